/**
 * What a selection of Arabic text means: where a caret may stand, where words begin and end, which edges do
 * not belong to a mark, a name without its clitics, the kind of a quote. Pure functions over an array of code
 * points; every offset is a code point of the text version, every span [start, end).
 */

const GRAPHEMES = new Intl.Segmenter("ar", { granularity: "grapheme" });
const WORDS = new Intl.Segmenter("ar", { granularity: "word" });
/** White space as Python's str.isspace knows it, by which the server cuts. */
export const WHITE = /^[\t-\r\u001c-\u0020\u0085\p{Z}]$/u;
// Marks that close what they open, by pair; the last two are written in any order and so count by turns.
const PAIRS = ["«»", "‹›", "\"“”„‟", "'‘’"];
/** The quotation marks of the scheme. An apostrophe between two letters is none. */
export const QUOTATION_MARKS = "«»\"“”„‟‘’'‹›";
const AFTER_A_QUOTE = "،,؛;:.";
const BEFORE_A_QUOTE = "،,؛;:.";
const AROUND_A_NAME = " \t\n\u00a0«»\"“”„‟‘’'‹›()[]،,؛;:.!?؟…";

/** A text made ready: `{chars, length, lines}`, its lines cut into letters and words when first asked for. */
export function prepare(chars) {
  const lines = [];
  let start = 0;
  for (let at = 0; at <= chars.length; at += 1) {
    if (at < chars.length && chars[at] !== "\n") continue;
    lines.push({ start, end: at });
    start = at + 1;
  }
  return { chars, length: chars.length, lines };
}

/** The characters of a span as one string. */
export function slice(text, start, end) {
  return text.chars.slice(start, end).join("");
}

/** The line that holds an offset: `{start, end}`, and what was found in it so far. */
export function lineAt(text, offset) {
  let low = 0;
  let high = text.lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (text.lines[middle].end < offset) low = middle + 1;
    else high = middle;
  }
  return text.lines[low];
}

/** Where a caret may stand in a line: before and after each letter with its marks, each emoji, each ligature. */
function cutsOf(text, line) {
  if (line.cuts) return line.cuts;
  line.cuts = [line.start];
  let at = line.start;
  for (const { segment } of GRAPHEMES.segment(slice(text, line.start, line.end))) {
    at += [...segment].length;
    line.cuts.push(at);
  }
  return line.cuts;
}

/** The words and the single quotation marks of a line, as `[start, end, isWord]`: where a move by words stops. */
export function stopsOf(text, line) {
  if (line.stops) return line.stops;
  line.stops = [];
  let at = line.start;
  for (const { segment, isWordLike } of WORDS.segment(slice(text, line.start, line.end))) {
    const length = [...segment].length;
    const mark = length === 1 && QUOTATION_MARKS.includes(segment);
    const symbol = !isWordLike && /\p{Extended_Pictographic}/u.test(segment);
    if (isWordLike || mark || symbol) {
      // A ZWNJ or a tatweel parts no word, whatever the segmenter of the browser thinks.
      const last = line.stops.at(-1);
      const joined = last && last[1] === at && last[2] && /[\u200c\u200d\u0640]/u.test(text.chars[at - 1] + text.chars[at]);
      if (joined && isWordLike) last[1] = at + length;
      else line.stops.push([at, at + length, isWordLike]);
    }
    at += length;
  }
  return line.stops;
}

/** The nearest place at or before ("start") or at or after ("end") an offset where no letter is parted. */
export function snap(text, offset, edge) {
  const cuts = cutsOf(text, lineAt(text, offset));
  if (edge === "start") return cuts.findLast((cut) => cut <= offset) ?? offset;
  return cuts.find((cut) => cut >= offset) ?? offset;
}

/** One letter on in logical order; over the end of a line to the next one. */
export function nextLetter(text, offset) {
  const line = lineAt(text, offset);
  return cutsOf(text, line).find((cut) => cut > offset) ?? nextLineStart(text, line, offset);
}

/** One letter back in logical order. */
export function lastLetter(text, offset) {
  const line = lineAt(text, offset);
  return cutsOf(text, line).findLast((cut) => cut < offset) ?? lastLineEnd(text, line, offset);
}

/** The end of the word, or of the quotation mark, that ends after an offset. */
export function nextWord(text, offset) {
  const line = lineAt(text, offset);
  const stop = stopsOf(text, line).find(([, end]) => end > offset);
  if (stop) return stop[1];
  return offset < line.end ? line.end : nextLineStart(text, line, offset);
}

