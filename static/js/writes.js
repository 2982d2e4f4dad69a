/**
 * Writes to the server, one after another, each under an id of its own that a repeated one keeps, so that it is
 * done once. What the line did not carry waits, in order, and is sent when the server answers again: it is asked
 * by a clock, when the browser is on line again, when the page is looked at again, and when the editor says so.
 * Until its answer has come a write is kept in this browser too, for the page that is opened next.
 */

import { Kept, revived } from "./kept.js";
import { knownKeys, merge } from "./merging.js";
import { clear, fromTemplate, messageOf, show, shown } from "./messages.js";
import { foreseen, message, nextOrder } from "./outgoing.js";

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
   * since its mark is gone; `changed()` when other writes wait than before, `waits(write)` when one begins to.
   */
  constructor(host, page, { done, refused, changed, waits }) {
    Object.assign(this, { host, page, done, refused, changed, waits });
    this.kept = new Kept(host.dataset.article, host.dataset.account);
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
      // What is kept outlives the page.
      if (this.waiting && this.kept.failed) event.preventDefault();
    });
  }

  get waiting() {
    return this.queue.length;
  }

  /**
   * Sends `write`, plain data: `what` is the action, an address of the page; `mark` what it is on, as it was seen, else
   * the whole article or, with `layer` and `span`, new words; `values` or `form` are its fields. `id` is kept from a
   * former attempt, `seen` is the version that it was decided on where that is not the mark's.
   */
  send(write) {
    write.id ??= newRequestId();
    write.order = nextOrder();
    const { mark } = write;
    write.layer ??= mark?.layer;
    write.span ??= mark && [mark.start, mark.end];
    if (write.span) write.words ??= this.page.excerpt({ start: write.span[0], end: write.span[1] });
    if (mark) write.seen ??= mark.version;
    else write.sawRevision = this.page.revision;
    write.became ||= Boolean(mark && this.became.has(mark.id));
    this.queue.push(write);
    this.kept.keep(write);
    if (this.lost) this.wait(write);
    this.changed();
    this.run();
  }

  /** Takes up what a former page has left; how many writes that is. */
  restore() {
    this.queue = this.kept.all().map(revived);
    for (const write of this.queue) if (write.foreseen) this.wait(write);
    if (this.waiting) {
      this.changed();
      this.run();
    }
    return this.waiting;
  }

  /** Lets the page show what `write` will make, for as long as that waits. */
  wait(write) {
    const mark = foreseen(write);
    if (!mark) return;
    if (!write.foreseen) {
      write.foreseen = true;
      this.kept.keep(write);
    }
    this.page.foresee(mark);
    this.waits(write, mark);
  }

  /** The mark of the page that a mark seen before is now, or null. */
  standing(mark) {
    return mark && (this.page.mark(this.number(mark.id)) ?? this.page.same(mark));
  }

  /** The number that a mark has by now. */
  number(id) {
    while (this.became.has(id)) id = this.became.get(id);
    return id;
  }

  /**
   * Lets what still waits be on the marks as `write` has left them, `decided.left` by their former numbers; a version
   * that another has made is not taken over: nobody has seen it.
   */
  follow(write, decided) {
    const { left = {}, revision, mark } = decided;
    if (write.foreseen) {
      this.page.unforesee(-write.order);
      if (mark) this.became.set(-write.order, mark);
    }
    const alone = revision === Number(write.revision) + 1;
    for (const one of this.queue) {
      if (!one.mark) {
        if (alone) one.sawRevision = revision;
      } else {
        const id = this.number(one.mark.id);
        const after = left[one.mark.id] ?? left[id];
        const now = alone && !after ? this.standing(one.mark) : null;
        one.became ||= Boolean(after && after[0] !== one.mark.id);
        if (after) Object.assign(one, { mark: { ...one.mark, id: after[0] }, seen: after[1] });
        else if (now) one.seen = now.version;
      }
      this.kept.keep(one);
    }
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
    // What one account has decided is not another's to send.
    if (!headers || body.querySelector("#editor")?.dataset.account !== this.host.dataset.account) return false;
    document.body.setAttribute("hx-headers", headers);
    return true;
  }

  lose(how) {
    const before = this.lost;
    this.lost = how;
    if (before !== how || !shown("line")) show(fromTemplate(`${how}-template`), "line");
    clearTimeout(this.timer);
    // Who is logged out comes back to this page from the log-in: there is nothing to ask by a clock.
    if (how === "lost") this.timer = setTimeout(() => this.again(), 1000 * WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    for (const write of this.queue) if (!write.foreseen) this.wait(write);
    this.changed();
  }

  async run() {
    if (this.running || this.lost) return;
    this.running = true;
    document.documentElement.toggleAttribute("data-writing", true);
    while (this.queue.length && !this.lost) {
      const write = this.queue[0];
      const sent = message(write, this.standing(write.mark), (id) => this.number(id));
      if (sent && sent !== "gone") await this.request(write, sent);
      else this.drop(this.queue.shift(), sent);
    }
    if (!this.lost) clear("line");
    document.documentElement.removeAttribute("data-writing");
    this.running = false;
    this.changed();
  }

  /** What `write` wanted is reached; where a mark that it needs was never made, the editor learns of it. */
  drop(write, gone) {
    this.kept.forget(write);
    if (write.foreseen) this.page.unforesee(-write.order);
    if (gone) this.refused(write, 409, null);
  }

  async request(write, { name, id, values }) {
    const waits = new Set([write, ...this.queue].map(({ mark }) => mark && this.number(mark.id)));
    const more = { request: write.id, account: this.host.dataset.account, waits: [...waits].filter((one) => one > 0).join(" "), known: knownKeys(this.page.reading) };
    for (const [key, value] of Object.entries(more)) {
      if (values instanceof FormData) values.set(key, value);
      else values[key] = value;
    }
    this.outcome = { status: 0, html: "" };
    this.decided = null;
    write.revision = this.page.revision;
    write.sent = true;
    this.kept.keep(write);
    try {
      await htmx().ajax("POST", this.page.address(name, id), { source: this.host, target: "#reading", swap: "outerHTML", values });
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
    this.kept.forget(write);
    if (swapped) {
      const decided = this.decided ?? {};
      const { mark } = write;
      if (mark && decided.mark && decided.mark !== id) this.became.set(id, decided.mark);
      clear("load");
      this.done(write, decided);
    } else {
      if (write.foreseen) this.page.unforesee(-write.order);
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

  /** Puts what has changed into the reading; whether that could be done. */
  draw(html) {
    if (!merge(this.page.reading, html)) return false;
    htmx().trigger(this.page.reading, "htmx:afterSwap");
    return true;
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
    // What says the same stays the element that it is; only a reading of another text takes the place of the whole.
    event.detail.shouldSwap = swapped && !this.draw(html);
    if (!swapped) event.detail.isError = true;
  }
}
