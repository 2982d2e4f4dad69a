/** What an editor decides: marks made, changed, accepted, rejected, taken away, the article reviewed. */

import * as marking from "./marks.js";
import { clear, fromTemplate, say, show, tell, tellUndone } from "./messages.js";
import { paint } from "./paint.js";
import { leftAfter } from "./waiting.js";

export class Deciding {
  constructor({ page, caret, selecting, hand, panel, chooser, writes, refusals, settleDialog, toText }) {
    Object.assign(this, { page, caret, selecting, hand, panel, chooser, writes, refusals, settleDialog, toText });
  }

  /** Marks what is selected, or the word at the caret, as one of the layers. */
  async markAs(layer, letter, kind) {
    const span = this.selecting.spanFor(layer, letter);
    if (!span) {
      tell("nothing-template");
      return;
    }
    const text = this.page.words(span);
    const values = { layer, start: span[0], end: span[1], text };
    // With nothing selected the server looks which quote begins, or stands, or follows there, and of which kind.
    const looked = layer === "quote" && !letter && this.selecting.pointsAtQuote;
    if (looked) values.at = this.caret.focus;
    if (layer === "quote" && (kind || !looked)) values.kind = kind ?? this.selecting.kindOf(span);
    if (layer === "speaker" || layer === "cue") {
      const quote = marking.quoteFor(this.page.marks, this.hand.mark, ...span);
      if (quote) values.quotes = [quote.id];
    }
    if (layer === "speaker") {
      const entity = marking.entityNamed(this.page.marks, text);
      const whom = entity ? { entity: entity.id } : await this.ask({ words: text, name: text });
      if (!whom) return;
      Object.assign(values, whom);
    }
    // Seen at once; the answer draws it as what it has become.
    if (!looked) paint(this.page.text, "current", [span]);
    this.post("create", values, { made: layer, layer, span });
  }

  async ask(question) {
    const whom = await this.chooser.ask(question);
    this.toText();
    return whom;
  }

  /** Asks who says the quote in hand or that of the cue in hand, or whom the mention names; which place it is. */
  async askWho() {
    const inHand = this.hand.mark;
    if (inHand?.layer === "place") {
      this.panel.focus();
      return;
    }
    const mark = inHand?.layer === "cue" ? this.page.mark(inHand.quotes[0]) : inHand;
    if (!mark) {
      tell("who-template");
      return;
    }
    const former = marking.formerSpeaker(this.page.marks, mark);
    const whom = await this.ask({ words: this.page.excerpt(mark), name: "", former });
    if (whom) this.change(mark, whom);
  }

  /** Takes its cues and its speakers off the quote in hand, or that of the cue or the mention. */
  bare() {
    const inHand = this.hand.mark;
    const mark = inHand?.layer === "quote" ? inHand : this.page.mark(inHand?.quotes[0]);
    if (mark) this.change(mark, { has: ["speakers", "cues"] });
    else tell("bare-template");
  }

  /** The kind of the quote in hand; with a selection, a new quote of this kind. */
  kind(kind, letter) {
    const { mark } = this.hand;
    const moved = this.selecting.adjusting ? this.newBoundaries() : null;
    if (moved && mark.layer === "quote") this.change(mark, { ...moved, kind });
    else if (!this.selecting.empty) this.markAs("quote", letter, kind);
    else if (mark?.layer === "quote" && mark.kind !== kind) this.change(mark, { kind });
  }

  /** The fields that give the mark in hand the boundaries that are selected; null where there are no such. */
  newBoundaries() {
    const span = this.selecting.boundaries();
    if (!span) return null;
    const { mark } = this.hand;
    const values = { start: span[0], end: span[1], text: this.page.words(span) };
    // A kind that followed from the marks follows them still; one that a person chose stays.
    const followed = mark.layer === "quote" && mark.kind === this.selecting.kindOf([mark.start, mark.end]);
    if (followed) values.kind = this.selecting.kindOf(span);
    paint(this.page.text, "current", [span]);
    return values;
  }

