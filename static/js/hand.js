/** The mark in hand: the one that the panel shows and that the keys change. */

import * as marking from "./marks.js";
import { say } from "./messages.js";
import { paint } from "./paint.js";

export class Hand {
  constructor(page, caret, panel) {
    this.page = page;
    this.caret = caret;
    this.panel = panel;
    this.mark = null;
    // Whether the caret stands where taking the mark has put it, so that extending begins from the mark.
    this.fresh = false;
    // Where the caret stood when the mark was taken: a step goes on from the caret once it has been moved.
    this.stood = null;
    // Grows whenever another mark is in hand than before.
    this.turn = 0;
  }

  /**
   * Takes a mark: the panel shows it, the caret stands at its end, others over the same words are a choice. With
   * `keepCaret` the caret is where it is; with `stays` a step goes on from the mark all the same.
   */
  take(mark, { keepCaret = false, quiet = false, stays = false } = {}) {
    if (!mark) return;
    const again = keepCaret && !stays && mark.id === this.mark?.id;
    if (mark.id !== this.mark?.id) this.turn += 1;
    this.mark = mark;
    if (!keepCaret && !this.panel.busy) {
      // Measured before anything is changed: the page is laid out then.
      this.caret.revealSpan(mark.start, mark.end);
      this.caret.put(mark.end);
    }
    if (!again) this.stood = this.caret.focus;
    this.fresh = this.caret.empty && this.caret.focus === mark.end;
    const others = marking
      .marksAt(this.page.marks, mark.start)
      .filter((other) => other.id !== mark.id && marking.overlaps(other, mark.start, mark.end))
      .map((other) => ({ id: other.id, layer: other.layer, words: this.page.excerpt(other) }));
    const { addresses } = this.page;
    const shown = { label: addresses[`${mark.layer}Label`], words: this.page.words([mark.start, mark.end]) };
    this.panel.show(mark, this.page.address("mark", mark.id), others, shown);
    this.show();
    if (!quiet) say(`${this.page.addresses[`${mark.layer}Label`]}: ${this.page.excerpt(mark)}`);
  }

  /** Scrolls, where it must, so that the panel's coming covers nothing of the mark. */
  reveal() {
    if (this.mark) this.caret.revealSpan(this.mark.start, this.mark.end);
  }

  /** Lets go of it. */
  release() {
    if (this.mark) this.turn += 1;
    this.mark = null;
    this.fresh = false;
    this.panel.hide();
    this.show();
  }

  show() {
    const { mark, page } = this;
    page.host.toggleAttribute("data-suggestion", Boolean(mark?.suggested));
    page.host.toggleAttribute("data-mark-in-hand", Boolean(mark));
    const related = mark ? marking.relatives(page.marks, mark) : [];
    paint(page.text, "current", mark ? [[mark.start, mark.end]] : []);
    paint(page.text, "related", related.map(({ start, end }) => [start, end])); // prettier-ignore
  }

  /** The mark in hand, unless the caret has left for another place since it was taken. */
  get here() {
    const { mark, caret } = this;
    const selects = mark && !caret.empty && marking.overlaps(mark, caret.start, caret.end);
    return selects || caret.focus === this.stood ? mark : null;
  }

  /** Takes the next (1) or last (-1) mark of `among`, from the mark in hand or the caret; whether there is one. */
  step(among, direction) {
    const mark = marking.step(among, this.here, this.caret.focus, direction);
    if (mark) this.take(mark);
    return Boolean(mark);
  }

  /** Takes the next suggestion to decide; where none is left, says so and lets go of a mark that is none. */
  stepToSuggestion(direction) {
    if (!this.step(this.page.toDecide, direction)) say(this.page.addresses.noneLeft);
  }

  /** Takes the marks at the caret, one after another. */
  nextHere() {
    const here = marking.marksAt(this.page.marks, this.caret.focus);
    if (!here.length) return;
    const at = here.findIndex(({ id }) => id === this.mark?.id);
    this.take(here[(at + 1) % here.length], { keepCaret: true });
  }

  /** A piece was pressed: the shortest mark on it is taken, the next one where that is in hand already. */
  takeFrom(piece) {
    const over = piece.dataset.marks.split(" ").map(Number).filter((id) => this.page.mark(id)).reverse(); // prettier-ignore
    const at = over.indexOf(this.mark?.id);
    if (over.length) this.take(this.page.mark(over[(at + 1) % over.length]), { keepCaret: true });
  }
}
