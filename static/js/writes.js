/**
 * Writes to the server, one after another, each under an id of its own that a repeated one keeps, so that it is
 * done once. What the line did not carry waits, in order, and is sent when the server answers again: it is asked
 * by a clock, when the browser is on line again, when the page is looked at again, and when the editor says so.
 */

import { clear, fromTemplate, messageOf, show, shown } from "./messages.js";

/** Seconds until a server that did not answer is asked again. */
const WAITS = [1, 2, 4, 8, 15];
// What a gateway says of a server that is not there.
const NO_SERVER = new Set([0, 502, 503, 504]);

const htmx = () => window.htmx;

/** A random id in the form of a UUID (crypto.randomUUID is there on secure addresses only). */
export function newRequestId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Writes {
  /**
   * `host` is the element that the requests come from. `done(write, decided)` is called after the reading has
   * been replaced, `refused(write, status, html)` after a refusal, with null as html for what could not be sent
   * since its mark is gone; `changed()` when other writes wait than before.
   */
  constructor(host, page, { done, refused, changed }) {
    Object.assign(this, { host, page, done, refused, changed });
    this.queue = [];
    this.running = false;
    // "lost" where the server does not answer, "signed-out" where it wants a log-in, else null.
    this.lost = null;
    this.tries = 0;
    this.timer = null;
    this.asking = false;
    this.outcome = null;
    // The numbers that marks have got by writes of this page.
    this.became = new Map();
    host.addEventListener("decided", (event) => (this.decided = event.detail));
    document.addEventListener("htmx:beforeSwap", (event) => this.beforeSwap(event));
    document.addEventListener("htmx:beforeOnLoad", (event) => this.beforeAnswer(event));
    window.addEventListener("online", () => this.again());
    window.addEventListener("focus", () => this.again());
    document.addEventListener("visibilitychange", () => document.hidden || this.again());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting) event.preventDefault();
    });
  }

  get waiting() {
    return this.queue.length;
  }

  /**
   * Sends `write`: `{url, values}`, `values()` giving the fields when its turn comes (an object or FormData), or
   * null where its mark is gone; `url` may be a function too. `what` is the action, `mark` or `layer` and `span`
   * are what it is on. `id` is kept from a former attempt.
   */
  send(write) {
    write.id ??= newRequestId();
    const { mark } = write;
    write.layer ??= mark?.layer;
    write.span ??= mark && [mark.start, mark.end];
    if (write.span) write.words ??= this.page.excerpt({ start: write.span[0], end: write.span[1] });
    this.queue.push(write);
    this.changed();
    this.run();
  }

  /** The mark of the page that a mark seen before is now, or null. */
  standing(mark) {
    let { id } = mark;
    while (this.became.has(id)) id = this.became.get(id);
    return this.page.mark(id) ?? this.page.same(mark);
  }

  /** Sends again what the line did not carry, under the token of whoever is logged in by now. */
  async again() {
    if (!this.lost || this.asking || this.running) return;
    clearTimeout(this.timer);
    this.asking = true;
    let lost = null;
    try {
      if (!(await this.renewToken())) lost = "signed-out";
    } catch {
      lost = "lost";
    }
    this.asking = false;
    if (lost) {
      this.lose(lost);
    } else {
      this.lost = null;
      await this.run();
    }
  }

  /** Takes the token of the page as it is now; whether somebody who may edit is logged in. */
  async renewToken() {
    const answer = await fetch(this.host.dataset.article, { signal: AbortSignal.timeout(20_000) });
    if (answer.status >= 500) throw new Error("no server");
    const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
    const headers = body.getAttribute("hx-headers");
    if (headers) document.body.setAttribute("hx-headers", headers);
    return Boolean(headers);
  }

  lose(how) {
    const before = this.lost;
    this.lost = how;
    if (before !== how || !shown("line")) show(fromTemplate(`${how}-template`), "line");
    clearTimeout(this.timer);
    // Who is logged out comes back to this page from the log-in: there is nothing to ask by a clock.
    if (how === "lost") this.timer = setTimeout(() => this.again(), 1000 * WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    this.changed();
  }

  async run() {
    if (this.running || this.lost) return;
    this.running = true;
    document.documentElement.toggleAttribute("data-writing", true);
    while (this.queue.length && !this.lost) {
      const write = this.queue[0];
      const values = write.values();
      if (values) await this.request(write, values);
      else this.drop(this.queue.shift());
    }
    if (!this.lost) clear("line");
    document.documentElement.removeAttribute("data-writing");
    this.running = false;
    this.changed();
  }

  /** The mark of `write` is gone. Where just that was wanted, it is done; else the editor learns of it. */
  drop(write) {
    const now = this.page.same(write.mark);
    const reached = { accept: now && !now.suggested, reject: !now, delete: !now }[write.what];
    if (!reached) this.refused(write, 409, null);
  }

  async request(write, values) {
    if (values instanceof FormData) values.set("request", write.id);
    else values.request = write.id;
    this.outcome = { status: 0, html: "" };
    this.decided = null;
    write.revision = this.page.revision;
    const url = typeof write.url === "function" ? write.url() : write.url;
    try {
      await htmx().ajax("POST", url, { source: this.host, target: "#reading", swap: "outerHTML", values });
    } catch {
      // A line that is cut ends here, with the status left at 0.
    }
    const { status, html, swapped, signedOut } = this.outcome;
    if (signedOut || NO_SERVER.has(status)) {
      this.lose(signedOut ? "signed-out" : "lost");
      return;
    }
    this.tries = 0;
    this.queue.shift();
    if (swapped) {
      const decided = this.decided ?? {};
      const { mark } = write;
      if (mark && decided.mark && decided.mark !== mark.id) this.became.set(mark.id, decided.mark);
      clear("load");
      this.done(write, decided);
    } else {
      this.refused(write, status, html);
    }
    this.changed();
  }

  /** The server wants a log-in: the page with all that is selected and written stays where it is. */
  beforeAnswer(event) {
    const { xhr } = event.detail;
    if (!xhr.getResponseHeader("HX-Redirect")) return;
    event.preventDefault();
    this.outcome = { status: 403, html: "", signedOut: true };
    if (!this.running) show(fromTemplate("signed-out-template"), "line");
  }

  /** Lets only a new reading replace the reading; everything else that is refused is a message. */
  beforeSwap(event) {
    const { requestConfig, xhr } = event.detail;
    if (requestConfig?.elt !== this.host || requestConfig.verb !== "post") {
      if (xhr.status < 400) return;
      event.detail.shouldSwap = false;
      show(messageOf(xhr.status, xhr.responseText), "load");
      return;
    }
    const html = xhr.responseText;
    const swapped = xhr.status === 200 && html.includes('id="reading"');
    // The log-in has ended, or whoever is logged in now may not edit: the same for all that waits.
    const signedOut = xhr.status === 403;
    this.outcome = { status: xhr.status, html, swapped, signedOut };
    event.detail.shouldSwap = swapped;
    if (!swapped) event.detail.isError = true;
  }
}