/** The start of the word, or of the quotation mark, that starts before an offset. */
export function lastWord(text, offset) {
  const line = lineAt(text, offset);
  const stop = stopsOf(text, line).findLast(([start]) => start < offset);
  if (stop) return stop[0];
  return offset > line.start ? line.start : lastLineEnd(text, line, offset);
}

/** The start of the next line that holds something, or the text's end. */
export function nextParagraph(text, offset) {
  const line = text.lines.find(({ start, end }) => start > offset && end > start);
  return line ? line.start : text.length;
}

/** The start of the line that holds an offset, or of the one before where the offset stands there already. */
export function lastParagraph(text, offset) {
  const line = text.lines.findLast(({ start, end }) => start < offset && end > start);
  return line ? line.start : 0;
}

function nextLineStart(text, line, offset) {
  return text.lines.find(({ start, end }) => start > line.end && end > start)?.start ?? offset;
}

function lastLineEnd(text, line, offset) {
  return text.lines.findLast(({ start, end }) => end < line.start && end > start)?.end ?? offset;
}

/** The word that holds or touches an offset, or stands beside the quotation mark there, as a span; null where none does. */
export function wordAt(text, offset) {
  const stops = stopsOf(text, lineAt(text, offset));
  const words = stops.filter(([, , isWord]) => isWord);
  const touching = (from, to) => words.find(([start, end]) => start <= to && from <= end);
  const mark = stops.find(([start, end, isWord]) => !isWord && start <= offset && offset <= end);
  const found = touching(offset, offset) ?? (mark && touching(mark[0], mark[1]));
  return found ? [found[0], found[1]] : null;
}

/** Whether a span holds a letter or a digit: punctuation alone is no name, and no quote either. */
export function holdsWord(text, [start, end]) {
  return /[\p{L}\p{N}]/u.test(slice(text, start, end));
}

/**
 * A span completed to the words that its edges part. Letters before it that can be clitics (و، ف، ب، ل، ك، س)
 * stay out: who begins behind them means the word without them.
 */
export function wholeWords(text, start, end) {
  const parted = (offset) => stopsOf(text, lineAt(text, offset)).find(([from, to]) => from < offset && offset < to);
  const first = parted(start);
  const last = parted(end);
  const before = first ? fold(text.chars.slice(first[0], start)).letters.join("") : "";
  const clitics = /^(?:[وف][بلكس]?|[بلكس])$/u.test(before);
  return [first && !clitics ? first[0] : start, last ? last[1] : end];
}

/** A span with whole letters at its edges and no white space there; null where nothing is left. */
export function clean(text, start, end) {
  let first = snap(text, start, "start");
  let last = snap(text, end, "end");
  while (first < last && WHITE.test(text.chars[first])) first += 1;
  while (last > first && WHITE.test(text.chars[last - 1])) last -= 1;
  return first < last ? [first, last] : null;
}

function without(text, span, atStart, atEnd) {
  if (!span) return null;
  let [first, last] = span;
  const idle = (at, set) => set.includes(text.chars[at]) || WHITE.test(text.chars[at]);
  while (first < last && idle(first, atStart)) first += 1;
  while (last > first && idle(last - 1, atEnd)) last -= 1;
  return first < last ? [first, last] : span;
}

/** The span of a quote: no comma, colon or stop at its edges, its own quotation marks in. */
export function quoteSpan(text, start, end) {
  return without(text, clean(text, start, end), BEFORE_A_QUOTE, AFTER_A_QUOTE);
}

/** The span of words with no punctuation and no quotation mark at its edges. */
export function wordsSpan(text, start, end) {
  return without(text, clean(text, start, end), AROUND_A_NAME, AROUND_A_NAME);
}

const FOLDED = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ؤ: "و", ئ: "ي", ى: "ي", ی: "ي", ے: "ي", ة: "ه", ۀ: "ه", ە: "ه", ہ: "ه", ک: "ك", ڪ: "ك" };

/** A word folded to one spelling, letter by letter: `{letters, starts}`, `starts[i]` the offset of letter i. */
export function fold(chars, offset = 0) {
  const letters = [];
  const starts = [];
  chars.forEach((char, at) => {
    for (const one of char.normalize("NFKC").toLowerCase()) {
      if (/[\p{Mn}\p{Me}\p{Cf}\u0640]/u.test(one)) continue;
      letters.push(FOLDED[one] ?? one);
      starts.push(offset + at);
    }
  });
  return { letters, starts };
}

