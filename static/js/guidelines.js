/**
 * The guidelines beside the text, at the rule of the layer in hand. On a wide window text and keys live on while they
 * are open; on a narrow one they cover the page. Their words are fetched once, from the page that they are too.
 */

import { commandOf } from "./keys.js";

// From here on they have a column of their own; as in guidelines.css.
const WIDE = matchMedia("(min-width: 72rem)");

/** Whether a dialog is open that the text has to wait for: the guidelines beside it are none. */
export const waitsForDialog = () => Boolean(document.querySelector("dialog[open]:not(#guidelines:not(:modal))"));

export class Guidelines {
  constructor(editor) {
    this.editor = editor;
    this.dialog = document.getElementById("guidelines");
    this.shown = this.dialog.querySelector(".shown");
    this.from = null;
    this.at = 0;
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => {
      document.documentElement.toggleAttribute("data-guided", false);
      this.leave();
    });
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("click", (event) => this.onClick(event));
    document.addEventListener("click", (event) => this.onLink(event));
    this.shown.addEventListener("scroll", () => this.dialog.open && (this.at = this.shown.scrollTop), { passive: true });
  }

  /** Opens them, or goes to them where they are open, at the rule of the mark in hand; without one where they were. */
  async open(rule = this.fitting) {
    const { activeElement } = document;
    if (!this.dialog.contains(activeElement)) this.from = activeElement;
    if (!this.dialog.open) {
      if (WIDE.matches) this.dialog.show();
      else this.dialog.showModal();
      document.documentElement.toggleAttribute("data-guided", true);
    }
    if (!this.shown.querySelector(".rule")) await this.load(this.dialog.dataset.address);
    if (!this.dialog.open) return;
    if (rule) this.goTo(rule);
    else {
      this.shown.scrollTop = this.at;
      this.shown.focus({ preventScroll: true });
    }
  }

  get fitting() {
    const { mark } = this.editor.hand;
    return mark && (mark.kind || mark.layer);
  }

  /** A link to a rule, in the panel, a message or a comment, opens it beside the text. */
  onLink(event) {
    const link = event.target.closest("#panel a, #messages a, #editor a");
    const { pathname } = new URL(this.dialog.dataset.address, location.href);
    const led = link && link.pathname === pathname && link.hash && !this.dialog.contains(link);
    if (!led || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.focus();
    this.open(link.hash.slice(1));
  }

  async load(address) {
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(answer.status);
      this.shown.innerHTML = await answer.text();
    } catch {
      this.shown.textContent = this.dialog.dataset.failed;
    }
  }

  /** Shows a rule at the top and gives it the focus. */
  goTo(id) {
    const rule = this.shown.querySelector(`#${CSS.escape(id)}`);
    if (!rule) return;
    for (const former of this.shown.querySelectorAll(".arrived")) former.classList.remove("arrived");
    rule.classList.add("arrived");
    const top = rule.getBoundingClientRect().top - this.shown.getBoundingClientRect().top;
    this.shown.scrollTo({ top: this.shown.scrollTop + top - 8, behavior: "instant" });
    rule.focus({ preventScroll: true });
    this.dialog.querySelector(".as-page").hash = id;
  }

  onKey(event) {
    if (event.key !== "Escape" && commandOf(event, this.editor.preferences)?.name !== "guidelines") return;
    event.preventDefault();
    event.stopPropagation();
    this.dialog.close();
  }

  /** Links from rule to rule, and to the other language, stay beside the text. */
  async onClick(event) {
    const link = event.target.closest("a");
    if (!link || link.matches(".as-page") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches(".other")) {
      const reading = this.shown.querySelector(".arrived")?.id;
      await this.load(link.href);
      if (reading) this.goTo(reading);
      else this.shown.focus();
    } else {
      link.closest("details")?.removeAttribute("open");
      this.goTo(link.hash.slice(1));
    }
  }

  /** The focus goes back to where it was; into the text where that is gone. */
  leave() {
    const { from } = this;
    this.from = null;
    if (from?.isConnected && from !== document.body && from.checkVisibility()) from.focus({ preventScroll: true });
    else this.editor.toText();
  }
}
