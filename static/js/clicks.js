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
    // The mark in hand before the first press of several: that first one has taken what lay under it.
    this.held = null;
    document.addEventListener("mousedown", (event) => this.onMouseDown(event));
    document.addEventListener("mousemove", (event) => this.onMouseMove(event));
    document.addEventListener("mouseup", () => (this.base = null));
  }

  onMouseDown(event) {
    if (event.detail < 2) this.held = this.editor.hand.mark;
    if (event.button || event.detail < 2 || event.shiftKey || !event.target.closest("#text p")) return;
    // Otherwise the browser takes the block, or the mark and the space beside it.
    if (this.press(event.clientX, event.clientY, event.detail)) event.preventDefault();
  }

  /** Does what the press number `times` at a point of the window does; false where that is the browser's to do. */
  press(x, y, times) {
    const { caret, page, selecting } = this.editor;
    const at = caret.charAt(x, y) ?? caret.atPoint(x, y);
    if (at === null) return false;
    const { prepared } = page;
    this.base = times > 2 ? sentenceAt(prepared, at) : null;
    const mark = times === 2 && isMark(prepared.chars, at);
    const span = mark ? enclosed(prepared, at, at + 1) : this.base;
    if (!span) return false;
    page.root.focus({ preventScroll: true });
    this.putBackInHand();
    selecting.select(span);
    return true;
  }

  putBackInHand() {
    const { hand, page } = this.editor;
    const held = this.held && page.mark(this.held.id);
    if (hand.mark?.id === held?.id) return;
    if (held) hand.take(held, { keepCaret: true, quiet: true });
    else hand.release();
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
