/** Others' comments on the mark in hand, as soon as the reading tells of them; what is being written stays. */

import { draftsOf, putBack } from "./drafts.js";

/** The part of the reading's tag that changes with each comment. */
const talksOf = (reading) => reading.dataset.tag.split("-").at(-1);

export class Said {
  constructor({ page, hand, panel }) {
    Object.assign(this, { page, hand, panel });
    this.seen = talksOf(page.reading);
  }

  /** Loads the talks in the panel anew where the page has been drawn with others than before. */
  async look() {
    const now = talksOf(this.page.reading);
    const { mark } = this.hand;
    if (now === this.seen) return;
    this.seen = now;
    if (!mark || mark.foreseen || !this.talks) return;
    const answer = await fetch(this.page.address("mark", mark.id), { cache: "no-store", redirect: "error" });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".talks > ol");
    const { talks } = this;
    if (!fresh || !talks || this.hand.mark?.id !== mark.id) return;
    const list = talks.querySelector(":scope > ol");
    const drafts = draftsOf(list);
    // Who answers just now goes on, and sees the others' words with the next comment.
    if (list.contains(document.activeElement)) return;
    const own = document.importNode(fresh, true);
    list.replaceWith(own);
    putBack(own, drafts);
    window.htmx.process(own);
  }

  get talks() {
    return this.panel.element.querySelector(".talks");
  }
}
