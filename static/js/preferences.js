/** What the person at the editor wants, kept on the server so that it holds on every machine: the bar, the keys. */

import { show, fromTemplate } from "./messages.js";

export class Preferences {
  /** `element` holds what the server has kept, as JSON `{bar, single, keys}`; `url` takes what is to be kept. */
  constructor(element, url) {
    const { bar, single, keys } = JSON.parse(element.textContent);
    Object.assign(this, { bar, single, keys, url });
  }

  /** Takes over some of them at once and has them kept; where that fails, says so: they hold on this page. */
  async keep(some) {
    Object.assign(this, some);
    const { bar, single, keys } = this;
    const headers = JSON.parse(document.body.getAttribute("hx-headers"));
    const body = new URLSearchParams({ preferences: JSON.stringify({ bar, single, keys }) });
    try {
      const answer = await fetch(this.url, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(String(answer.status));
    } catch {
      show(fromTemplate("not-kept-template"), "not-kept");
    }
  }
}
