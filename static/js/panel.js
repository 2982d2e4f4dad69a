/** The panel of the mark in hand: the server's form for it, loaded, and sent by the one who was given `send`. */

import { draftsOf, putBack, writtenIn } from "./drafts.js";
import { dismissTop, fromTemplate } from "./messages.js";

// What E goes to where the form names no first field: neither the heading's button nor those that move edges.
const FIELDS = "fieldset :is(input:not([type=hidden], [disabled]), select, button, summary), .fields input";

/** Sets a length in whole pixels where it is another one. */
function tell({ style }, name, length) {
  const written = `${Math.round(length)}px`;
  if (style.getPropertyValue(name) !== written) style.setProperty(name, written);
}

export class Panel {
  /**
   * `send(url, values)` writes; `accept()` and `takeAway()` do what their keys do; `take(id)` takes another mark in
   * hand; `leave()` gives the focus back to the text; `escape()` does what Esc does there; `shown()` is called when
   * the form is there.
   */
  constructor(element, { send, accept, takeAway, take, leave, escape, shown }) {
    this.element = element;
    this.take = take;
    this.shown = shown;
    this.mark = null;
    this.timer = null;
    this.wantsFocus = false;
    this.pending = "";
    this.held = null;
    // What is written of a mark and not sent, by its layer and words.
    this.drafts = new Map();
    element.addEventListener("submit", (event) => {
      const { target, submitter } = event;
      target.toggleAttribute("data-sent", true);
      // A comment is no change of the mark: its form sends itself.
      if (target.method !== "post" || target.matches(".talk")) return;
      event.preventDefault();
      // What a key does and what a button does is one thing; the panel shows the next mark, and keys go on.
      if (submitter?.matches(".accept, .reject")) {
        leave();
        if (submitter.matches(".accept")) accept();
        else takeAway();
        return;
      }
      const values = new FormData(target, submitter);
      // Without the attribute the property names the page.
      send(submitter?.hasAttribute("formaction") ? submitter.formAction : target.action, values);
    });
    // A press of the pointer is sent at once; who steps through the choices by keys sends them with Enter. A press on
    // what is chosen already changes nothing, and so does not accept a suggestion either.
    element.addEventListener("click", ({ target, detail }) => {
      const chooses = detail > 0 && target.matches("[data-at-once]") && target.checked !== target.defaultChecked;
      if (chooses) target.form.requestSubmit(this.save);
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      if (this.pending) escape();
      else if (!dismissTop()) leave();
    });
    element.addEventListener("click", (event) => {
      const other = event.target.closest("[data-take]");
      if (other) this.take(Number(other.dataset.take));
    });
    this.leave = leave;
    new ResizeObserver(() => this.fit()).observe(element);
    for (const type of ["scroll", "resize"]) window.addEventListener(type, () => this.fit(), { passive: true });
    // What was sent and refused is written and not sent.
    element.addEventListener("htmx:responseError", ({ target }) => target.closest("form")?.removeAttribute("data-sent"));
    element.addEventListener("htmx:beforeSwap", (event) => {
      if (event.target !== this.element) return;
      // A form that comes late is of a mark that is not in hand any more: what is pressed and sent is meant for another.
      if (event.detail.pathInfo.requestPath === this.url) this.keep();
      else event.detail.shouldSwap = false;
    });
    element.addEventListener("htmx:afterSwap", (event) => {
      if (event.target !== this.element) return;
      putBack(this.element, this.drafts.get(this.shows) ?? []);
      this.wake();
      this.settle();
      this.pend(this.pending);
      this.shown();
    });
  }

  /** Tells the styles how high it is, and how high it may be down to the bar: all is measured, then all is told. */
  fit() {
    const { top, height, bottom } = this.element.getBoundingClientRect();
    const bar = document.getElementById("bar")?.getBoundingClientRect().top ?? window.innerHeight;
    // The lists follow it down the column: it stops where they still have room.
    const lists = document.querySelector("#reading .lists");
    const room = lists?.getBoundingClientRect().height ?? 0;
    tell(this.element, "--room", bar - top);
    tell(this.element, "--lists-size", room);
    // The guidelines stand under it where they share its column.
    const guidelines = document.getElementById("guidelines");
    if (guidelines) tell(guidelines, "--panel-end", bottom);
    // Who needs its height is told it, not the page, whose text would get all its styles worked out anew.
    for (const beside of [document.getElementById("main"), lists]) if (beside) tell(beside, "--panel-size", height);
  }

  open(whether) {
    this.element.toggleAttribute("data-open", whether);
    document.documentElement.toggleAttribute("data-in-hand", whether);
  }

  /** Shows in the place of the mark's words those of boundaries that are not kept yet; "" shows its own. */
  pend(words) {
    this.pending = words;
    const quote = this.element.querySelector("blockquote");
    const line = this.element.querySelector(".pending");
    if (!quote || !line) return;
    quote.dataset.own ??= quote.textContent;
    const shown = words || quote.dataset.own;
    if (quote.textContent !== shown) quote.textContent = shown;
    quote.classList.toggle("moved", Boolean(words));
    line.hidden = !words;
  }

