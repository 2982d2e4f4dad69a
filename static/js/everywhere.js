/**
 * "The same everywhere": the hits of a name or a place, shown in the text and listed, struck out one by one, and
 * marked in one decision. The list stands beside the text; while it is open the text's keys rest.
 */

import * as marking from "./marks.js";
import { tell } from "./messages.js";
import { paint } from "./paint.js";

const NAMING = new Set(["place", "speaker"]);

export class Everywhere {
  constructor(editor) {
    this.editor = editor;
    this.dialog = document.getElementById("everywhere");
    this.form = this.dialog.querySelector("form");
    this.list = this.dialog.querySelector(".hits");
    this.words = this.dialog.querySelector(".words bdi");
    this.seed = null;
    this.form.addEventListener("change", (event) => (event.target.type === "radio" ? this.look() : this.show()));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.mark();
    });
    for (const button of this.dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.leave());
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    // It stands beside the text: Esc closes it from there too.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.dialog.open || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      this.dialog.close();
    });
    for (const type of ["focusin", "pointerover"]) this.list.addEventListener(type, (event) => this.point(event.target));
    this.list.addEventListener("htmx:afterSwap", () => this.show());
  }

  /** Asks for the words that are selected, else for the name or place in hand, else for the word at the caret. */
  open() {
    const { selecting, hand, page } = this.editor;
    const mark = selecting.empty || selecting.adjusting ? hand.mark : null;
    if (mark && !NAMING.has(mark.layer)) {
      tell("everywhere-template");
      return;
    }
    const span = mark ? [mark.start, mark.end] : selecting.spanFor("place");
    if (!span) {
      tell("everywhere-template");
      return;
    }
    const entity = mark ? mark.entity : marking.entityNamed(page.marks, page.words(span));
    this.seed = { span, mark, entity };
    this.field("layer").value = mark?.layer ?? (entity ? "speaker" : "place");
    // What a mark is, its like elsewhere is too.
    this.dialog.querySelector(".as").hidden = Boolean(mark);
    this.field("how").value = "clitics";
    this.words.textContent = page.words(span);
    this.list.replaceChildren();
    this.dialog.show();
    this.form.querySelector("[name=how]:checked").focus();
    this.look();
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  /** Asks the server for the hits. */
  look() {
    const { span, entity } = this.seed;
    const layer = this.field("layer").value;
    const values = { layer, start: span[0], end: span[1], how: this.field("how").value };
    if (layer === "speaker" && entity) values.entity = entity.id;
    const url = this.editor.page.address("everywhere");
    window.htmx.ajax("GET", url, { source: this.list, target: this.list, swap: "innerHTML", values }).catch(() => {});
  }

  get boxes() {
    return [...this.list.querySelectorAll("input[type=checkbox]")];
  }

  get chosen() {
    return this.boxes.filter(({ checked, disabled }) => checked && !disabled);
  }

  /** Paints in the text what would be marked and what is struck out, and counts. */
  show() {
    if (!this.dialog.open) return;
    const { text } = this.editor.page;
    const struck = this.boxes.filter(({ checked, disabled }) => !checked && !disabled);
    paint(text, "hits", this.chosen.map(spanOf));
    paint(text, "struck", struck.map(spanOf));
    const button = this.form.querySelector("button.primary");
    button.querySelector("b").textContent = this.chosen.length;
    button.disabled = !this.chosen.length;
  }

  /** Brings the hit of a line into sight and paints it. */
  point(element) {
    const box = element.closest?.("li")?.querySelector("input");
    if (!box || box === this.pointed) return;
    this.pointed = box;
    paint(this.editor.page.text, "pointed", [spanOf(box)]);
    this.editor.caret.revealSpan(...spanOf(box));
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && !event.target.closest("button")) {
      event.preventDefault();
      this.mark();
    } else if (step && event.target.type === "checkbox") {
      event.preventDefault();
      const boxes = this.boxes.filter(({ disabled }) => !disabled);
      boxes[boxes.indexOf(event.target) + step]?.focus();
    }
  }

  /** Marks what is left, as one decision. */
  mark() {
    const { page, deciding } = this.editor;
    const spans = this.chosen.map((box) => [...spanOf(box), box.dataset.quote ? Number(box.dataset.quote) : null]);
    if (!spans.length) return;
    const layer = this.field("layer").value;
    const { mark, entity } = this.seed;
    const values = { layer, spots: JSON.stringify(spans.map(([start, end, quote]) => [start, end, page.words([start, end]), quote])) };
    if (layer === "speaker") values.entity = entity.id;
    else if (mark?.place) values.place = mark.place;
    if (layer === "place" && mark?.place_name) values.place_name = mark.place_name;
    this.dialog.close();
    deciding.post("everywhere", values, { layer, span: spans[0].slice(0, 2) });
  }

  leave() {
    const { page } = this.editor;
    for (const state of ["hits", "struck", "pointed"]) paint(page.text, state, []);
    this.pointed = null;
    this.list.replaceChildren();
    this.editor.toText();
  }
}

const spanOf = ({ dataset }) => [Number(dataset.start), Number(dataset.end)];