/** A name folded for comparison: letters and digits, words parted by one space. */
export function foldName(name) {
  return fold([...name]).letters.join("").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The span of a name without the clitics that its spelling proves: the same rule as the server's, with its
 * list `whole` of words whose own first letters only look like clitics.
 */
export function nameSpan(text, start, end, whole) {
  const span = wordsSpan(text, start, end);
  if (!span) return null;
  const { word, starts } = firstWord(text, span);
  const taken = proven(word, whole);
  return taken ? [starts[taken], span[1]] : span;
}

/** The folded first word of a span, and where each of its letters stands in the text. */
function firstWord(text, [start, end]) {
  const { letters, starts } = fold(text.chars.slice(start, end), start);
  const space = letters.indexOf(" ");
  return { word: (space < 0 ? letters : letters.slice(0, space)).join(""), starts };
}

function proven(word, whole) {
  if (whole.has(word)) return 0;
  const conjunction = /^[وف]/u.test(word) ? 1 : 0;
  const rest = word.slice(conjunction);
  if (rest.startsWith("لل") && rest.length >= 5) return conjunction + 1;
  if (/^[بك]ال/u.test(rest) && rest.length >= 6) return conjunction + 1;
  if (conjunction && rest.startsWith("ال") && rest.length >= 5) return conjunction;
  return 0;
}

/** The span of a cue: the conjunction before the verb stays out, but for verbs of `whole` that begin so. */
export function cueSpan(text, start, end, whole) {
  const span = wordsSpan(text, start, end);
  if (!span) return null;
  const { word, starts } = firstWord(text, span);
  return /^[وف]/u.test(word) && word.length >= 4 && !whole.has(word) ? [starts[1], span[1]] : span;
}

/**
 * The spans that a name or cue may have, the offered one first: with what spelling proves taken off, then to
 * the letter, then without one or two letters that can be clitics.
 */
export function choices(text, start, end, offered) {
  const span = clean(text, start, end);
  if (!span) return [];
  const all = offered ? [offered, span] : [span];
  const words = wordsSpan(text, start, end) ?? span;
  const { letters, starts } = fold(text.chars.slice(words[0], words[1]), words[0]);
  const found = /^(?:[وف][بلكس]?|[بلكس])/u.exec(letters.join(""));
  for (let length = 1; found && length <= found[0].length; length += 1) {
    if (letters.length - length >= 2 && letters[length] !== " ") all.push([starts[length], words[1]]);
  }
  return all.filter(([a, b], at) => all.findIndex(([c, d]) => a === c && b === d) === at);
}

/** The kind that the marks of a quote's text show: direct, mixed or indirect. */
export function kindOf(string) {
  const chars = [...string.trim()];
  const marks = chars.flatMap((char, at) => (isMark(chars, at) ? [at] : []));
  if (!marks.length) return "indirect";
  if (marks[0] !== 0) return "mixed";
  return closes(chars, marks) ? "direct" : "mixed";
}

/** Whether the character at `at` is a quotation mark: an apostrophe between two letters is none. */
export function isMark(chars, at) {
  if (!QUOTATION_MARKS.includes(chars[at])) return false;
  const apostrophe = chars[at] === "'" || chars[at] === "’";
  return !(apostrophe && /\p{L}/u.test(chars[at - 1] ?? "") && /\p{L}/u.test(chars[at + 1] ?? ""));
}

/** Whether the mark at the start is closed at the very end, or nowhere (a closing mark that is missing). */
function closes(chars, marks) {
  if (marks.length === 1) return true;
  if (marks.at(-1) < chars.length - 1 && !/^[،,؛;:.!?؟…\s]*$/u.test(chars.slice(marks.at(-1) + 1).join(""))) return false;
  const open = PAIRS.map(() => 0);
  return marks.every((at, number) => {
    const pair = PAIRS.findIndex((both) => both.includes(chars[at]));
    if (pair < 2) open[pair] += chars[at] === PAIRS[pair][0] ? 1 : -1;
    else open[pair] = 1 - open[pair];
    return number === marks.length - 1 || open.some((count) => count !== 0);
  });
}
