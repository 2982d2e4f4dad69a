/** Accepts all suggestions that are surer than a bar: asks first, and says how many decisions that takes and which marks. */

import { decidedWith } from "./marks.js";

const LAYERS = ["quote", "speaker", "cue", "place"];

/** The suggestions that accepting all that are at least so sure decides: with a quote its cues and mentions go. */
export function surerThan(marks, bar, ahead) {
  const taken = new Map();
  for (const mark of marks.list) {
    const open = mark.suggested && !ahead.has(mark.id) && (mark.layer === "quote" || mark.layer === "place");
    if (!open || (mark.confidence !== null && mark.confidence < bar)) continue;
    for (const one of decidedWith(marks, mark, "accept", ahead)) taken.set(one.id, one);
  }
  return [...taken.values()];
}

export class Surer {
  constructor(editor, preferences) {
    this.editor = editor;
    this.preferences = preferences;
    this.dialog = document.getElementById("surer");
    this.form = this.dialog.querySelector("form");
    [this.number, this.range] = this.form.querySelectorAll("input");
    this.form.addEventListener("input", (event) => {
      if (event.target === this.range) this.number.value = this.range.value;
      else this.range.value = this.number.value;
      this.count();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.accept();
    });
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.editor.toText());
  }

  open() {
    this.number.value = this.range.value = Math.round(this.preferences.bar * 100);
    this.count();
    this.dialog.showModal();
    this.number.select();
  }

  get bar() {
    return this.number.valueAsNumber / 100;
  }

  /** Says what the bar would take, of which layers, and what it would leave. */
  count() {
    const { marks, ahead, toDecide } = this.editor.page;
    const taken = Number.isNaN(this.bar) ? [] : surerThan(marks, this.bar, ahead);
    const ids = new Set(taken.map(({ id }) => id));
    const left = toDecide.filter(({ id }) => !ids.has(id)).length;
    const numbers = { all: toDecide.length - left, left, marks: taken.length };
    for (const layer of LAYERS) numbers[layer] = taken.filter((mark) => mark.layer === layer).length;
    for (const place of this.form.querySelectorAll("[data-of]")) place.textContent = numbers[place.dataset.of];
    const button = this.form.querySelector("button.primary");
    button.querySelector("b").textContent = numbers.all;
    button.disabled = !taken.length;
  }

  accept() {
    if (!this.form.reportValidity()) return;
    const { bar } = this;
    this.dialog.close();
    if (bar !== this.preferences.bar) this.preferences.keep({ bar });
    this.editor.deciding.post("acceptAll", { confidence: bar }, { ofAll: true });
  }
}
