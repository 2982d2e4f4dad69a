/** What is selected and what it can become: the spans of the layers, the toolbar, what is painted meanwhile. */

import { Caret } from "./caret.js";
import { enclosed } from "./enclosing.js";
import { overlaps, quoteFor } from "./marks.js";
import { say, tell } from "./messages.js";
import { paint } from "./paint.js";
import * as words from "./selection.js";

// A longer selection is offered as a quote and not as a name.
const LONGEST_NAME = 7;

export class Selecting {
  /**
   * `hand()` gives the mark in hand or null; `whole` the words that only look as if they had clitics; `pending(words)`
   * is told the words of boundaries that the mark in hand could have, "" where there are none; `drawn()` is called when
   * everything stands where it stands now.
   */
  constructor(page, caret, toolbar, { hand, whole, pending, drawn }) {
    this.page = page;
    this.caret = caret;
    this.toolbar = toolbar;
    this.hand = hand;
    this.pending = pending;
    this.drawn = drawn;
    // The selection that moving the edges of the mark in hand has made.
    this.moved = null;
    // Between which offsets all was drawn the last time.
    this.seen = null;
    this.names = new Set(whole.names);
    this.cues = new Set(whole.cues);
    this.choice = 0;
    this.dragging = false;
  }

  get empty() {
    return this.caret.empty;
  }

  /** What is selected, with whole letters and no white space at the edges; null where that is nothing. */
  get span() {
    return this.caret.empty ? null : words.clean(this.page.prepared, this.caret.start, this.caret.end);
  }

  /** The document's selection has changed: whether it lies in the text. */
  read() {
    if (!this.caret.read()) return false;
    // What the editor has selected itself is drawn already.
    if (this.seen?.anchor === this.caret.anchor && this.seen.focus === this.caret.focus) return true;
    this.choice = 0;
    this.refresh();
    return true;
  }

  /**
   * The span that a layer gets of what is selected, or of the word at the caret; a quote at a quotation mark what
   * that encloses. Null where no word is there.
   */
  spanFor(layer, letter = false) {
    const span = this.anySpanFor(layer, letter);
    return span && words.holdsWord(this.page.prepared, span) ? span : null;
  }

  anySpanFor(layer, letter) {
    const { prepared } = this.page;
    const atMark = layer === "quote" && !letter ? this.enclosedAtMark : null;
    if (atMark) return words.quoteSpan(prepared, ...atMark);
    const selected = this.caret.empty ? words.wordAt(prepared, this.caret.focus) : [this.caret.start, this.caret.end];
    if (!selected) return null;
    if (letter) return words.clean(prepared, ...selected);
    const raw = words.wholeWords(prepared, ...selected);
    if (layer === "quote") return words.quoteSpan(prepared, ...raw);
    if (this.choice && !this.caret.empty) return this.choices()[this.choice];
    if (layer === "cue") return words.cueSpan(prepared, ...raw, this.cues);
    return words.nameSpan(prepared, ...raw, this.names);
  }

  /** Whether a quote is asked for by a place alone: nothing selected, and no quotation mark there of a new one. */
  get pointsAtQuote() {
    const there = this.enclosedAtMark;
    return this.caret.empty && (!there || Boolean(this.page.same({ layer: "quote", start: there[0], end: there[1] })));
  }

  /** What the quotation mark that is selected, or that the caret touches, encloses; null where there is none. */
  get enclosedAtMark() {
    const { prepared } = this.page;
    const { start, end, empty } = this.caret;
    const places = empty ? [start, start - 1] : end - start === 1 ? [start] : [];
    return places.some((at) => words.isMark(prepared.chars, at)) ? enclosed(prepared, start, end) : null;
  }

  /** Selects a span, and says so. */
  select([start, end]) {
    this.moved = null;
    this.choice = 0;
    this.caret.put(start, end);
    this.caret.reveal();
    say(this.page.words([start, end]));
    this.refresh();
  }

