/**
 * The handles at both ends of the mark in hand, and of what a finger has selected: dragged, they move that end. They
 * stand beside the text and not in it, so that no letter moves. What the mark would get is painted and said in a bubble
 * meanwhile; letting go of a mark's handle is one change, Esc leaves everything as it was.
 */

import { uncovered } from "./caret.js";
import { dragged, draggedSelection } from "./edges.js";
import { Hits } from "./hits.js";
import { commandOf } from "./keys.js";
import { say } from "./messages.js";
import { withNextPicture } from "./picture.js";

// Pixels: a press that moves less is none; how near the edge of the window the page begins to scroll.
const STILL = 4;
const NEAR = 56;
// Letters of a long mark that the bubble shows of the end that is dragged.
const SHOWN = 28;

export class Handles {
  constructor(editor) {
    this.editor = editor;
    this.hits = new Hits(editor.page, editor.caret);
    this.elements = { start: editor.host.querySelector("#handle-start"), end: editor.host.querySelector("#handle-end") };
    this.bubble = editor.host.querySelector("#pulled");
    this.note({ pointerType: matchMedia("(pointer: coarse)").matches ? "touch" : "mouse" });
    this.drag = null;
    this.wasMoved = false;
    // How wide a handle is, for a mouse and for a finger; known once it has been seen.
    this.halves = new Map();
    for (const [edge, element] of Object.entries(this.elements)) {
      element.addEventListener("pointerdown", (event) => this.take(event, edge));
      element.addEventListener("pointermove", (event) => this.move(event));
      element.addEventListener("pointerup", (event) => this.letGo(event));
      for (const type of ["pointercancel", "lostpointercapture"]) element.addEventListener(type, () => this.cancel());
      element.addEventListener("click", (event) => this.pass(event));
      // Focus and selection stay in the text.
      element.addEventListener("mousedown", (event) => event.preventDefault());
    }
    document.addEventListener("pointerdown", (event) => this.note(event), { capture: true });
    for (const type of ["keydown", "keyup"]) document.addEventListener(type, (event) => this.onKey(event), { capture: true });
    new ResizeObserver(() => this.draw()).observe(document.body);
  }

  /** A finger wants larger handles, and such for what it selects too. */
  note({ pointerType }) {
    this.touch = pointerType === "touch";
    this.editor.host.toggleAttribute("data-touch", this.touch);
  }

  /** What the handles move: `{mark, span}`, the mark null where it is what is selected; null where they move nothing. */
  get target() {
    const { selecting, hand, caret } = this.editor;
    if (selecting.empty) return hand.mark && { mark: hand.mark, span: [hand.mark.start, hand.mark.end] };
    if (selecting.adjusting && hand.mark) return { mark: hand.mark, span: selecting.boundaries() ?? [caret.start, caret.end] };
    return this.touch && selecting.span ? { mark: null, span: selecting.span } : null;
  }

  /** Has the handles put where they belong with the next picture. */
  draw() {
    withNextPicture(this, () => this.measure(), (places) => this.place(places)); // prettier-ignore
  }

  /** Where their span's ends stand on the page, by edge; null for an end that is not to be seen. */
  measure() {
    const { target } = this;
    const { scrollX, scrollY } = window;
    const page = document.documentElement.clientWidth;
    const of = (edge) => {
      const at = target && this.hits.edge(target.span, edge);
      return at && { left: at.x + scrollX, top: at.top + scrollY, line: at.bottom - at.top, x: at.x, page, layer: target.mark?.layer ?? "" }; // prettier-ignore
    };
    return { start: of("start"), end: of("end") };
  }

  /** Puts the handles there, or away. */
  place(places) {
    for (const [edge, element] of Object.entries(this.elements)) {
      const at = places[edge];
      element.hidden = !at;
      if (!at) continue;
      if (element.dataset.layer !== at.layer) element.dataset.layer = at.layer;
      element.style.setProperty("left", `${at.left}px`);
      element.style.setProperty("top", `${at.top}px`);
      element.style.setProperty("--line", `${at.line}px`);
      // Its box stays within the page, which would be wider else.
      const half = this.halfOf(element);
      element.style.setProperty("--shift", `${Math.max(half, Math.min(at.x, at.page - half)) - at.x}px`);
    }
  }

  halfOf(element) {
    if (!this.halves.get(this.touch)) this.halves.set(this.touch, element.firstElementChild.offsetWidth / 2);
    return this.halves.get(this.touch);
  }

  take(event, edge) {
    const { target } = this;
    if (event.button || !target || this.drag) return;
    // It is no press on the page: nothing else is to be selected or let go of.
    event.stopPropagation();
    this.note(event);
    const { selecting, caret, hand } = this.editor;
    const at = this.hits.edge(target.span, edge);
    this.hits.forget();
    this.drag = {
      ...target,
      edge,
      id: event.pointerId,
      from: { x: event.clientX, y: event.clientY },
      // The place that is meant stays as far from the finger as it was.
      grip: { x: at.x - event.clientX, y: (at.top + at.bottom) / 2 - event.clientY },
      room: selecting.room(target.span),
      before: { anchor: caret.anchor, focus: caret.focus, moved: selecting.moved, fresh: hand.fresh },
      letter: event.altKey,
      choice: 0,
      moved: false,
    };
    this.wasMoved = false;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  move(event) {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.id) return;
    const { clientX: x, clientY: y } = event;
    if (!drag.moved && Math.hypot(x - drag.from.x, y - drag.from.y) < STILL) return;
    if (!drag.moved) {
      drag.moved = true;
      this.wasMoved = true;
      document.documentElement.toggleAttribute("data-pulling", true);
      this.scroll();
    }
    Object.assign(drag, { x, y, letter: event.altKey });
    this.pull();
  }

