/**
 * Sentences of a prepared text, by the rules of newsreader/arabic/segments.py: a run of stops with the closing marks
 * after it ends one where white space or the paragraph's end follows, but for the stop after a single letter (د. أ.).
 * The texts of a test hold both to each other. Every offset is a code point.
 */

import { WHITE, lineAt } from "./selection.js";

const STOPS = ".!?؟۔…";
const CLOSERS = '»"”“’‹›«‟)]}';
const BEFORE_A_LONE_LETTER = './("«“';

/** The sentences of a line of `text` as spans, without white space at their edges. */
export function sentencesOf(text, line) {
  line.sentences ??= cut(text.chars, ...trimmed(text.chars, line.start, line.end));
  return line.sentences;
}

function cut(chars, start, end) {
  const found = [];
  let begin = start;
  const take = (to) => {
    const [first, last] = trimmed(chars, begin, to);
    if (first < last) found.push([first, last]);
    begin = to;
  };
  for (let at = start; at < end; at += 1) {
    if (!STOPS.includes(chars[at])) continue;
    const stop = at;
    while (at + 1 < end && STOPS.includes(chars[at + 1])) at += 1;
    let after = at + 1;
    while (after < end && CLOSERS.includes(chars[after])) after += 1;
    const parted = after === end || WHITE.test(chars[after]);
    if (parted && !(stop === at && abbreviates(chars, begin, stop))) take(after);
  }
  take(end);
  return found;
}

/** Whether the stop follows one lone letter, as in د. فلان, or one after و. */
function abbreviates(chars, begin, at) {
  if (chars[at] !== "." || at <= begin || !/^\p{L}$/u.test(chars[at - 1])) return false;
  let before = at - 2;
  if (before >= begin && chars[before] === "و") before -= 1;
  return before < begin || WHITE.test(chars[before]) || BEFORE_A_LONE_LETTER.includes(chars[before]);
}

function trimmed(chars, start, end) {
  while (start < end && WHITE.test(chars[start])) start += 1;
  while (end > start && WHITE.test(chars[end - 1])) end -= 1;
  return [start, end];
}

/** The sentence that holds or touches an offset, else the nearest one of its paragraph; null in an empty one. */
export function sentenceAt(text, offset) {
  const all = sentencesOf(text, lineAt(text, offset));
  return all.findLast(([start]) => start <= offset) ?? all[0] ?? null;
}

/** The start of the next sentence, over the end of a paragraph too, or the text's end. */
export function nextSentence(text, offset) {
  for (const line of text.lines) {
    if (line.end < offset) continue;
    const next = sentencesOf(text, line).find(([start]) => start > offset);
    if (next) return next[0];
  }
  return text.length;
}

/** The start of the sentence that holds an offset, or of the one before where the offset stands there already. */
export function lastSentence(text, offset) {
  for (const line of text.lines.toReversed()) {
    if (line.start >= offset) continue;
    const last = sentencesOf(text, line).findLast(([start]) => start < offset);
    if (last) return last[0];
  }
  return 0;
}
