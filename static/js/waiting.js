/** Shows what waits for a lost server: how many changes, on which words, and in the panel that of the mark in hand. */

import { fromTemplate } from "./messages.js";
import { decidedWith, toDecide } from "./marks.js";
import { spanOf } from "./outgoing.js";
import { paint } from "./paint.js";
import { surerThan } from "./surer.js";

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

/** Whether suggestions are left to decide once the server has done all that waits. */
export function leftAfter(page, writes) {
  const waiting = [];
  for (const write of writes.queue) {
    if (write.what !== "undo") waiting.push(write);
    // What stood before all that waits comes back: nobody here knows what it was.
    else if (!waiting.pop()) return page.undecided;
  }
  const ahead = new Set();
  for (const { what, values, mark } of waiting) {
    if (what === "rejectAll" || (what === "review" && values.rest)) return false;
    if (what === "acceptAll") for (const { id } of surerThan(page.marks, values.confidence, ahead)) ahead.add(id);
    const now = mark && writes.standing(mark);
    if (!now?.suggested) continue;
    const how = what === "reject" || what === "delete" ? "reject" : "accept";
    for (const { id } of decidedWith(page.marks, now, how, ahead)) ahead.add(id);
  }
  return toDecide(page.marks, ahead).length > 0;
}