  /** Gives the mark in hand the boundaries that are selected; whether there are such. */
  setBoundaries() {
    const values = this.newBoundaries();
    if (!values) return false;
    this.keptFor = this.hand.mark;
    this.change(this.hand.mark, values);
    return true;
  }

  /** Lets the mark in hand end at the comma before or at the next: where that is needs no second look, and is kept at once. */
  endAtComma(outwards) {
    this.selecting.nudge("end", outwards, "phrase");
    this.setBoundaries();
  }

  /** Accepts the suggestion in hand, with the boundaries that are selected for it; where none is, takes the next. */
  accept() {
    const { mark } = this.hand;
    if (!mark?.suggested || this.page.ahead.has(mark.id)) this.hand.stepToSuggestion(1);
    else if (!this.setBoundaries()) this.settleOne(mark, "accept");
  }

  /** Takes the mark in hand away: a suggestion is rejected, another mark is deleted. */
  takeAway() {
    const { mark } = this.hand;
    if (mark?.suggested) {
      this.settleOne(mark, "reject");
    } else if (mark) {
      this.hand.release();
      this.act("delete", mark);
    }
  }

  /** Accepts or rejects a suggestion and takes the next one at once, before the answer. */
  settleOne(mark, what) {
    if (this.page.ahead.has(mark.id)) {
      tell("decided-template");
      return;
    }
    this.page.decideAhead(mark, what);
    this.act(what, mark, { keepsHand: true, ahead: what });
    const next = marking.step(this.page.toDecide, mark, mark.start, 1);
    if (next) {
      this.hand.take(next);
    } else {
      this.caret.put(mark.end);
      this.hand.release();
      say(this.page.addresses.noneLeft);
    }
    this.selecting.refresh();
  }

  send(write) {
    // Whoever goes on to another mark before the answer comes keeps that in hand.
    write.turn = this.hand.turn;
    this.writes.send(write);
  }

  act(what, mark, more = {}) {
    this.send(this.on(mark, what, {}, more));
  }

  change(mark, changes) {
    this.send(this.on(mark, "change", changes));
  }

  /** A write on a mark as the editor has seen it. */
  on(mark, what, values = {}, more = {}) {
    return { mark, what, values, seen: this.page.seenVersion(mark), ...more };
  }

  /** A write on the whole article. */
  post(what, values = {}, more = {}) {
    this.send({ what, values, ...more });
  }

  /** A form of the panel, as it is written, with the boundaries that it shows. */
  sendForm(url, form) {
    const { mark } = this.hand;
    const ofMark = mark && new URL(url).pathname === this.page.address("mark", mark.id);
    const values = (ofMark && this.newBoundaries()) || {};
    if (form.get("kind") !== mark?.kind) delete values.kind;
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    // The page's own token goes with it, also after a log-in in between.
    form.delete("csrfmiddlewaretoken");
    const what = /\/(accept|reject|delete)\/$/.exec(url)?.[1] ?? "change";
    this.send(this.on(this.panel.mark, what, {}, { form, fromPanel: true }));
  }

  /**
   * Says that the article is reviewed; asks first what becomes of suggestions that are left, also while the server is
   * away: it would refuse the review when it is back, long after the editor has gone on.
   */
  review() {
    if (this.page.state === "reviewed") return;
    if (leftAfter(this.page, this.writes)) this.settleDialog.showModal();
    else this.post("review", {}, { ofAll: true });
  }

  settleRest(rest) {
    this.settleDialog.close();
    this.post("review", { rest }, { ofAll: true });
  }

  // Answers

