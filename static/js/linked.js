/* Pointing at a quote, at its note or at its line of the lists lights the quote with its speaker and its cue, and
   the note; so does pointing at a speaker or a cue, and the keyboard's focus on a note or a line. A finger
   lights what it taps. An address that ends in a mark, like #mark-7, lights that mark's words and brings
   them into sight. Nothing in the page is changed but the class of a note: words are lit by CSS highlights. */

import { layOutAll, layOutSlowly } from "./laying.js";

const [linked, serving, arrived] = ["linked", "serving", "arrived"].map((name) => {
  const highlight = globalThis.Highlight ? new Highlight() : null;
  if (highlight) CSS.highlights.set(name, highlight);
  return highlight;
});
let pointed = null;

function clear() {
  linked?.clear();
  serving?.clear();
  for (const note of document.querySelectorAll(".notes .lit")) note.classList.remove("lit");
}

function lightWords(mark, light) {
  const pieces = document.querySelectorAll(`#text [data-marks~="${CSS.escape(mark)}"]`);
  for (const piece of pieces) {
    const range = new Range();
    range.selectNodeContents(piece);
    light?.add(range);
  }
  return pieces;
}

function lightQuote(mark) {
  lightWords(mark, linked);
  const note = document.getElementById(`note-${mark}`);
  if (!note) return;
  note.classList.add("lit");
  for (const other of note.dataset.serving.split(" ").filter(Boolean)) lightWords(other, serving);
}

/** The quotes that an element speaks of: a note's or a line's, the innermost one at some words, else those they serve. */
function quotesAt(element) {
  const source = element?.closest(".notes [data-mark], .lists [data-mark]");
  if (source) return [source.dataset.mark];
  const marks = element?.closest("#text [data-marks]")?.dataset.marks.split(" ") ?? [];
  const served = marks.flatMap((mark) =>
    [...document.querySelectorAll(`.notes [data-serving~="${CSS.escape(mark)}"]`)].map((note) => note.dataset.mark),
  );
  if (served.length) return served;
  return marks.filter((mark) => document.getElementById(`note-${mark}`)).slice(-1);
}

function light(target) {
  const element = target instanceof Element ? target : null;
  const quotes = quotesAt(element);
  const key = quotes.join(" ");
  if (key === pointed) return;
  pointed = key;
  clear();
  quotes.forEach(lightQuote);
}

function arrive() {
  arrived?.clear();
  const [, mark] = /^#mark-(\d+)$/.exec(location.hash) ?? [];
  if (!mark) return;
  layOutAll();
  lightWords(mark, arrived)[0]?.scrollIntoView({ block: "center" });
}

document.addEventListener("pointerover", (event) => {
  // A finger that scrolls passes over many words; it means those it taps.
  if (event.pointerType !== "touch") light(event.target);
});
document.addEventListener("click", (event) => light(event.target));
document.addEventListener("focusin", (event) => light(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") light(null);
});
// What was lit is drawn anew after each edit.
document.addEventListener("htmx:afterSwap", () => {
  pointed = null;
  clear();
});
addEventListener("hashchange", arrive);
arrive();
layOutSlowly();
