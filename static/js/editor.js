/**
 * The editor of marks in the page of an article: what keys, pointer and buttons do. Every write is a request of the
 * server, whose answer is the whole reading anew; the caret and the mark in hand are kept as offsets and numbers,
 * so that they stand where they stood.
 */

import { Caret } from "./caret.js";
import { Chooser } from "./chooser.js";
import { commandsOf } from "./commands.js";
import { Deciding } from "./deciding.js";
import { Hand } from "./hand.js";
import { commandOf } from "./keys.js";
import { Live } from "./live.js";
import { dismissTop, topMessage } from "./messages.js";
import { Page } from "./page.js";
import { paint } from "./paint.js";
import { Panel } from "./panel.js";
import { Preferences } from "./preferences.js";
import { Refusals } from "./refusals.js";
import { Selecting } from "./selecting.js";
import { Toolbar } from "./toolbar.js";
import { Waiting } from "./waiting.js";
import { Writes } from "./writes.js";

// What a key does where nothing has the focus: it goes to the text and changes nothing.
const FROM_ANYWHERE = new Set(["next-mark", "last-mark", "next-suggestion", "last-suggestion", "help"]);
// What takes letters for itself.
const NOT_IN_PANEL = new Set(["move", "enter", "escape", "delete", "accept-all", "reject-all", "review"]);
const FIELDS = "input:not([type=radio], [type=checkbox]), select, textarea";
// A press on one of these is for itself; on anything else of the page it is for the text.
const FOR_ITSELF = "a, button, input, select, textarea, label, summary, [role=alert], #panel, #editor, #messages, dialog";
// Keys that decide: held down they would decide what nobody has looked at.
const ONCE = new Set(["accept", "reject", "delete", "accept-all", "reject-all", "undo", "redo", "review", "enter"]);

/** Whether it is the page itself that has the focus: a press on empty space gives it to the main part. */
const isNowhere = (target) => target.matches("html, body, main");

class Editor {
  constructor(host) {
    this.host = host;
    this.page = new Page(host);
    this.caret = new Caret(host.querySelector("#caret"));
    this.caret.attach(this.page.text, this.page.prepared);
    this.toolbar = new Toolbar(host.querySelector("#toolbar"));
    this.help = host.querySelector("#shortcuts");
    this.preferences = new Preferences(document.getElementById("preferences"), host.dataset.preferences);
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
    this.inToolbar = false;
    this.pressed = null;
    this.hovered = null;
    this.listen();
    const named = /^#mark-(\d+)$/.exec(location.hash);
    this.take(named && this.page.mark(Number(named[1])));
    this.writes.restore();
    this.live = new Live(this);
    this.deciding.live = this.live;
  }

