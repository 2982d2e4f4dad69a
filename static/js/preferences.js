/** What the person at the editor wants, kept on the server so that it holds on every machine: the bar, the keys. */

import { show, fromTemplate } from "./messages.js";
import { commandsBy, draw, signOf } from "./sign.js";

export class Preferences {
  /**
   * `element` holds what the server has kept, as JSON `{bar, single, keys, arabic}`, `keys` by command; `url` takes
   * what is to be kept; `account` is whose it is.
   */
  constructor(element, url, account) {
    this.url = url;
    this.take(JSON.parse(element.textContent));
    // The page of the keys tells the open articles what was changed there.
    new BroadcastChannel("keys").addEventListener("message", ({ data }) => {
      if (data.account !== account) return;
      this.take(data);
      this.draw();
    });
    // A panel that comes later may have been drawn before the change.
    document.addEventListener("htmx:afterSwap", () => this.changed && this.draw());
  }

  take({ bar, single, keys, arabic }) {
    Object.assign(this, { bar, single, keys, arabic });
    this.commands = commandsBy(keys);
    // The hint over the text names a letter where letters are heard alone.
    document.documentElement.toggleAttribute("data-letters-off", !single);
  }

  /** The command of a letter, a digit or a sign; undefined for none. */
  commandOf(pressed) {
    if (!this.single) return undefined;
    return pressed.sign === "?" ? "help" : this.commands.get(signOf(pressed));
  }

  /** Writes the keys that hold now on the buttons and into the help. */
  draw() {
    this.changed = true;
    for (const kbd of document.querySelectorAll("kbd[data-keys-of]")) {
      const key = this.single ? this.keys[kbd.dataset.keysOf] : "";
      draw(kbd, key, this.arabic);
      kbd.hidden = !key;
    }
    for (const one of document.querySelectorAll("#editor kbd.sign")) one.hidden = !this.single;
    document.querySelector("#shortcuts .single-off").hidden = this.single;
  }

  /** Takes over some of them at once and has them kept; where that fails, says so: they hold on this page. */
  async keep(some) {
    Object.assign(this, some);
    const headers = JSON.parse(document.body.getAttribute("hx-headers"));
    const body = new URLSearchParams({ preferences: JSON.stringify(some) });
    try {
      const answer = await fetch(this.url, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(String(answer.status));
    } catch {
      show(fromTemplate("not-kept-template"), "not-kept");
    }
  }
}
