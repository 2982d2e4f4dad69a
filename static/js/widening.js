/** Selections made from what is there already: what the marks around it enclose, and its sentences. */

import { enclosed } from "./enclosing.js";
import { tell } from "./messages.js";
import { lineAt, nextWord } from "./selection.js";
import { sentenceAt } from "./sentences.js";

/** Selects what the quotation marks around the caret or the selection enclose; once more, what is around that. */
export function selectEnclosed(selecting) {
  const { page, caret } = selecting;
  const span = enclosed(page.prepared, caret.start, caret.end);
  if (span) selecting.select(span);
  else tell("no-marks-template");
}

/** Selects the sentence at the caret, or all that the selection touches; once more, the next one of the paragraph too. */
export function selectSentence(selecting) {
  const { prepared } = selecting.page;
  const { start, end, empty } = selecting.caret;
  const first = sentenceAt(prepared, start);
  const last = sentenceAt(prepared, empty ? end : end - 1);
  if (!first || !last) return;
  const whole = first[0] === start && last[1] === end;
  const next = whole ? sentenceAt(prepared, nextWord(prepared, end)) : last;
  const within = next && lineAt(prepared, next[1]) === lineAt(prepared, end) ? next : last;
  selecting.select([first[0], within[1]]);
}