  /** Lets nothing of it be sent; the field that had the focus is kept in mind. */
  sleep() {
    if (this.element.contains(document.activeElement)) {
      const { id, name, value, dataset } = document.activeElement;
      this.held = { id, name, value, command: dataset.command, unit: dataset.unit };
    }
    this.element.inert = true;
  }

  /** Opens it again, with the focus where it was, else in the text, where the new form took it from somebody. */
  wake() {
    const { held } = this;
    this.element.inert = false;
    this.held = null;
    if (!held || (document.activeElement && document.activeElement !== document.body)) return;
    const alike = (one) =>
      held.id ? one.id === held.id
      : held.command ? one.dataset.command === held.command && one.dataset.unit === held.unit
      : held.name && one.name === held.name && one.value === held.value; // prettier-ignore
    const again = [...this.element.querySelectorAll("input, select, button")].find(alike);
    if (again) again.focus();
    else this.leave();
  }

  get save() {
    return this.element.querySelector("button.save");
  }

  /** The mark that it shows, by its layer and its words. */
  get shows() {
    const quote = this.element.querySelector("blockquote");
    return quote && `${this.element.querySelector(".layer")?.textContent} ${quote.dataset.own ?? quote.textContent}`;
  }

  /** Whether something is written in it that is not sent. */
  get written() {
    return writtenIn(this.element).length > 0;
  }

  /** Keeps what is written in its form and not sent, for when the same mark is shown again. */
  keep() {
    if (!this.element.querySelector(".mark-form:not(.coming)")) return;
    const drafts = draftsOf(this.element);
    if (drafts.length) this.drafts.set(this.shows, drafts);
    else this.drafts.delete(this.shows);
  }

  /** Whether someone is at work in it, or was until its form went to be replaced. */
  get busy() {
    const { activeElement } = document;
    const between = this.held && (!activeElement || activeElement === document.body);
    return this.element.contains(activeElement) || Boolean(between);
  }

  /**
   * Shows the mark at `url`, with the marks that lie over it as a choice: its words and layer at once, its form a
   * little later, so that steps are light.
   */
  show(mark, url, others, { label, words }) {
    const another = mark.id !== this.mark?.id || mark.version !== this.mark.version;
    this.mark = mark;
    this.others = others;
    if (!another && this.element.querySelector(".mark-form:not(.coming)")) return;
    // Measured before anything is changed: each measure after that would lay out the page once more.
    this.stood = { height: this.element.firstElementChild?.offsetHeight, scrolled: this.element.scrollTop };
    this.sleep();
    clearTimeout(this.timer);
    this.url = url;
    this.open(true);
    this.announce(mark, label, words);
    if (mark.foreseen) {
      // The server does not know it yet: its form comes with it.
      this.wake();
      this.shown();
      return;
    }
    this.timer = setTimeout(() => {
      window.htmx.ajax("GET", url, { source: this.element, target: this.element, swap: "innerHTML" }).catch(() => {
        // Better its words alone than a form of another state.
        if (this.mark !== mark) return;
        this.element.replaceChildren();
        this.announce(mark, label, words);
        this.wake();
      });
    }, 60);
  }

  /** Shows layer and words of a mark whose form is still to come, unless a form of the same words stands there. */
  announce({ layer, suggested }, label, words) {
    const former = this.element.firstElementChild;
    const quote = former?.querySelector("blockquote");
    const same = (quote?.dataset.own ?? quote?.textContent) === words && former.querySelector(`.layer.${layer}`);
    if (same) return;
    this.keep();
    const coming = fromTemplate("coming-template");
    const name = coming.querySelector(".layer");
    name.classList.add(layer);
    name.textContent = label;
    coming.querySelector(".status").hidden = !suggested;
    coming.querySelector("blockquote").textContent = words;
    // Nothing below it jumps while the form is on its way.
    if (former) coming.style.minBlockSize = `${this.stood.height}px`;
    this.element.replaceChildren(coming);
    if (this.stood.scrolled) this.element.scrollTop = 0;
  }

  /** Has the mark loaded anew when it is shown the next time, even where it is the same. */
  forget() {
    this.mark = null;
    // Its form is of a state that is past: nothing of it may be sent.
    this.sleep();
  }

  /** Empties it. */
  hide() {
    this.keep();
    clearTimeout(this.timer);
    this.mark = null;
    this.url = null;
    this.wantsFocus = false;
    this.held = null;
    this.open(false);
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
    // A form of what is past takes no focus: that waits for the one that is on its way.
    if (!this.wantsFocus || this.element.inert) return;
    const field =
      this.element.querySelector("[data-first]:checked, input[data-first]:not([type=radio])") ??
      [...this.element.querySelectorAll(FIELDS)].find((one) => one.checkVisibility());
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
