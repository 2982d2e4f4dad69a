/** Where a phrase can end: before a comma, a colon, a stop, before and after a quotation mark, at the paragraph's end. */

import { isMark, lineAt, WHITE } from "./selection.js";

const BREAKS = "،,؛;:.!?؟…";

function ends(text, at, line) {
  if (at <= line.start || at >= line.end) return at === line.end;
  const { chars } = text;
  if (isMark(chars, at) || isMark(chars, at - 1)) return true;
  // 3.5 and example.com have no break.
  return BREAKS.includes(chars[at]) && (at + 1 >= line.end || WHITE.test(chars[at + 1]) || isMark(chars, at + 1));
}

/** The next place of the paragraph where a phrase can end. */
export function nextPhrase(text, offset) {
  const line = lineAt(text, offset);
  let at = offset + 1;
  while (at < line.end && !ends(text, at, line)) at += 1;
  return Math.min(at, line.end);
}

/** The last place of the paragraph before an offset where a phrase can end, else where the paragraph begins. */
export function lastPhrase(text, offset) {
  const line = lineAt(text, offset);
  let at = offset - 1;
  while (at > line.start && !ends(text, at, line)) at -= 1;
  return Math.max(at, line.start);
}
