/** The marks of the page as the server wrote them down in it: looked up, put in order, linked to each other. */

import { foldName } from "./selection.js";

function readJson(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : [];
}

/** All marks and entities of the page and those `more`: `{list, byId, entities}`, the list in the order of the text. */
export function readMarks(more = []) {
  const list = [...readJson("marks-data"), ...more].sort(inTextOrder);
  return { list, byId: new Map(list.map((mark) => [mark.id, mark])), entities: readJson("entities-data") };
}

function inTextOrder(one, other) {
  return one.start - other.start || other.end - one.end || one.id - other.id;
}

/** The marks that hold or touch an offset, the shortest first. */
export function marksAt(marks, offset) {
  return marks.list
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((one, other) => one.end - one.start - (other.end - other.start));
}

/** The marks whose span and the given one share at least one letter. */
export function overlaps(mark, start, end) {
  return mark.start < end && start < mark.end;
}

/** A quote with its cues and mentions, or a cue or mention with its quotes and what else serves those. */
export function relatives(marks, mark) {
  const quotes = mark.layer === "quote" ? [mark] : mark.quotes.map((id) => marks.byId.get(id)).filter(Boolean);
  const ids = quotes.flatMap((quote) => [
    quote.id,
    ...quote.cues,
    ...quote.speakers.map(({ mention }) => mention).filter(Boolean),
  ]);
  return [...new Set(ids)].filter((id) => id !== mark.id).map((id) => marks.byId.get(id)).filter(Boolean);
}

/**
 * The suggestions to decide one by one, without those of `ahead`, which are decided here and not yet by the
 * server: a cue or a mention goes with its quote while that is undecided, for accepting or rejecting the quote
 * decides it too.
 */
export function toDecide(marks, ahead) {
  const open = (mark) => mark?.suggested && !ahead.has(mark.id);
  return marks.list.filter((mark) => open(mark) && !mark.quotes.some((id) => open(marks.byId.get(id))));
}

/** The suggestions that accepting or rejecting one decides, itself among them, where those of `ahead` are decided. */
export function decidedWith(marks, mark, what, ahead) {
  const open = (one) => one?.suggested && !ahead.has(one.id);
  const servants = ({ cues, speakers }) => [...cues, ...speakers.map(({ mention }) => mention)];
  const quotes = mark.layer === "quote" ? [mark] : mark.quotes.map((id) => marks.byId.get(id)).filter(open);
  const all = (ids) => ids.map((id) => marks.byId.get(id)).filter(open);
  if (what === "accept") return [mark, ...quotes, ...all(quotes.flatMap(servants))];
  if (mark.layer !== "quote") return [mark];
  // What serves another quote that may stand is left.
  const serves = (one) => one.quotes.some((id) => id !== mark.id && marks.byId.get(id) && !ahead.has(id));
  return [mark, ...all(servants(mark)).filter((one) => !serves(one))];
}

/** The mark of `among` after (direction 1) or before (-1) a mark or, where there is none, an offset; round the end. */
export function step(among, mark, offset, direction) {
  if (!among.length) return null;
  // A mark that begins at the caret is still ahead of it.
  const here = mark ?? { start: offset, end: Infinity, id: -1 };
  const ahead = among.filter((other) => other.id !== here.id && inTextOrder(other, here) * direction > 0);
  if (direction > 0) return ahead[0] ?? among[0];
  return ahead.at(-1) ?? among.at(-1);
}

/** The quote that a new cue or mention of [start, end) serves: the one in hand, else the nearest one. */
export function quoteFor(marks, current, start, end) {
  if (current?.layer === "quote") return current;
  const quotes = marks.list.filter(({ layer }) => layer === "quote");
  const served = quotes.filter(({ id }) => current?.quotes.includes(id));
  const distance = (quote) =>
    overlaps(quote, start, end) ? 0.5 : Math.max(quote.start - end, start - quote.end);
  return (served.length ? served : quotes).reduce(
    (best, quote) => (best && distance(best) <= distance(quote) ? best : quote),
    null,
  );
}

/**
 * The one speaker of a quote, or whom a mention names, where that one speaks other quotes too:
 * `{entity, name, quotes}`, else null.
 */
export function formerSpeaker(marks, mark) {
  const speakers = mark.layer === "quote" ? mark.speakers.map(({ entity, name }) => ({ entity, name })) : [];
  if (mark.entity) speakers.push({ entity: mark.entity.id, name: mark.entity.name });
  if (speakers.length !== 1) return null;
  const [{ entity, name }] = speakers;
  const quotes = marks.list.filter((one) => one.speakers.some((link) => link.entity === entity)).length;
  const here = mark.layer === "quote" ? 1 : mark.quotes.length;
  return quotes > here ? { entity, name, quotes } : null;
}

/** The entities of the article, one for each folded name and kind. */
export function entitiesOnce(marks) {
  const seen = new Map();
  for (const entity of marks.entities) {
    const key = `${entity.kind} ${foldName(entity.name)}`;
    if (!seen.has(key)) seen.set(key, entity);
  }
  return [...seen.values()];
}

/** The one entity of the article that the words of a mention name, by whole words; null where it is not one. */
export function entityNamed(marks, words) {
  const said = ` ${foldName(words)} `;
  const found = entitiesOnce(marks)
    .map((entity) => ({ entity, name: foldName(entity.name) }))
    .filter(({ name }) => name && (said.includes(` ${name} `) || ` ${name} `.includes(said)));
  if (!found.length) return null;
  const longest = Math.max(...found.map(({ name }) => name.length));
  const best = found.filter(({ name }) => name.length === longest);
  const whole = found.filter(({ name }) => said.includes(` ${name} `));
  if (whole.length && best.length === 1) return best[0].entity;
  return found.length === 1 ? found[0].entity : null;
}
