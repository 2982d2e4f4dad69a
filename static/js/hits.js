/**
 * What stands at a point of the window, found by the boxes of the words: beside a word, in the margin or between two
 * lines too, and in the order of the words where Latin ones or digits run the other way.
 */

import { rangesOfSpan } from "./offsets.js";
import { lastLetter, lineAt, nextLetter, stopsOf } from "./selection.js";

// What runs from left to right within the text; Arabic digits do so within their own number alone.
const LATIN = /^[\p{Script=Latin}\d]/u;
const LEFT_TO_RIGHT = /^[\p{Script=Latin}\p{Nd}]/u;

export class Hits {
  constructor(page, caret) {
    this.page = page;
    this.caret = caret;
    this.forget();
  }

  /** The text has been drawn anew, or stands elsewhere: no box is true any more. */
  forget() {
    this.boxes = new Map();
  }

  /** The place at a point of the window, as edges.js takes it; null in an empty text. */
  at(x, y) {
    const paragraph = this.paragraphAt(y);
    const stops = paragraph && this.stopsOf(paragraph);
    if (!stops?.length) return null;
    const top = window.scrollY;
    const far = ({ box }) => Math.max(box.top - (y + top), y + top - box.bottom, 0);
    const nearest = Math.min(...stops.map(far));
    const beside = ({ box }) => Math.max(box.left - x, x - box.right, 0);
    // On a line all boxes are about as far.
    const line = stops.filter((one) => far(one) <= nearest + 2);
    const found = line.reduce((best, one) => (beside(one) < beside(best) ? one : best));
    const side = x > found.box.right ? "before" : x < found.box.left ? "after" : "in";
    const stop = side === "in" ? found.stop : this.runOf(line, found);
    const inside = (found.box.top + found.box.bottom) / 2 - top;
    const at = side === "in" ? this.caret.atPoint(x, inside) : null;
    return { stop, side, at: Math.max(stop[0], Math.min(at ?? (side === "before" ? stop[0] : stop[1]), stop[1])) };
  }

  /** The words that run from left to right together with one of them: beside it is beside them all. */
  runOf(line, found) {
    const isLatin = ({ stop }) => LATIN.test(this.page.prepared.chars[stop[0]]);
    if (!isLatin(found)) return found.stop;
    const at = line.indexOf(found);
    let first = at;
    let last = at;
    while (first > 0 && isLatin(line[first - 1])) first -= 1;
    while (last < line.length - 1 && isLatin(line[last + 1])) last += 1;
    return [line[first].stop[0], line[last].stop[1]];
  }

  paragraphAt(y) {
    const { paragraphs } = this.page.text;
    let low = 0;
    let high = paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle].element.getBoundingClientRect().bottom < y) low = middle + 1;
      else high = middle;
    }
    const above = paragraphs[low - 1]?.element.getBoundingClientRect().bottom;
    const nearer = above !== undefined && y - above < paragraphs[low].element.getBoundingClientRect().top - y;
    return nearer ? paragraphs[low - 1] : paragraphs[low];
  }

  /** The words of a paragraph with their boxes on the page, one entry for each line that a word stands on. */
  stopsOf(paragraph) {
    if (!this.boxes.has(paragraph)) {
      const { prepared, text } = this.page;
      const stops = stopsOf(prepared, lineAt(prepared, paragraph.start));
      const boxed = stops.flatMap(([start, end]) => {
        const lines = [];
        for (const rect of rangesOfSpan(text, start, end).flatMap((range) => [...range.getClientRects()])) {
          const box = { left: rect.left, right: rect.right, top: rect.top + window.scrollY, bottom: rect.bottom + window.scrollY };
          const same = lines.find((other) => box.top < (other.top + other.bottom) / 2 && other.top < (box.top + box.bottom) / 2);
          if (!same) lines.push(box);
          else Object.assign(same, { left: Math.min(same.left, box.left), right: Math.max(same.right, box.right) });
        }
        return lines.map((box) => ({ stop: [start, end], box }));
      });
      this.boxes.set(paragraph, boxed);
    }
    return this.boxes.get(paragraph);
  }

  /**
   * Where an edge of a span stands in the window: `{x, top, bottom}`, the side of its letter, or of the Latin words and
   * digits that begin or end with it.
   */
  edge([start, end], edge) {
    const { prepared, text } = this.page;
    const letter = edge === "start" ? [start, nextLetter(prepared, start)] : [lastLetter(prepared, end), end];
    const rects = rangesOfSpan(text, ...letter).flatMap((range) => [...range.getClientRects()]);
    const rect = edge === "start" ? rects[0] : rects.at(-1);
    if (!rect) return null;
    const isLatin = (at) => LEFT_TO_RIGHT.test(prepared.chars[at] ?? " ");
    const own = edge === "start" ? start : end - 1;
    const onwards = edge === "start" ? start - 1 : end;
    if (!isLatin(own) || isLatin(onwards)) {
      const right = (edge === "start") !== isLatin(own);
      return { x: right ? rect.right : rect.left, top: rect.top, bottom: rect.bottom };
    }
    const run = this.latinRun(own, edge, start, end);
    const boxes = rangesOfSpan(text, ...run).flatMap((range) => [...range.getClientRects()]).filter(({ top, bottom }) => top < rect.bottom && rect.top < bottom); // prettier-ignore
    const x = edge === "start" ? Math.max(...boxes.map(({ right }) => right)) : Math.min(...boxes.map(({ left }) => left));
    return { x, top: rect.top, bottom: rect.bottom };
  }

  /** The part of [start, end) that runs from left to right with the letter at its edge. */
  latinRun(own, edge, start, end) {
    const { chars } = this.page.prepared;
    const step = edge === "start" ? 1 : -1;
    let last = own;
    for (let at = own; at >= start && at < end; at += step) {
      if (LEFT_TO_RIGHT.test(chars[at])) last = at;
      else if (/\p{L}|\n/u.test(chars[at])) break;
    }
    return edge === "start" ? [own, last + 1] : [last, own + 1];
  }
}
