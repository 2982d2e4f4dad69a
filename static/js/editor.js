/**
 * The editor of marks in the page of an article: its parts put together, and what goes across them. Every write is
 * a request of the server, whose answer is the whole reading anew; the caret and the mark in hand are kept as offsets
 * and numbers, so that they stand where they stood.
 */

import { Caret } from "./caret.js";
import { Chooser } from "./chooser.js";
import { Clicks } from "./clicks.js";
import { commandsOf } from "./commands.js";
import { Deciding } from "./deciding.js";
import { waitsForDialog } from "./guidelines.js";
import { Hand } from "./hand.js";
import { Handles } from "./handles.js";
import { watchHeights } from "./heights.js";
import { Live } from "./live.js";
import { dismissTop, takeUpWritten } from "./messages.js";
import { Page } from "./page.js";
import { Panel } from "./panel.js";
import { Pointing } from "./pointing.js";
import { Preferences } from "./preferences.js";
import { Refusals } from "./refusals.js";
import { Selecting } from "./selecting.js";
import { sendByKeys } from "./sending.js";
import { Toolbar } from "./toolbar.js";
import { Typing } from "./typing.js";
import { Unsent } from "./unsent.js";
import { Waiting } from "./waiting.js";
import { Writes } from "./writes.js";

class Editor {
  constructor(host) {
    this.host = host;
    this.page = new Page(host);
    this.caret = new Caret(host.querySelector("#caret"));
    this.caret.attach(this.page.text, this.page.prepared);
    this.toolbar = new Toolbar(host.querySelector("#toolbar"));
    this.help = host.querySelector("#shortcuts");
    this.preferences = new Preferences(document.getElementById("preferences"), host.dataset.preferences, host.dataset.account);
    const toText = () => this.toText();
    this.panel = new Panel(document.getElementById("panel"), {
      send: (url, form) => this.deciding.sendForm(url, form),
      accept: () => this.run("accept"),
      takeAway: () => this.run("reject"),
      take: (id) => this.take(this.page.mark(id)),
      leave: toText,
      escape: () => this.escape(),
      shown: () => this.hand.reveal(),
    });
    this.hand = new Hand(this.page, this.caret, this.panel);
    this.selecting = new Selecting(this.page, this.caret, this.toolbar, {
      hand: () => this.hand.mark,
      whole: JSON.parse(document.getElementById("whole-words").textContent),
      pending: (words) => this.panel.pend(words),
      drawn: () => this.handles?.draw(),
    });
    this.writes = new Writes(host, this.page, {
      done: (...answer) => this.deciding.done(...answer),
      refused: (...answer) => this.deciding.refused(...answer),
      waits: (...waiting) => this.deciding.waits(...waiting),
      changed: () => {
        this.waiting.show();
        this.putAwayKept();
      },
    });
    this.waiting = new Waiting(this.page, this.panel, this.writes);
    this.refusals = new Refusals({
      reload: () => this.deciding.reload(),
      again: (...refused) => this.deciding.sendAgain(...refused),
    });
    this.deciding = new Deciding({
      ...this,
      chooser: new Chooser(host.querySelector("#chooser")),
      settleDialog: host.querySelector("#settle"),
      toText,
    });
    this.commands = commandsOf(this);
    new Typing(this);
    this.pointing = new Pointing(this);
    this.clicks = new Clicks(this);
    this.handles = new Handles(this);
    this.listen();
    watchHeights(() => this.hand.reveal());
    const named = /^#mark-(\d+)$/.exec(location.hash);
    this.take(named && this.page.mark(Number(named[1])));
    takeUpWritten();
    this.writes.restore();
    this.live = new Live(this);
    this.deciding.live = this.live;
    new Unsent(host);
    sendByKeys(() => this.keepFocus());
  }

  listen() {
    document.addEventListener("focusin", () => this.caret.draw());
    document.addEventListener("focusout", () => setTimeout(() => this.caret.draw()));
    for (const dialog of this.host.querySelectorAll("#settle, #shortcuts")) {
      dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => this.keepFocus());
    }
    window.addEventListener("resize", () => this.selecting.refresh());
    document.fonts?.ready.then(() => this.selecting.refresh());
  }

  run(name, { letter = false, number } = {}) {
    this.commands[name]?.({ letter, number });
    this.selecting.refresh();
  }

  /** Gives the focus to the text after a press of the pointer, and where nothing that is seen has it. */
  keepFocus(button = null, pressed = false) {
    const { activeElement } = document;
    if (waitsForDialog()) return;
    const lost = !activeElement || activeElement === document.body || !activeElement.checkVisibility({ visibilityProperty: true });
    const presses = pressed && activeElement === button;
    if (lost || presses || activeElement === this.page.root) this.toText();
  }

  take(mark) {
    if (!mark) return;
    this.toText();
    this.hand.take(mark);
    this.selecting.refresh();
  }

  /** Sets the boundaries that are selected; else goes to the fields of the mark in hand, or takes the one at the caret. */
  enter() {
    if (this.deciding.setBoundaries()) return;
    if (this.hand.mark && this.selecting.empty) this.panel.focus();
    else this.hand.nextHere();
  }

  /** Lets go of the selection; where there is none, closes the message on top; then lets go of the mark in hand. */
  escape() {
    if (!this.selecting.empty) this.drop();
    else if (dismissTop()) this.keepFocus();
    else this.letGo();
  }

  /** While the server is away boundaries that were kept wait to be sent: they are no longer a choice on the page. */
  putAwayKept() {
    const { keptFor } = this.deciding ?? {};
    if (!this.writes.lost || !keptFor) return;
    this.deciding.keptFor = null;
    if (keptFor.id === this.hand.mark?.id && this.selecting.adjusting) this.drop();
  }

  /** Lets go of the selection; where it was boundaries moved away from the mark in hand, the caret is back at that. */
  drop() {
    const { hand, selecting, caret } = this;
    if (hand.mark && selecting.adjusting) {
      caret.put(hand.mark.end);
      hand.stood = hand.mark.end;
      hand.fresh = true;
    } else {
      caret.put(caret.focus);
    }
    selecting.refresh();
  }

  letGo() {
    this.hand.release();
    this.toText();
  }

  toText() {
    this.page.root.focus({ preventScroll: true });
    this.caret.put(this.caret.anchor, this.caret.focus);
    this.selecting.refresh();
  }
}

const host = document.getElementById("editor");
if (host) {
  // Beside everything else, so that what floats is placed on the page and not in a part of it.
  document.body.append(host);
  host.hidden = false;
  document.documentElement.dataset.editing = "";
  new Editor(host);
}
