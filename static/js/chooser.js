/**
 * The dialog that asks who speaks: the article's entities first, then the corpus's speakers, found as one types,
 * or a new name. Enter takes the option in hand, else the name as it is written.
 */

import { foldName } from "./selection.js";

export class Chooser {
  constructor(dialog) {
    this.dialog = dialog;
    this.form = dialog.querySelector("form");
    this.name = this.form.elements.namedItem("q");
    this.options = dialog.querySelector("[role=listbox]");
    this.words = dialog.querySelector(".words");
    this.kinds = dialog.querySelector(".kinds");
    this.where = dialog.querySelector(".where");
    this.name.addEventListener("keydown", (event) => this.onKey(event));
    this.name.addEventListener("input", () => this.activate(null));
    this.options.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      this.activate(option);
      this.form.requestSubmit();
    });
    this.options.addEventListener("htmx:afterSwap", () => this.settle());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = this.values();
      if (!values) return;
      this.finish(values);
    });
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => this.finish(null));
  }

  /**
   * Asks; resolves to the fields `{entity}`, `{speaker}` or `{name, entity_kind}`, or null where it was left.
   * `words` are those that are marked (or ""), `name` what stands in the field at first. With `former`, the
   * `{entity, name, quotes}` that a new name may correct, that resolves to `{corrects, corrected, scope}`.
   */
  ask({ words, name, former = null }) {
    this.former = former;
    if (former) {
      this.where.querySelector("bdi").textContent = former.name;
      this.where.querySelector("b").textContent = former.quotes;
    }
    this.words.hidden = !words;
    this.words.querySelector("bdi").textContent = words;
    // It is for the mark in hand alone until the editor says otherwise, whatever the name.
    this.form.reset();
    this.where.hidden = !former;
    this.name.value = name;
    this.startsEmpty = !name;
    this.activate(null);
    this.options.replaceChildren();
    this.dialog.showModal();
    this.name.select();
    // All speakers of the article at first, whatever the words are; what is typed then narrows them.
    const url = this.name.getAttribute("hx-get");
    window.htmx.ajax("GET", url, { source: this.options, target: this.options, swap: "innerHTML" }).catch(() => {});
    return new Promise((resolve) => (this.resolve = resolve));
  }

  finish(values) {
    const { resolve } = this;
    this.resolve = null;
    if (this.dialog.open) this.dialog.close();
    resolve?.(values);
  }

  values() {
    const option = this.active;
    if (option) return option.dataset.entity ? { entity: option.dataset.entity } : { speaker: option.dataset.speaker };
    const name = this.name.value.trim();
    if (!name) return null;
    const kind = this.form.elements.namedItem("entity_kind").value;
    if (this.where.disabled) return { name, entity_kind: kind };
    const scope = this.form.elements.namedItem("scope").value;
    if (scope === "one" && !this.corrects(name)) return { name, entity_kind: kind };
    return { corrects: this.former.entity, corrected: name, scope };
  }

  get all() {
    return [...this.options.querySelectorAll("[role=option]")];
  }

  /** New options are there: the first is in hand where no name was given and none is written. */
  settle() {
    this.activate(this.startsEmpty && !this.name.value ? this.all[0] ?? null : null);
  }

  activate(option) {
    this.active = option;
    for (const other of this.all) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      this.name.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.name.removeAttribute("aria-activedescendant");
    }
    this.kinds.disabled = Boolean(option);
    // Whom the lists know has a name already.
    this.where.disabled = !this.former || Boolean(option);
  }

  /** Whether a name has a word of the one that it may correct. */
  corrects(name) {
    const words = new Set(foldName(this.former.name).split(" "));
    return foldName(name).split(" ").some((word) => words.has(word));
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    const { all } = this;
    const at = all.indexOf(this.active) + step;
    this.activate(at < 0 || at >= all.length ? null : all[at]);
  }
}