  listen() {
    document.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("keydown", (event) => this.closeMenu(event), { capture: true });
    document.addEventListener("selectionchange", () => !this.inToolbar && this.selecting.read());
    document.addEventListener("pointerdown", (event) => this.onPointerDown(event));
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, () => this.onPointerUp());
    document.addEventListener("click", (event) => this.onClick(event));
    document.addEventListener("pointermove", (event) => this.onHover(event), { passive: true });
    document.addEventListener("focusin", () => this.caret.draw());
    document.addEventListener("focusout", () => setTimeout(() => this.caret.draw()));
    // A press in the toolbar or the bar leaves selection and focus where they are.
    for (const element of this.host.querySelectorAll("#toolbar, #bar")) {
      element.addEventListener("mousedown", (event) => event.preventDefault());
    }
    this.toolbar.element.addEventListener("pointerover", (event) => {
      const layer = event.target.closest("[data-layer]")?.dataset.layer;
      if (layer) this.selecting.preview(layer);
    });
    this.toolbar.element.addEventListener("pointerleave", () => this.selecting.refresh());
    for (const dialog of this.host.querySelectorAll("#settle, #shortcuts")) {
      dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => this.keepFocus());
    }
    window.addEventListener("resize", () => this.selecting.refresh());
    document.fonts?.ready.then(() => this.selecting.refresh());
  }

  onKey(event) {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const command = commandOf(event);
    if (!command || !this.hears(event.target, command)) return;
    event.preventDefault();
    if (event.repeat && ONCE.has(command.name)) return;
    if (isNowhere(event.target)) this.toText();
    if (command.name === "move") {
      this.selecting.move(command, this.hand.fresh ? this.hand.mark : null);
      this.hand.fresh = false;
    } else {
      this.run(command.name, command);
    }
  }

  /**
   * Whether a key's command is one where the focus is: every one in the text, most in the panel outside its fields;
   * where nothing has the focus only those that change nothing. Esc closes from everywhere.
   */
  hears(target, { name }) {
    if (target === this.page.root) return true;
    if (isNowhere(target) && FROM_ANYWHERE.has(name)) return true;
    if (name === "escape" && !target.matches(FIELDS)) return Boolean(this.hand.mark || !this.selecting.empty || topMessage());
    const inPanel = this.panel.element.contains(target) && !target.matches(FIELDS);
    return inPanel && !NOT_IN_PANEL.has(name);
  }

  /** Esc closes the menu before anything else, with the focus where it was. */
  closeMenu(event) {
    const menu = this.host.querySelector("details.more[open]");
    if (event.key !== "Escape" || !menu) return;
    event.preventDefault();
    event.stopPropagation();
    this.leaveMenu(menu);
    this.keepFocus();
  }

  leaveMenu(menu) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }

  onPointerDown(event) {
    this.pressed = event.target;
    this.stood = { anchor: this.caret.anchor, focus: this.caret.focus, moved: this.selecting.adjusting };
    this.inToolbar = this.toolbar.element.contains(event.target);
    this.selecting.dragging = event.pointerType === "mouse" && Boolean(event.target.closest("main"));
    const menu = this.host.querySelector("details.more[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  }

  onPointerUp() {
    const { selecting, page } = this;
    // A drag may begin beside the text and so leave the focus elsewhere: the keys follow the selection.
    const selects = this.pressed !== null && selecting.span && document.getSelection().toString();
    if (selects && !this.pressed.closest?.("#panel, #editor, dialog")) page.root.focus({ preventScroll: true });
    this.pressed = null;
    if (selecting.dragging) {
      selecting.dragging = false;
      selecting.refresh();
    }
    // The click that follows still belongs to the toolbar.
    setTimeout(() => (this.inToolbar = false));
  }

  onClick(event) {
    const button = event.target.closest("[data-command]");
    if (button) {
      event.preventDefault();
      const number = button.dataset.number === undefined ? undefined : Number(button.dataset.number);
      const menu = button.closest("details.more");
      if (menu) this.leaveMenu(menu);
      this.run(button.dataset.command, { letter: event.altKey || button.dataset.unit === "letter", number });
      this.keepFocus(button, event.detail > 0);
    } else if (event.target.closest(".skip[href='#text']")) {
      event.preventDefault();
      this.toText();
      this.caret.reveal();
    } else if (event.target.closest("#text p")) {
      this.clickText(event.target.closest(".piece"));
    } else if (!this.clickLink(event)) {
      this.clickBeside(event.target);
    }
  }

  /** A press beside the text gives it the focus; caret and moved boundaries stay where they were. */
  clickBeside(target) {
    if (!(isNowhere(target) || target.closest("main")) || target.closest(FOR_ITSELF) || document.getSelection().toString()) return;
    const { anchor, focus, moved } = this.stood;
    this.caret.put(moved ? anchor : focus, focus);
    this.toText();
  }

  clickText(piece) {
    if (!this.caret.read() || !this.caret.empty) return;
    const coming = this.page.comingAt(this.caret.focus);
    if (coming && coming.id !== this.hand.mark?.id) this.hand.take(coming, { keepCaret: true });
    else if (piece) this.hand.takeFrom(piece);
    else this.hand.release();
    this.hand.fresh = false;
    this.selecting.refresh();
  }

  /** A line of the margin or of the lists: its mark is taken in hand; whether it was one. */
  clickLink(event) {
    // What leads to another page goes there.
    if (event.target.closest("#reading a[href]:not([href^='#'])")) return true;
    const link = event.target.closest("#reading [data-mark], #reading a[href^='#mark-']");
    const mark = link && this.page.mark(Number(link.dataset.mark ?? link.hash.slice("#mark-".length)));
    if (!mark) return false;
    event.preventDefault();
    this.take(mark);
    return true;
  }

  onHover(event) {
    const piece = event.target.closest?.("#text .piece");
    const id = piece ? Number(piece.dataset.marks.split(" ").at(-1)) : null;
    if (id === this.hovered) return;
    this.hovered = id;
    const mark = this.page.mark(id);
    paint(this.page.text, "hover", mark ? [[mark.start, mark.end]] : []);
  }

  run(name, { letter = false, number } = {}) {
    this.commands[name]?.({ letter, number });
    this.selecting.refresh();
  }

  /** Gives the focus to the text after a press of the pointer, and where nothing that is seen has it. */
  keepFocus(button = null, pressed = false) {
    const { activeElement } = document;
    if (document.querySelector("dialog[open]")) return;
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
  new Editor(host);
}