  /** Lets moves with the shift key go on at the other end of what is selected, or of the mark just taken. */
  turn(fresh) {
    if (this.caret.empty && !fresh) return;
    const ofMark = this.caret.empty || this.adjusting;
    if (this.caret.empty) this.caret.put(fresh.end, fresh.start);
    else this.caret.put(this.caret.focus, this.caret.anchor);
    if (ofMark) this.noteMoved();
    this.caret.reveal();
    say(this.page.words([this.caret.start, this.caret.end]));
    this.refresh();
  }

  choices() {
    const { prepared } = this.page;
    const whole = words.wholeWords(prepared, this.caret.start, this.caret.end);
    const all = words.choices(prepared, ...whole, words.nameSpan(prepared, ...whole, this.names));
    const { span } = this;
    // Just what is selected is a choice too, where that parts a word.
    if (span && !all.some(([start, end]) => start === span[0] && end === span[1])) all.splice(1, 0, span);
    return all;
  }

  /** Takes one way to cut the name, or the next one. */
  choose(number) {
    if (this.caret.empty) return;
    const choices = this.choices();
    this.choice = Number.isInteger(number) ? number : (this.choice + 1) % choices.length;
    say(this.page.words(choices[this.choice]));
    this.refresh();
  }

  /** The kind that a quote of these words has by its marks. */
  kindOf(span) {
    return words.kindOf(this.page.words(span));
  }

  /** The boundaries selected for the mark in hand; null where they do not touch it or are those it has. */
  boundaries() {
    const mark = this.hand();
    if (this.caret.empty || !mark || !overlaps(mark, this.caret.start, this.caret.end)) return null;
    const { prepared } = this.page;
    const cut = mark.layer === "quote" ? words.quoteSpan : words.clean;
    const span = cut(prepared, this.caret.start, this.caret.end);
    return span && (span[0] !== mark.start || span[1] !== mark.end) ? span : null;
  }

  /** Whether what is selected is the mark in hand with its edges moved, and nothing that someone chose anew. */
  get adjusting() {
    const { start, end } = this.caret;
    return this.moved?.mark === this.hand()?.id && this.moved?.start === start && this.moved?.end === end;
  }

  /** Moves the caret, or with `extend` the end of the selection, which begins as the mark that was just taken. */
  move(command, fresh) {
    const ofMark = command.extend && ((fresh && this.caret.empty) || this.adjusting);
    if (ofMark && this.caret.empty) this.caret.put(fresh.start, fresh.end);
    const before = this.caret.focus;
    this.choice = 0;
    this.caret.move(command);
    const passed = [before, this.caret.focus].sort((a, b) => a - b);
    if (ofMark) this.noteMoved();
    if (["letter", "word", "sentence"].includes(command.unit)) say(this.page.words(passed));
    this.refresh();
  }

  /** Moves one edge of the selection, else of the mark in hand, else of the word at the caret. */
  nudge(edge, outwards, unit) {
    const { caret, page } = this;
    const mark = this.hand();
    const there = mark ? [mark.start, mark.end] : words.wordAt(page.prepared, caret.focus);
    const span = caret.empty ? there : [caret.start, caret.end];
    if (!span) {
      tell("nothing-template");
      return;
    }
    const moved = this.nudged(span, edge, outwards, unit);
    if (!moved) {
      tell("no-further-template");
      return;
    }
    const [start, end] = moved;
    this.choice = 0;
    if (edge === "end") caret.put(start, end);
    else caret.put(end, start);
    caret.reveal();
    if (mark) this.noteMoved();
    const said = page.words([start, end]);
    say(this.boundaries() ? `${page.addresses.notSaved}: ${said}` : said);
    this.refresh();
  }

