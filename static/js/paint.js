/**
 * Passing states drawn over the text by the CSS Custom Highlight API: no element is added, so letters stay
 * joined and nothing moves. A browser without the API shows the selection alone.
 */

import { rangesOfSpan } from "./offsets.js";

/** Names of the highlights, those drawn later on top. */
const STATES = ["waiting", "related", "target", "hover", "struck", "hits", "current", "pointed", "preview", "left-out"];

/** Draws the spans `[[start, end], …]` in one state, in place of what was drawn in it before. */
export function paint(text, state, spans) {
  if (!CSS.highlights) return;
  const ranges = spans.flatMap(([start, end]) => rangesOfSpan(text, start, end));
  if (!ranges.length) {
    CSS.highlights.delete(state);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = STATES.indexOf(state);
  CSS.highlights.set(state, highlight);
}
