/**
 * Where a boundary comes to stand that is dragged: at words, a name without its clitics, or to the letter. Pure
 * functions over a prepared text; every offset is a code point.
 */

import * as words from "./selection.js";

// They end a sentence of the speaker's, and so belong to the quote.
const SPOKEN = "؟!?…";

/**
 * The span of a mark of `layer` whose `edge` ("start" or "end") is dragged to a place, and the ways to cut its first
 * word: `{span, cuts, chosen}`. The place is `{stop, side, at}`: the word or quotation mark there or beside it, on which
 * `side` of it ("in", "before", "after"), and the nearest letter's edge. `choice` counts the cuts on from the one that
 * the place gives; with `letter` the edge stands between the letters; `room` is how far it may go, `whole` the words that
 * only look as if they had clitics.
 */
export function dragged(text, span, edge, place, { layer, whole, room, letter = false, choice = 0 }) {
  if (letter) return { span: toTheLetter(text, span, edge, place.at, room), cuts: [], chosen: 0 };
  return edge === "start" ? draggedStart(text, span, place, layer, whole, room, choice) : draggedEnd(text, span, place, layer, room);
}

/** The span with one edge at whole words, whatever they will be: for what is selected and no mark yet. */
export function draggedSelection(text, [start, end], edge, place) {
  const room = [0, text.length];
  return edge === "start" ? [firstWord(text, place, end, room), end] : [start, lastWord(text, place, start, room, "")];
}

function toTheLetter(text, [start, end], edge, at, [first, last]) {
  const there = Math.max(first, Math.min(at, last));
  if (edge === "start") return [Math.min(words.snap(text, there, "start"), words.lastLetter(text, end)), end];
  return [start, Math.max(words.snap(text, there, "end"), words.nextLetter(text, start))];
}

function draggedStart(text, [, end], place, layer, whole, room, choice) {
  const begin = firstWord(text, place, end, room);
  const offered = cutFor(layer)(text, begin, end, whole) ?? [begin, end];
  const cuts = words.choices(text, begin, end, offered).map(([start]) => start).filter((start) => start < end); // prettier-ignore
  const starts = [...new Set(cuts)];
  // Who holds the edge over the clitics themselves means them, letter by letter.
  const meant = place.side === "in" && place.stop[0] === begin && place.at < offered[0];
  const given = meant ? starts.filter((start) => start <= place.at).sort((a, b) => b - a)[0] ?? begin : offered[0]; // prettier-ignore
  const chosen = (Math.max(0, starts.indexOf(given)) + choice) % starts.length;
  return { span: [starts[chosen], end], cuts: starts.map((start) => [start, end]), chosen };
}

function draggedEnd(text, [start], place, layer, room) {
  const end = lastWord(text, place, start, room, layer === "quote" ? SPOKEN : "");
  const cut = (layer === "quote" ? words.quoteSpan : words.wordsSpan)(text, start, end);
  return { span: [start, cut?.[1] ?? end], cuts: [], chosen: 0 };
}

/** How a layer cuts the first word of its marks. */
function cutFor(layer) {
  if (layer === "quote") return words.quoteSpan;
  return layer === "cue" ? words.cueSpan : words.nameSpan;
}

/** Where the first word begins of a span that is to begin at a place; the last word of the span where that is past it. */
function firstWord(text, { stop, side }, end, [first, last]) {
  const at = Math.max(first, side === "after" ? stop[1] : stop[0]);
  const begin = at >= Math.min(end, last) ? undefined : stopsAround(text, at, end).find(([start]) => start >= at)?.[0];
  return begin !== undefined && begin < end ? begin : words.lastWord(text, end);
}

/** Where the last word ends of a span that is to end at a place, with those of `more` that follow it. */
function lastWord(text, { stop, side }, start, [first, last], more) {
  const at = Math.min(last, side === "before" ? stop[0] : stop[1]);
  const found = at <= Math.max(start, first) ? undefined : stopsAround(text, start, at).findLast(([, end]) => end <= at)?.[1];
  let end = found !== undefined && found > start ? found : words.nextWord(text, start);
  while (side === "after" && end === stop[1] && end < last && more && more.includes(text.chars[end])) end += 1;
  return end;
}

/** The words and quotation marks of the lines from one offset to another. */
function stopsAround(text, start, end) {
  return text.lines.filter((line) => start <= line.end && line.start <= end).flatMap((line) => words.stopsOf(text, line));
}
