/** Shows what waits for a lost server: how many changes, on which words, and in the panel that of the mark in hand. */

import { fromTemplate } from "./messages.js";
import { spanOf } from "./outgoing.js";
import { paint } from "./paint.js";

export class Waiting {
  constructor(page, panel, writes) {
    Object.assign(this, { page, panel, writes });
    panel.element.addEventListener("htmx:afterSwap", () => this.show());
  }

  show() {
    const { page, panel, writes } = this;
    const held = writes.lost ? writes.queue : [];
    for (const output of document.querySelectorAll("#messages [data-waiting-count]")) output.textContent = held.length;
    paint(page.text, "waiting", held.map(spanOf).filter(Boolean));
    const waits = panel.mark && (panel.mark.foreseen || held.some(({ mark }) => mark && writes.standing(mark)?.id === panel.mark.id));
    const sign = panel.element.querySelector(".waiting");
    if (waits && !sign) panel.element.querySelector(".mark-form > header")?.after(fromTemplate("waiting-template"));
    else if (!waits) sign?.remove();
  }
}
