/** What becomes of the whole article beyond its marks: approved, talked about, left for the next one. */

import { commandOf } from "./keys.js";
import { say, tell } from "./messages.js";

const SETTLED = 50;

export class Reviewing {
  constructor(editor) {
    this.editor = editor;
    const { host } = editor;
    this.discussDialog = host.querySelector("#discuss");
    this.talkDialog = host.querySelector("#talk");
    this.badges = host.querySelector("#badges");
    this.following = null;
    for (const dialog of [this.discussDialog, this.talkDialog]) {
      for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => editor.keepFocus());
    }
    // The rest is accepted or rejected by the keys that accept and reject one suggestion.
    const settle = host.querySelector("#settle");
    settle.addEventListener("keydown", (event) => {
      const name = commandOf(event, editor.preferences)?.name;
      if (name !== "accept" && name !== "reject") return;
      event.preventDefault();
      editor.run(`settle-${name}`, {});
    });
    this.discussDialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      const field = this.discussDialog.querySelector("textarea");
      editor.deciding.post("discuss", { text: field.value }, { ofAll: true });
      field.value = "";
      this.discussDialog.close();
    });
    this.talkDialog.addEventListener("click", (event) => this.takeFrom(event));
    // The answer to a comment tells the numbers of open ones that are left.
    document.addEventListener("talked", (event) => this.count(event.detail.talks, event.detail.open));
    // Others' changes are put into the reading part by part, one's own with the whole of it.
    new MutationObserver(() => this.read()).observe(document.getElementById("main"), { childList: true, subtree: true });
    new ResizeObserver(() => this.draw()).observe(document.body);
    document.fonts?.ready.then(() => this.draw());
    this.read();
  }

  /** The numbers that the server has drawn with the reading. */
  read() {
    const told = document.getElementById("talks-data")?.textContent;
    if (told && told !== this.seen) {
      this.seen = told;
      const { talks, open } = JSON.parse(told);
      this.count(talks, open);
    } else {
      this.draw();
    }
  }

  count(talks, open) {
    this.talks = new Map(Object.entries(talks).map(([mark, number]) => [Number(mark), number]));
    for (const one of this.editor.host.querySelectorAll("[data-open-talks]")) {
      one.textContent = open;
      one.hidden = !open;
    }
    this.draw();
  }

  /** Puts the number of open comments over the end of each mark that has some. */
  draw() {
    const { page } = this.editor;
    const made = [];
    for (const [id, number] of this.talks ?? []) {
      const pieces = page.root.querySelectorAll(`[data-marks~="${id}"]`);
      const rect = [...(pieces.length ? pieces[pieces.length - 1].getClientRects() : [])].at(-1);
      if (!rect) continue;
      const badge = document.getElementById("badge-template").content.firstElementChild.cloneNode(true);
      badge.textContent = number;
      badge.dataset.mark = id;
      badge.style.insetInlineStart = "auto";
      badge.style.left = `${rect.left + window.scrollX}px`;
      badge.style.top = `${rect.top + window.scrollY}px`;
      badge.addEventListener("click", () => this.open(page.mark(id)));
      made.push(badge);
    }
    this.badges.replaceChildren(...made);
  }

  /** Takes a mark in hand and goes to its comments in the panel. */
  open(mark) {
    const { editor } = this;
    editor.take(mark);
    this.toComments();
  }

  /** Goes to what is said of the mark in hand as soon as the panel has it; with none in hand, of the article. */
  async comment() {
    if (this.editor.hand.mark) {
      this.toComments();
      return;
    }
    const target = this.talkDialog.querySelector("[data-talks]");
    this.talkDialog.showModal();
    await window.htmx.ajax("GET", this.editor.page.addresses.comments, { source: this.editor.host, target, swap: "innerHTML" });
    target.querySelector(".new textarea")?.focus();
  }

  toComments() {
    const { panel } = this.editor;
    const look = (left) => {
      const field = panel.element.inert ? null : panel.element.querySelector(".talks .new textarea");
      if (field) {
        field.scrollIntoView({ block: "nearest" });
        field.focus({ preventScroll: true });
      } else if (left > 0) {
        setTimeout(() => look(left - 1), SETTLED);
      }
    };
    look(60);
  }

  /** A mark named in the article's comments: it is taken in hand. */
  takeFrom(event) {
    const link = event.target.closest("[data-take]");
    const mark = link && this.editor.page.mark(Number(link.dataset.take));
    if (!mark) return;
    event.preventDefault();
    this.talkDialog.close();
    this.editor.take(mark);
  }

  discuss() {
    this.discussDialog.showModal();
  }

  /** Approves what another reviewed. */
  approve() {
    const { page, deciding } = this.editor;
    if (page.reading.dataset.approvable !== undefined) deciding.post("approve", {}, { ofAll: true });
    else tell("not-approvable-template");
  }

  /** Goes on to the next article of the queue, once all that was decided here is with the server. */
  next() {
    const { host, writes } = this.editor;
    if (writes.lost) {
      say(document.getElementById("messages").textContent.trim());
      return;
    }
    clearTimeout(this.following);
    if (writes.waiting || writes.running) this.following = setTimeout(() => this.next(), SETTLED);
    else host.querySelector("form.onward").submit();
  }
}