  /** A span with one edge moved so far that other words are in it; null where there is nothing to move to. */
  nudged(span, edge, outwards, unit) {
    const { prepared } = this.page;
    // What stands at the edges and belongs to no mark of this layer is passed over.
    const cut = this.hand()?.layer === "quote" ? words.quoteSpan : words.clean;
    const before = cut(prepared, ...span);
    const [first, last] = this.room(span);
    for (let [start, end] = span; ; ) {
      let [from, to] = Caret.nudge(prepared, [start, end], edge, outwards, unit);
      [from, to] = [Math.max(from, first), Math.min(to, last)];
      if (from >= to || (from === start && to === end)) return null;
      [start, end] = [from, to];
      const now = cut(prepared, start, end);
      if (!now) return null;
      if (now[0] !== before?.[0] || now[1] !== before?.[1]) return [start, end];
    }
  }

  /** How far a span may reach: its paragraph, but for a quote of a kind that may run over several. */
  room([start, end]) {
    const { prepared } = this.page;
    if (["direct", "mixed"].includes(this.hand()?.kind)) return [0, prepared.length];
    return [words.lineAt(prepared, start).start, words.lineAt(prepared, end).end];
  }

  noteMoved() {
    const { start, end } = this.caret;
    this.moved = { mark: this.hand()?.id, start, end };
  }

  /** Draws caret, toolbar, handles and passing states as they are now. */
  refresh() {
    const { anchor, focus } = this.caret;
    this.seen = { anchor, focus };
    this.caret.draw();
    this.drawn();
    const { span } = this;
    const boundaries = span && this.boundaries();
    this.pending(boundaries ? this.page.words(boundaries) : "");
    if (!span) {
      this.toolbar.hide();
      for (const state of ["preview", "left-out", "target"]) paint(this.page.text, state, []);
      return;
    }
    const length = this.page.words(span).split(/\s+/u).length;
    const { chars } = this.page.prepared;
    const isMark = (at) => words.isMark(chars, at);
    // Several words at a mark, or with what a speaker's sentence ends with, are no name either.
    const said = isMark(span[0]) || isMark(span[1] - 1) || "؟!?…".includes(chars[span[1] - 1]);
    const long = length > LONGEST_NAME || (length > 1 && said);
    if (this.adjusting) this.paintPreview(boundaries ?? span);
    else this.preview(long ? "quote" : "speaker");
    // What is still being dragged out must not end under it.
    if (this.dragging) this.toolbar.hide();
    else this.offer(span, long);
  }

  offer(span, long) {
    const quote = this.spanFor("quote");
    const boundaries = this.boundaries();
    const { adjusting } = this;
    const target = long || adjusting ? null : quoteFor(this.page.marks, this.hand(), ...span);
    // Who sets a quote's or a cue's boundaries names nobody.
    const names = !long && !adjusting && !(boundaries && ["quote", "cue"].includes(this.hand().layer));
    const { start, end } = this.caret;
    this.toolbar.show({
      kind: quote ? this.kindOf(quote) : "indirect",
      choices: names ? this.choices().map((choice) => this.page.words(choice)) : [],
      chosen: this.choice,
      enclosed: enclosed(this.page.prepared, start, end) !== null,
      target: target ? this.page.excerpt(target) : "",
      boundaries: boundaries ? this.page.words(boundaries) : "",
      moved: Boolean(boundaries) && adjusting,
      box: () => ({ ...this.caret.boxOf(start, end), line: parseFloat(getComputedStyle(this.page.root).lineHeight) }),
    });
    paint(this.page.text, "target", target ? [[target.start, target.end]] : []);
  }

  /** Paints what a layer would get, and what would be left out. */
  preview(layer) {
    this.paintPreview(this.spanFor(layer));
  }

  /** Paints a span as what a mark would get, and the rest of what is selected as left out. */
  paintPreview(span) {
    const { span: raw } = this;
    const left = raw && span ? [[raw[0], span[0]], [span[1], raw[1]]] : []; // prettier-ignore
    paint(this.page.text, "preview", span ? [span] : []);
    paint(this.page.text, "left-out", left.filter(([from, to]) => from < to)); // prettier-ignore
  }
}
