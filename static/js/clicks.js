/**
 * Presses that select more than a word: two on a quotation mark take what it encloses, three take the sentence, and
 * a drag after them goes on by sentences. A press of a finger counts like one of the mouse.
 */

import { enclosed } from "./enclosing.js";
import { isMark } from "./selection.js";
import { sentenceAt } from "./sentences.js";

export class Clicks {
  constructor(editor) {
    this.editor = editor;
    // The sentence that a drag goes on from.
    this.base = null;
    document.addEventListener("mousedown", (event) => this.onMouseDown(event));
    document.addEventListener("mousemove", (event) => this.onMouseMove(event));
    document.addEventListener("mouseup", () => (this.base = null));
  }

  onMouseDown(event) {
    if (event.button || event.detail < 2 || event.shiftKey || !event.target.closest("#text p")) return;
    const { caret, page, selecting } = this.editor;
    const at = caret.charAt(event.clientX, event.clientY) ?? caret.atPoint(event.clientX, event.clientY);
    if (at === null) return;
    const { prepared } = page;
    this.base = event.detail > 2 ? sentenceAt(prepared, at) : null;
    const mark = event.detail === 2 && isMark(prepared.chars, at);
    const span = mark ? enclosed(prepared, at, at + 1) : this.base;
    if (!span) return;
    // Otherwise the browser takes the block, or the mark and the space beside it.
    event.preventDefault();
    page.root.focus({ preventScroll: true });
    selecting.select(span);
  }

  onMouseMove(event) {
    if (!this.base) return;
    const { caret, page, selecting } = this.editor;
    const at = caret.atPoint(event.clientX, event.clientY);
    const there = at !== null && sentenceAt(page.prepared, at);
    if (!there) return;
    const [start, end] = this.base;
    if (there[0] < start) caret.put(end, there[0]);
    else caret.put(start, Math.max(end, there[1]));
    selecting.refresh();
  }
}
