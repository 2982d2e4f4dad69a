/**
 * Writes to the server, one after another, each under an id of its own that a repeated one keeps, so that it is
 * done once. What the line did not carry waits, in order, and is sent when the line is back.
 */

import { fromTemplate, messageOf, show, clear } from "./messages.js";

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
   * been replaced, `refused(write, status, message)` after a refusal has been shown.
   */
  constructor(host, { done, refused }) {
    this.host = host;
    this.done = done;
    this.refused = refused;
    this.queue = [];
    this.running = false;
    this.lost = false;
    this.outcome = null;
    host.addEventListener("decided", (event) => (this.decided = event.detail));
    document.addEventListener("htmx:beforeSwap", (event) => this.beforeSwap(event));
    document.addEventListener("htmx:beforeOnLoad", (event) => this.beforeAnswer(event));
    window.addEventListener("online", () => this.again());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting) event.preventDefault();
    });
  }

  get waiting() {
    return this.queue.length;
  }

  /**
   * Sends `write`: `{url, values}`, `values()` giving the fields when its turn comes (an object or FormData), or
   * null where there is nothing left to do. `id` is kept from a former attempt.
   */
  send(write) {
    write.id ??= newRequestId();
    this.queue.push(write);
    this.run();
  }

  /** Sends again what the line did not carry, under the token of whoever is logged in by now. */
  async again() {
    if (!this.lost) return;
    try {
      await this.renewToken();
    } catch {
      return;
    }
    this.lost = false;
    clear();
    this.run();
  }

  async renewToken() {
    const answer = await fetch(this.host.dataset.article, { redirect: "error" });
    const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
    const headers = body.getAttribute("hx-headers");
    if (headers) document.body.setAttribute("hx-headers", headers);
  }

  async run() {
    if (this.running || this.lost) return;
    this.running = true;
    document.documentElement.toggleAttribute("data-writing", true);
    while (this.queue.length && !this.lost) {
      const write = this.queue[0];
      const values = write.values();
      if (values) await this.request(write, values);
      else this.queue.shift();
    }
    document.documentElement.removeAttribute("data-writing");
    this.running = false;
  }

  async request(write, values) {
    if (values instanceof FormData) values.set("request", write.id);
    else values.request = write.id;
    this.outcome = { status: 0, html: "" };
    this.decided = null;
    try {
      await htmx().ajax("POST", write.url, { source: this.host, target: "#reading", swap: "outerHTML", values });
    } catch {
      // A line that is cut ends here, with the status left at 0.
    }
    const { status, html, swapped, signedOut } = this.outcome;
    if (status === 0 || signedOut) {
      this.lost = true;
      show(fromTemplate(signedOut ? "signed-out-template" : "lost-template"));
      return;
    }
    this.queue.shift();
    if (swapped) {
      clear();
      this.done(write, this.decided ?? {});
    } else {
      const message = messageOf(status, html);
      show(message);
      this.refused(write, status, message);
    }
  }

  /** The server wants a log-in: the page with all that is selected and written stays where it is. */
  beforeAnswer(event) {
    const { xhr } = event.detail;
    if (!xhr.getResponseHeader("HX-Redirect")) return;
    event.preventDefault();
    this.outcome = { status: 403, html: "", signedOut: true };
    if (!this.running) show(fromTemplate("signed-out-template"));
  }

  /** Lets only a new reading replace the reading; everything else that is refused is a message. */
  beforeSwap(event) {
    const { requestConfig, xhr } = event.detail;
    if (requestConfig?.elt !== this.host || requestConfig.verb !== "post") {
      if (xhr.status < 400) return;
      event.detail.shouldSwap = false;
      show(messageOf(xhr.status, xhr.responseText));
      return;
    }
    const html = xhr.responseText;
    const swapped = xhr.status === 200 && html.includes('id="reading"');
    // A whole page in place of a message: the token of the page is that of a log-in that has ended.
    const signedOut = xhr.status === 403 && /<html/i.test(html);
    this.outcome = { status: xhr.status, html, swapped, signedOut };
    event.detail.shouldSwap = swapped;
    if (!swapped) event.detail.isError = true;
  }
}
