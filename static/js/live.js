/**
 * Others' changes of the article, within seconds: the server is asked whether the page is still as it stands (an
 * answer of no body where it is), and sends the paragraphs that say something else. It is asked by a clock, not
 * told by a stream: the server's few threads would each be held by one open page.
 */

import { waitsForDialog } from "./guidelines.js";
import { merge, knownKeys } from "./merging.js";
import { fromTemplate, say, show, wordsShown } from "./messages.js";
import { Said } from "./said.js";

// Seconds to the next question: while others are at work, while the reader is, after a while, after a longer one.
const WITH_OTHERS = 1;
const AT_WORK = 2;
const IDLE = 5;
const AWAY = 20;
const SECONDS_TO_READ = 15;

export class Live {
  /** `parts` are the editor's: page, caret, hand, panel, selecting, writes. */
  constructor({ page, caret, hand, panel, selecting, writes, host }) {
    Object.assign(this, { page, caret, hand, panel, selecting, writes, url: host.dataset.changes });
    if (!this.url) return;
    this.said = new Said({ page, hand, panel });
    this.touched = performance.now();
    this.othersAt = -Infinity;
    this.asking = false;
    this.pressed = false;
    const opts = { passive: true, capture: true };
    for (const type of ["keydown", "pointerdown", "pointermove", "scroll"]) {
      document.addEventListener(type, () => (this.touched = performance.now()), opts);
    }
    document.addEventListener("pointerdown", () => (this.pressed = true), opts);
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, () => (this.pressed = false), opts);
    document.addEventListener("visibilitychange", () => document.hidden || this.ask());
    window.addEventListener("focus", () => this.ask());
    this.plan();
  }

  /** Seconds to the next question. */
  get pause() {
    const now = performance.now();
    const quiet = (now - this.touched) / 1000;
    if (this.failed || quiet > 300) return AWAY;
    if (quiet > 60) return IDLE;
    return (now - this.othersAt) / 1000 < 30 ? WITH_OTHERS : AT_WORK;
  }

  plan() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 1000 * this.pause);
  }

  /** Whether the page is not to be drawn now: something of it is on its way, or just under the hand. */
  get engaged() {
    return this.writes.waiting > 0 || this.writes.lost || this.pressed || waitsForDialog();
  }

  async ask() {
    if (this.asking) return;
    if (!document.hidden && !this.engaged) {
      this.asking = true;
      try {
        await this.look();
        this.failed = false;
      } catch {
        this.failed = true;
      }
      this.asking = false;
    }
    this.plan();
  }

  async look() {
    const { tag, revision } = this.page.reading.dataset;
    const answer = await this.fetch(`${this.url}?since=${revision}`, { headers: { "If-None-Match": `"${tag}"` } });
    if (answer.status === 304) {
      this.catchUp();
      return;
    }
    if (!answer.ok) throw new Error(`${answer.status}`);
    const { told } = await answer.json();
    const body = new URLSearchParams({ known: knownKeys(this.page.reading), account: this.page.addresses.account });
    const headers = JSON.parse(document.body.getAttribute("hx-headers"));
    const drawn = await this.fetch(this.url, { method: "POST", body, headers });
    if (!drawn.ok) throw new Error(`${drawn.status}`);
    const { html } = await drawn.json();
    // A write of one's own has begun, or has drawn the page meanwhile: the next question asks anew.
    if (this.engaged || this.page.reading.dataset.tag !== tag) return;
    this.othersAt = performance.now();
    if (!this.paint(html)) {
      location.reload();
      return;
    }
    this.tell(told);
    await this.said.look();
  }

  fetch(url, more) {
    return fetch(url, { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(20_000), ...more });
  }

  /** Tells what others did before the answer to a write of one's own that has drawn it, after revision `since`. */
  async tellSince(since) {
    this.othersAt = performance.now();
    try {
      const answer = await this.fetch(`${this.url}?since=${since}`);
      if (answer.ok && answer.status !== 304) this.tell((await answer.json()).told);
    } catch {
      // It is drawn all the same.
    }
  }

  /** One line: who did the last of it, what, and how much more there is. */
  tell(told) {
    if (!told?.length) return;
    const message = fromTemplate("others-template");
    const [{ who, what }] = told;
    message.querySelector("strong bdi").textContent = who;
    message.querySelector("[data-what]").textContent = what;
    message.querySelector(".more").hidden = told.length < 2;
    message.querySelector(".more b").textContent = told.length - 1;
    say(wordsShown(message));
    message.removeAttribute("role");
    show(message, "others");
    clearTimeout(this.reading);
    this.reading = setTimeout(() => message.remove(), 1000 * SECONDS_TO_READ);
  }

  /** Whether the mark in hand is being changed: then it stays as it was seen, and a conflict shows both states. */
  get working() {
    return this.panel.busy || this.panel.written || Boolean(this.hand.mark && this.selecting.boundaries());
  }

  /** Draws what has changed; whether it was of the same text. What is read, selected and in hand stays in its place. */
  paint(html) {
    const { page, caret, hand, panel, selecting } = this;
    const former = hand.mark;
    const seen = page.marks.byId;
    const inText = document.activeElement === page.root;
    const anchor = this.anchor();
    const before = anchor && caret.rectOf(anchor.offset).top;
    const replaced = merge(page.reading, html);
    if (!replaced) return false;
    page.read();
    page.noteUnseen(seen);
    caret.attach(page.text, page.prepared);
    if (anchor) window.scrollBy({ top: caret.rectOf(anchor.offset).top - before, behavior: "instant" });
    if (inText || !caret.empty) {
      if (!panel.busy) caret.put(caret.anchor, caret.focus);
    }
    if (former && !this.working) this.renew(former);
    else hand.show();
    if (inText) page.root.focus({ preventScroll: true });
    selecting.refresh();
    return true;
  }

  /** The mark in hand as it stands now; where it is gone, none. */
  renew(former) {
    const now = this.writes.standing(former);
    if (now) this.hand.take(now, { keepCaret: true, quiet: true });
    else this.hand.release();
  }

  /** A mark that was kept as it was seen while it was changed, and is not any more. */
  catchUp() {
    const { mark } = this.hand;
    if (!mark || mark.foreseen || this.working) return;
    const now = this.writes.standing(mark);
    if (now !== mark && (now?.id !== mark.id || now.version !== mark.version)) this.renew(mark);
  }

  /** The place that must not move: the caret or the selection where it is seen, else the first line in the window. */
  anchor() {
    const { caret, page, hand } = this;
    const seen = (offset) => {
      const { top, bottom } = caret.rectOf(offset);
      return bottom > 0 && top < window.innerHeight;
    };
    const offset = [caret.focus, hand.mark?.start].find((one) => one !== undefined && seen(one));
    if (offset !== undefined) return { offset };
    const first = page.text.paragraphs.find(({ element }) => element.getBoundingClientRect().bottom > 0);
    return first ? { offset: first.start } : null;
  }
}
