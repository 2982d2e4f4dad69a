/**
 * A caret of our own in a text that is not editable: it is kept as two offsets, so that it outlives the text's
 * replacement by the server, moves in the order of the words, and is drawn beside the text, not in it.
 */

import { offsetOfPoint, paragraphOf, pointOfOffset, rangesOfSpan, readSelection, writeSelection } from "./offsets.js";
import { layOutAll } from "./laying.js";
import { withNextPicture } from "./picture.js";
import { lastPhrase, nextPhrase } from "./phrases.js";
import * as words from "./selection.js";
import { lastSentence, nextSentence } from "./sentences.js";

const STEPS = {
  letter: [words.lastLetter, words.nextLetter],
  word: [words.lastWord, words.nextWord],
  phrase: [lastPhrase, nextPhrase],
  sentence: [lastSentence, nextSentence],
  paragraph: [words.lastParagraph, words.nextParagraph],
  text: [() => 0, (text) => text.length],
};

export class Caret {
  /** `element` is what is drawn where nothing is selected; it stands outside the text, positioned on the page. */
  constructor(element) {
    this.element = element;
    this.anchor = 0;
    this.focus = 0;
  }

  /** Takes the text of the page, `text` from offsets.js and `prepared` from selection.js. */
  attach(text, prepared) {
    this.text = text;
    this.prepared = prepared;
    this.anchor = Math.min(this.anchor, prepared.length);
    this.focus = Math.min(this.focus, prepared.length);
  }

  get start() {
    return Math.min(this.anchor, this.focus);
  }

  get end() {
    return Math.max(this.anchor, this.focus);
  }

  get empty() {
    return this.anchor === this.focus;
  }

  /** Puts the selection at two offsets, or the caret at one, and shows it. */
  put(anchor, focus = anchor) {
    this.anchor = anchor;
    this.focus = focus;
    writeSelection(this.text, anchor, focus);
    this.draw();
  }

  /** Takes over the document's selection; whether it lies in the text at all. */
  read() {
    const read = readSelection(this.text);
    if (!read) return false;
    this.anchor = read.anchor;
    this.focus = read.focus;
    this.draw();
    return true;
  }

  /** Moves the focus end; without `extend` the caret, which leaves a selection at its end in that direction. */
  move({ unit, direction, extend }) {
    if (!extend && !this.empty && unit === "letter") {
      this.put(direction > 0 ? this.end : this.start);
    } else {
      const focus = this.target(unit, direction, this.focus);
      this.put(extend ? this.anchor : focus, focus);
    }
    this.reveal();
  }

  /** Moves one end of the span outwards or inwards by a word or a letter, never past the other end. */
  static nudge(prepared, [start, end], edge, outwards, unit) {
    const forward = (edge === "end") === outwards;
    const step = STEPS[unit][forward ? 1 : 0];
    if (edge === "start") return [Math.min(step(prepared, start), end), end];
    return [start, Math.max(step(prepared, end), start)];
  }

  target(unit, direction, from) {
    if (STEPS[unit]) return STEPS[unit][direction > 0 ? 1 : 0](this.prepared, from);
    return unit === "line" ? this.onLine(from, direction) : this.lineEdge(from, direction);
  }

  /** The place above or below, found by its place on the screen. */
  onLine(from, direction) {
    this.reveal();
    const at = this.rectOf(from);
    const height = at.height || 20;
    for (let step = 1; step <= 12; step += 1) {
      const offset = this.atPoint(at.left, at.top + height / 2 + (direction * height * step) / 1.5);
      if (offset === null) continue;
      const there = this.rectOf(offset);
      if ((there.top - at.top) * direction > height / 3) return words.snap(this.prepared, offset, "start");
    }
    return direction > 0 ? words.nextParagraph(this.prepared, from) : words.lastParagraph(this.prepared, from);
  }

  lineEdge(from, direction) {
    const { element, start, end } = paragraphOf(this.text, from);
    const box = element.getBoundingClientRect();
    const at = this.rectOf(from);
    const x = direction > 0 ? box.left + 1 : box.right - 1;
    const offset = this.atPoint(x, at.top + at.height / 2);
    return offset ?? (direction > 0 ? end : start);
  }