  /** Lets the selection, what is painted and the bubble follow the finger. */
  pull() {
    const { drag } = this;
    const { page, caret, selecting, hand } = this.editor;
    if (drag.mark && hand.mark?.id !== drag.mark.id) {
      this.cancel();
      return;
    }
    const place = this.hits.at(drag.x + drag.grip.x, drag.y + drag.grip.y);
    if (!place) return;
    let result = { cuts: [], chosen: 0 };
    if (drag.mark) {
      const { layer } = drag.mark;
      const whole = layer === "cue" ? selecting.cues : selecting.names;
      result = dragged(page.prepared, drag.span, drag.edge, place, { ...drag, layer, whole });
    } else {
      result.span = draggedSelection(page.prepared, drag.span, drag.edge, place);
    }
    const [start, end] = result.span;
    selecting.dragging = true;
    caret.put(...(drag.edge === "start" ? [end, start] : [start, end]));
    if (drag.mark) selecting.noteMoved();
    selecting.choice = 0;
    selecting.refresh();
    this.show(result);
  }

  /** The bubble over the line: the words at the end that is dragged, and how else the name could be cut. */
  show({ span, cuts, chosen }) {
    const { page } = this.editor;
    const { edge } = this.drag;
    const letters = [...page.words(span)];
    const cut = letters.length > SHOWN;
    const part = edge === "start" ? letters.slice(0, SHOWN) : letters.slice(-SHOWN);
    const said = part.join("").trim();
    this.bubble.querySelector("b").textContent = !cut ? said : edge === "start" ? `${said}…` : `…${said}`;
    const others = cuts.map((one, number) => {
      const item = document.createElement(number === chosen ? "mark" : "span");
      item.textContent = page.words(one).split(/\s/u)[0];
      return item;
    });
    this.bubble.querySelector(".cuts").replaceChildren(...(others.length > 1 ? others : []));
    this.bubble.hidden = false;
    const at = this.hits.edge(span, edge);
    const { width, height } = this.bubble.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.x - width / 2, document.documentElement.clientWidth - width - 8));
    const above = at.top - height - (this.touch ? 44 : 26);
    this.bubble.style.setProperty("left", `${left}px`);
    this.bubble.style.setProperty("top", `${above > 4 ? above : at.bottom + (this.touch ? 64 : 30)}px`);
  }

  /** Scrolls the page while the finger is at the edge of what nothing covers. */
  scroll() {
    const { drag } = this;
    if (!drag) return;
    const floor = uncovered();
    const past = drag.y < NEAR ? drag.y - NEAR : Math.max(0, drag.y - floor + NEAR);
    const before = window.scrollY;
    if (past) window.scrollBy({ top: past / 5, behavior: "instant" });
    if (window.scrollY !== before) this.pull();
    requestAnimationFrame(() => drag === this.drag && this.scroll());
  }

  letGo(event) {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.id) return;
    if (!drag.moved) {
      this.cancel();
      return;
    }
    // A quick finger is up before its last move was told.
    this.move(event);
    if (!this.drag) return;
    const { selecting, deciding, page, caret } = this.editor;
    this.end();
    page.root.focus({ preventScroll: true });
    if (drag.mark && !deciding.setBoundaries()) this.restore(drag);
    else if (!drag.mark) say(page.words([caret.start, caret.end]));
    selecting.refresh();
  }

  /** A press that moved nothing was meant for the letter under the handle, where one is. */
  pass({ clientX: x, clientY: y, detail }) {
    if (this.wasMoved) return;
    const { host, caret, page, clicks, pointing } = this.editor;
    document.documentElement.toggleAttribute("data-pulling", true);
    const under = document.elementFromPoint(x, y);
    const at = caret.charAt(x, y) === null ? null : caret.atPoint(x, y);
    const taken = at !== null && detail > 1 && clicks.press(x, y, detail);
    document.documentElement.removeAttribute("data-pulling");
    clicks.base = null;
    if (taken || at === null) return;
    page.root.focus({ preventScroll: true });
    caret.put(at);
    pointing.clickText(under.closest(".piece"));
  }

  onKey(event) {
    const { drag } = this;
    if (!drag) return;
    const cuts = event.type === "keydown" && commandOf(event, this.editor.preferences)?.name === "choice";
    if (event.key === "Escape" && event.type === "keydown") {
      this.cancel();
    } else if (drag.moved && (event.key === "Alt" || cuts)) {
      drag.letter = event.altKey && !cuts;
      if (cuts) drag.choice += 1;
      this.pull();
    }
    // No other command meets a mark whose end is in the hand.
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  cancel() {
    const { drag } = this;
    if (!drag) return;
    this.end();
    if (drag.moved) this.restore(drag);
    this.editor.selecting.refresh();
  }

  end() {
    this.drag = null;
    this.bubble.hidden = true;
    this.editor.selecting.dragging = false;
    document.documentElement.removeAttribute("data-pulling");
  }

  /** Puts back what was selected and in hand. */
  restore({ before }) {
    const { caret, selecting, hand } = this.editor;
    caret.put(before.anchor, before.focus);
    selecting.moved = before.moved;
    hand.fresh = before.fresh;
  }
}
