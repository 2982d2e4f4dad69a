/**
 * What quotation marks enclose, read paragraph by paragraph: «», ‹›, and the marks that are written in any order
 * ("" “” ”“ „” ‘’ ''), which open or close by what stands beside them. Every offset is a code point of a prepared
 * text.
 */

import { QUOTATION_MARKS, WHITE, isMark, lineAt } from "./selection.js";
import { sentenceAt } from "./sentences.js";

const OPENING = "«‹„‟";
const CLOSING = "»›";
// Marks of one family close each other, whichever they are.
const FAMILIES = ["«»", "‹›", "\"“”„‟", "'‘’"];
const PROPER = ["“”", "‘’", "„”", "„“"];
const UNSEEN = /^\p{Cf}$/u;
const LETTER = /^[\p{L}\p{N}\p{M}]$/u;
// Letters that are written onto a word, also onto one in marks.
const CLITICS = /^[وف]?(?:[بلك]|ال|لل)?$/u;
const BESIDE_A_QUOTE = "،,؛;:.۔";

/**
 * The pairs of a line as `{start, end, open, close}`, spans with their marks, shorter ones first. Where the closing
 * mark is missing (`close` false) the span ends before the sentence's stop, where the opening one is (`open` false)
 * it begins with the sentence; none leaves what encloses it.
 */
export function pairsOf(text, line) {
  line.pairs ??= read(text, line);
  return line.pairs;
}

/**
 * The span with its marks that the marks around [start, end) enclose, the innermost that is wider than it; null where
 * there is none. A caret (start == end) that touches a quotation mark is at what that mark encloses.
 */
export function enclosed(text, start, end) {
  const pairs = pairsOf(text, lineAt(text, start));
  const marks = start === end ? [start, start - 1] : end - start === 1 ? [start] : [];
  for (const at of marks) {
    const pair = pairs.find((one) => (one.open && one.start === at) || (one.close && one.end - 1 === at));
    if (pair) return [pair.start, pair.end];
  }
  const around = pairs.find((one) => one.start <= start && end <= one.end && one.end - one.start > end - start);
  return around ? [around.start, around.end] : null;
}

function read(text, line) {
  const found = [];
  const open = [];
  const lost = [];
  const came = new Map();
  for (let at = line.start; at < line.end; at += 1) {
    if (!isMark(text.chars, at)) continue;
    const partner = open.findLastIndex((other) => familyOf(text.chars[other]) === familyOf(text.chars[at]));
    const closes = closesThere(text, line, at, open[partner], came);
    came.set(at, closes);
    if (!closes) {
      open.push(at);
    } else if (partner < 0) {
      lost.push(at);
    } else {
      // What was opened in between is closed nowhere.
      found.push(...unclosed(text, open.splice(partner + 1), at));
      found.push({ start: open.pop(), end: at + 1, open: true, close: true });
    }
  }
  found.push(...unclosed(text, open, line.end));
  for (const at of lost) found.push({ start: unopened(text, at, found), end: at + 1, open: false, close: true });
  return found.sort((one, other) => one.end - one.start - (other.end - other.start));
}

const familyOf = (char) => FAMILIES.findIndex((marks) => marks.includes(char));

/** Whether the mark at `at` closes one; `other` is the last of its family that is open, or undefined. */
function closesThere(text, line, at, other, came) {
  const char = text.chars[at];
  const pair = other === undefined ? "" : text.chars[other] + char;
  const looks = looksOf(text, line, at, came);
  // These have a side of their own, unless a whole pair is turned round: »…«.
  if (OPENING.includes(char)) return looks === "closes" && (pair === "»«" || pair === "›‹");
  if (CLOSING.includes(char)) return looks !== "opens" || Boolean(pair);
  if (PROPER.includes(pair)) return true;
  if (looks !== "either") return looks === "closes";
  return Boolean(pair);
}

/** What a mark seems to do by what stands beside it: "opens", "closes" or "either". */
function looksOf(text, line, at, came) {
  const { chars } = text;
  let first = at - 1;
  while (first >= line.start && UNSEEN.test(chars[first])) first -= 1;
  let last = at + 1;
  const passed = (char) => UNSEEN.test(char) || (QUOTATION_MARKS.includes(char) && !OPENING.includes(char));
  while (last < line.end && passed(chars[last])) last += 1;
  const before = first < line.start ? "gap" : came.has(first) ? (came.get(first) ? "letter" : "gap") : kindOf(chars[first], "([{");
  const after = last >= line.end ? "gap" : OPENING.includes(chars[last]) ? "letter" : kindOf(chars[last], "");
  if (before === "gap") return after === "gap" ? "either" : "opens";
  if (after !== "letter") return "closes";
  if (before === "point") return chars[first] === ":" ? "opens" : "either";
  return isClitics(text, line, first) ? "opens" : "either";
}

function kindOf(char, openers) {
  if (WHITE.test(char) || openers.includes(char)) return "gap";
  return LETTER.test(char) ? "letter" : "point";
}

/** Whether the letters that end at `last` are no word but clitics of what follows. */
function isClitics(text, line, last) {
  let first = last;
  while (first > line.start && LETTER.test(text.chars[first - 1])) first -= 1;
  return last - first < 5 && CLITICS.test(text.chars.slice(first, last + 1).join("").replace(/[\p{M}\u0640]/gu, ""));
}

/** The spans of the marks of `opened` that nothing closes before `limit`; two alike in one sentence are a pair. */
function unclosed(text, opened, limit) {
  const found = [];
  for (let number = 0; number < opened.length; number += 1) {
    const [start, next] = [opened[number], opened[number + 1]];
    const [, stop] = sentenceAt(text, start);
    const alike = familyOf(text.chars[start]) === familyOf(text.chars[next]) && !OPENING.includes(text.chars[next]);
    if (next < stop && alike && !(OPENING + CLOSING).includes(text.chars[next])) {
      found.push({ start, end: next + 1, open: true, close: true });
      number += 1;
      continue;
    }
    let end = Math.min(stop, limit);
    while (end > start + 1 && (BESIDE_A_QUOTE.includes(text.chars[end - 1]) || WHITE.test(text.chars[end - 1]))) end -= 1;
    found.push({ start, end, open: true, close: false });
  }
  return found;
}

/** Where the span of a closing mark at `at` begins that nothing has opened. */
function unopened(text, at, found) {
  const former = found.filter(({ end, close }) => close && end <= at).map(({ end }) => end);
  let [start] = sentenceAt(text, at);
  start = Math.max(start, ...former);
  while (start < at && (BESIDE_A_QUOTE.includes(text.chars[start]) || WHITE.test(text.chars[start]))) start += 1;
  return start;
}