  /** The offset of the text at a point of the window; null where no paragraph is there. */
  atPoint(x, y) {
    const found = document.caretPositionFromPoint?.(x, y);
    const range = found ? null : document.caretRangeFromPoint?.(x, y);
    const node = found?.offsetNode ?? range?.startContainer;
    if (!node || !this.text.root.contains(node)) return null;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element.closest("p[data-start]")) return null;
    return offsetOfPoint(this.text, node, found?.offset ?? range.startOffset);
  }

  /** The offset of the letter under a point of the window; null where none is. */
  charAt(x, y) {
    const at = this.atPoint(x, y);
    const here = ([start, end]) =>
      rangesOfSpan(this.text, start, end).some((range) =>
        [...range.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom),
      );
    const spans = at === null ? [] : [[words.lastLetter(this.prepared, at), at], [at, words.nextLetter(this.prepared, at)]]; // prettier-ignore
    return spans.find(here)?.[0] ?? null;
  }

  /** Where the caret of an offset stands in the window. */
  rectOf(offset) {
    const { node, units } = pointOfOffset(this.text, offset, offset > 0 && this.isLineEnd(offset) ? "end" : "start");
    const range = document.createRange();
    range.setStart(node, units);
    range.collapse(true);
    const [rect] = range.getClientRects();
    return rect ?? paragraphOf(this.text, offset).element.getBoundingClientRect();
  }

  /** The box around the letters of a span in the window. */
  boxOf(start, end) {
    const rects = rangesOfSpan(this.text, start, end).flatMap((range) => [...range.getClientRects()]);
    if (!rects.length) return this.rectOf(start);
    const edge = (name, choose) => choose(...rects.map((rect) => rect[name]));
    return { top: edge("top", Math.min), bottom: edge("bottom", Math.max), left: edge("left", Math.min), right: edge("right", Math.max) };
  }

  isLineEnd(offset) {
    return offset >= this.prepared.length || this.prepared.chars[offset] === "\n";
  }

  /** Draws the caret, with the next picture, where nothing is selected and the text has the focus. */
  draw() {
    withNextPicture(this, () => this.measure(), (place) => this.place(place)); // prettier-ignore
  }

  /** Where the caret stands on the page: `{place: {left, top, height}, blinks}`; null where it is not to be seen. */
  measure() {
    if (!this.empty || document.activeElement !== this.text.root) return null;
    const { left, top, height } = this.rectOf(this.focus);
    const blinks = this.element.getAnimations();
    return { place: { left: left + window.scrollX, top: top + window.scrollY, height }, blinks };
  }

  place(measured) {
    this.element.hidden = !measured;
    if (!measured) return;
    const { place, blinks } = measured;
    for (const [name, pixels] of Object.entries(place)) this.element.style.setProperty(name, `${pixels}px`);
    // The blinking starts anew, so that the caret is seen where it has just moved to.
    for (const blink of blinks) blink.currentTime = 0;
  }

  /** Scrolls the window, where it must, so that nothing covers a span or, where it is long, its beginning. */
  revealSpan(start, end) {
    layOutAll();
    const { top, bottom } = this.boxOf(start, end);
    const floor = uncovered();
    const room = Math.min(120, floor / 5);
    if (top < room) window.scrollBy({ top: top - room, behavior: "instant" });
    else if (bottom > floor - room) window.scrollBy({ top: Math.min(bottom - floor + room, top - room), behavior: "instant" });
  }

  /** Scrolls the window, where it must, so that an offset is well inside what nothing covers. */
  reveal(offset = this.focus) {
    layOutAll();
    const rect = this.rectOf(offset);
    const floor = uncovered();
    const room = Math.min(120, floor / 5);
    if (rect.top < room) window.scrollBy({ top: rect.top - room, behavior: "instant" });
    else if (rect.bottom > floor - room) window.scrollBy({ top: rect.bottom - floor + room, behavior: "instant" });
  }
}

/** How far down the window nothing lies over its whole width: the bar, and on a phone the panel, stand below. */
export function uncovered() {
  const covers = [...document.querySelectorAll("#bar, #panel, #toolbar")].map((one) => one.getBoundingClientRect());
  const wide = covers.filter(({ width, height }) => height && width > window.innerWidth * 0.9);
  return Math.min(window.innerHeight, ...wide.map(({ top }) => top));
}