  /** The server has done `write`: the page is read anew, and caret, focus and mark in hand are put back. */
  done(write, decided) {
    const former = this.hand.mark;
    const wasInPanel = this.panel.busy && !write.fromPanel;
    this.page.read();
    this.caret.attach(this.page.text, this.page.prepared);
    this.writes.follow(write, decided);
    // Others changed the article too, and it is drawn with that.
    if (decided.revision > Number(write.revision) + 1) this.live?.tellSince(Number(write.revision));
    // A word on what was before this change is no longer true.
    clear("passing");
    if (decided.reopened) show(fromTemplate("reopened-template"), "reopened");
    if (this.page.state === "reviewed") clear("reopened");
    this.decideWaitingAhead();
    const named = write.ofAll ? null : this.page.mark(decided.mark);
    const quote = write.made === "speaker" || write.made === "cue" ? this.page.mark(named?.quotes[0]) : null;
    const wentOn = write.keepsHand || this.hand.turn !== write.turn;
    const stays = this.writes.standing(former);
    const mark = wentOn ? stays : (quote ?? named ?? stays);
    if (!wasInPanel) this.page.root.focus({ preventScroll: true });
    if (wentOn || !named) this.caret.put(this.caret.anchor, this.caret.focus);
    else this.caret.put(named.end);
    if (!write.keepsHand) this.panel.forget();
    if (mark) this.hand.take(mark, { keepCaret: true, quiet: wentOn, stays: Boolean(named) && !wentOn });
    else this.hand.release();
    if (decided.undone) {
      tellUndone(decided.undone);
      this.takeUndone(decided.undone, wentOn);
    }
    this.refusals.settle(write, (mark) => this.writes.standing(mark));
    this.selecting.refresh();
  }

  /** Takes in hand the mark of which an undo has taken something back, or a redo done it again, or shows where it was. */
  takeUndone({ mark, layer, start, end }, wentOn) {
    if (layer === undefined || wentOn) return;
    const standing = this.page.mark(mark) ?? this.page.same({ layer, start, end });
    if (standing) {
      this.hand.take(standing, { quiet: true });
    } else {
      this.hand.release();
      this.caret.put(end);
      this.caret.revealSpan(start, end);
    }
  }

  /** Counts as decided what the writes that still wait will decide, and nothing else. */
  decideWaitingAhead() {
    this.page.forgetAhead();
    for (const { ahead, mark } of this.writes.queue) {
      const now = ahead && this.writes.standing(mark);
      if (now?.suggested) this.page.decideAhead(now, ahead);
    }
  }

  /** A mark that is still to be made is in hand like another, with a cue or a speaker its quote. */
  waits(write, mark) {
    if (write.turn !== this.hand.turn) return;
    const quote = mark.layer === "speaker" || mark.layer === "cue" ? this.page.mark(mark.quotes[0]) : null;
    this.caret.put(mark.end);
    this.hand.take(quote ?? mark, { keepCaret: true, stays: true });
    this.selecting.refresh();
  }

  /** The server has refused `write`: what is selected, written and in hand stays. */
  refused(write, status, html) {
    this.decideWaitingAhead();
    const mark = write.mark && this.writes.standing(write.mark);
    const wentOn = write.keepsHand || this.hand.turn !== write.turn;
    if (mark && mark.id !== this.hand.mark?.id && !this.writes.waiting && !wentOn) this.hand.take(mark);
    // The kind that stands, not the one that was refused.
    for (const kind of this.panel.element.querySelectorAll("[name=kind]")) kind.checked = kind.defaultChecked;
    this.hand.show();
    this.selecting.refresh();
    this.refusals.add(write, status, html);
  }

  /** Draws the reading as it stands on the server; what is selected and written stays. */
  async reload() {
    const target = { source: this.page.host, target: "#reading", select: "#reading", swap: "outerHTML" };
    await window.htmx.ajax("GET", this.page.address("article"), target);
    const former = this.hand.mark;
    this.page.read();
    this.caret.attach(this.page.text, this.page.prepared);
    this.toText();
    const mark = this.page.same(former);
    if (mark) this.hand.take(mark, { keepCaret: true });
    else this.hand.release();
    this.selecting.refresh();
  }

  /**
   * Sends once more, on what stands now, what was refused because something else had stood there. `back` is the
   * mark as it was shown to be rejected or taken away, or null.
   */
  sendAgain(write, back) {
    const now = this.writes.standing(write.mark);
    const mark = now ? { ...write.mark, id: now.id, version: now.version } : write.mark;
    this.send(Object.assign(write, { id: undefined, seen: now?.version, mark, became: true, sent: false, foreseen: false, back }));
  }
}
