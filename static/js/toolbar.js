/**
 * The small toolbar at the selection: what it can become, which letters are in, which quote it would serve.
 * On a touch screen it stands at the bottom of the window, where no handle or menu of the system covers it.
 */

import { uncovered } from "./caret.js";
import { withNextPicture } from "./picture.js";

export class Toolbar {
  constructor(element) {
    this.element = element;
    this.choiceBox = element.querySelector(".choices");
    this.kindLabel = element.querySelector(".kind");
    this.targetLabel = element.querySelector(".target");
    this.layers = element.querySelector(".layers");
    this.adjusted = element.querySelector(".adjusted");
    this.template = element.querySelector("template");
    this.panel = document.getElementById("panel");
  }

  hide() {
    this.element.hidden = true;
    this.panel.toggleAttribute("data-beside-toolbar", false);
  }

  /**
   * Shows what a selection can become. `kind` is the kind of quote; `choices` the words of each way to cut a
   * name, `chosen` its number; `enclosed` whether quotation marks are around it; `target` the words of the quote that a speaker or cue would serve, or "";
   * `boundaries` the words that the mark in hand would have by these boundaries, or ""; `moved` whether they were
   * moved to and are nothing else; `box()` gives where the selection stands, with the height of a `line`.
   */
  show({ kind, choices, chosen, enclosed, target, boundaries, moved, box }) {
    this.kindLabel.textContent = this.kindLabel.dataset[kind];
    this.adjusted.hidden = !boundaries;
    this.adjusted.querySelector("bdi").textContent = boundaries;
    this.layers.hidden = moved;
    this.element.querySelector("[data-command=enclosed]").hidden = !enclosed;
    this.element.toggleAttribute("data-moved", moved);
    this.targetLabel.hidden = !target;
    this.targetLabel.querySelector("bdi").textContent = target;
    this.choiceBox.hidden = choices.length < 2;
    const buttons = choices.map((words, number) => {
      const button = this.template.content.firstElementChild.cloneNode(true);
      button.querySelector("bdi").textContent = words;
      button.dataset.number = number;
      button.setAttribute("aria-pressed", String(number === chosen));
      return button;
    });
    this.choiceBox.querySelector(".list").replaceChildren(...buttons);
    this.element.hidden = false;
    this.panel.toggleAttribute("data-beside-toolbar", !moved);
    withNextPicture(this, () => this.measure(box()), (place) => this.place(place)); // prettier-ignore
  }

  /**
   * Where it stands on the page: below the selection, or above it and the line before where there is no room; whole in
   * the window's width. Null where the styles place it.
   */
  measure(box) {
    if (this.element.hidden || getComputedStyle(this.element).position === "fixed") return null;
    const gap = 10;
    const { width, height } = this.element.getBoundingClientRect();
    const below = box.bottom + gap;
    const above = box.top - box.line - height;
    const floor = uncovered() - 4;
    const top = below + height <= floor ? below : above > 8 ? above : Math.max(8, Math.min(below, floor - height));
    const middle = (box.left + box.right) / 2 - width / 2;
    const left = Math.max(8, Math.min(middle, document.documentElement.clientWidth - width - 8));
    return { top: top + window.scrollY, left: left + window.scrollX };
  }

  place(place) {
    if (!place) return;
    this.element.style.setProperty("top", `${place.top}px`);
    this.element.style.setProperty("left", `${place.left}px`);
  }
}
