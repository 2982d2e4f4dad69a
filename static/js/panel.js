/** The panel of the mark in hand: the server's form for it, loaded, and sent by the one who was given `send`. */

import { fromTemplate } from "./messages.js";

export class Panel {
  /** `send(url, values)` writes; `take(id)` takes another mark in hand; `leave()` gives the focus back to the text; `shown()` is called when the form is there. */
  constructor(element, { send, take, leave, shown }) {
    this.element = element;
    this.take = take;
    this.shown = shown;
    this.mark = null;
    this.timer = null;
    this.wantsFocus = false;
    element.addEventListener("submit", (event) => {
      const { target, submitter } = event;
      if (target.method !== "post") return;
      event.preventDefault();
      const values = new FormData(target, submitter);
      // Without the attribute the property names the page.
      send(submitter?.hasAttribute("formaction") ? submitter.formAction : target.action, values);
    });
    // A press of the pointer is sent at once; who steps through the choices by keys sends them with Enter.
    element.addEventListener("click", (event) => {
      if (event.detail > 0 && event.target.matches("[data-at-once]")) event.target.form.requestSubmit(this.save);
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      leave();
    });
    element.addEventListener("click", (event) => {
      const other = event.target.closest("[data-take]");
      if (other) this.take(Number(other.dataset.take));
    });
    element.addEventListener("htmx:afterSwap", (event) => {
      if (event.target !== this.element) return;
      this.element.inert = false;
      this.settle();
      this.shown();
    });
  }

  get save() {
    return this.element.querySelector("button.save");
  }

  /** Whether someone is at work in it. */
  get busy() {
    return this.element.contains(document.activeElement);
  }

  /** Shows the mark at `url`, with the marks that lie over it as a choice; a little later, so that steps are light. */
  show(mark, url, others) {
    const another = mark.id !== this.mark?.id || mark.version !== this.mark.version;
    this.mark = mark;
    this.others = others;
    if (!another && this.element.childElementCount) return;
    this.element.inert = true;
    clearTimeout(this.timer);
    this.element.toggleAttribute("data-open", true);
    this.timer = setTimeout(() => {
      window.htmx.ajax("GET", url, { source: this.element, target: this.element, swap: "innerHTML" }).catch(() => {
        // Better nothing than another mark's form.
        if (this.mark?.id === mark.id) this.element.replaceChildren();
      });
    }, 60);
  }

  /** Has the mark loaded anew when it is shown the next time, even where it is the same. */
  forget() {
    this.mark = null;
    // Its form is of a state that is past: nothing of it may be sent.
    this.element.inert = true;
  }

  /** Empties it. */
  hide() {
    clearTimeout(this.timer);
    this.mark = null;
    this.wantsFocus = false;
    this.element.removeAttribute("data-open");
    this.element.replaceChildren();
    this.element.inert = false;
  }

  /** Gives the focus to its first field, as soon as that is there. */
  focus() {
    this.wantsFocus = true;
    this.settle();
  }

  settle() {
    const here = this.element.querySelector(".here");
    if (here && !here.childElementCount && this.others?.length) {
      here.append(...this.others.map((other) => this.otherButton(other)));
      here.hidden = false;
    }
    if (!this.wantsFocus) return;
    const field =
      this.element.querySelector("[data-first]:checked, input[data-first]:not([type=radio])") ??
      this.element.querySelector("input:not([type=hidden]):not([disabled]), select, button");
    if (!field) return;
    this.wantsFocus = false;
    field.focus();
  }

  otherButton({ id, layer, words }) {
    const button = fromTemplate("other-template");
    button.dataset.take = id;
    const label = button.querySelector(".layer");
    label.classList.add(layer);
    label.textContent = button.dataset[layer];
    button.querySelector("bdi").textContent = words;
    return button;
  }
}
