/**
 * Points of the page's text and back: a DOM point to an offset in code points of the text version, and an
 * offset to a DOM point. This is the browser's only border between UTF-16 units and code points.
 *
 * The text stands in paragraphs `p[data-start]`, whose text content is exactly text[start:end]; between two
 * paragraphs there are line feeds only.
 */

/** How many code points `string` has. */
export function codePoints(string) {
  let count = 0;
  for (const _ of string) count += 1;
  return count;
}

/** The UTF-16 index of code point number `points` of `string`; its length where there are fewer. */
export function pointsToUnits(string, points) {
  let units = 0;
  for (const character of string) {
    if (points <= 0) return units;
    points -= 1;
    units += character.length;
  }
  return units;
}

/**
 * The text of the page: `{root, paragraphs: [{element, start, end}], chars}`, `chars` an array of one code
 * point each, indexed by the text version's offsets.
 */
export function readText(root) {
  const paragraphs = [];
  const chars = [];
  for (const element of root.querySelectorAll("p[data-start]")) {
    const start = Number(element.dataset.start);
    while (chars.length < start) chars.push("\n");
    for (const character of element.textContent) chars.push(character);
    paragraphs.push({ element, start, end: chars.length });
  }
  return { root, paragraphs, chars };
}

/** The same text as `former`, in the elements that hold it now: nothing of it is read again. */
export function reread(root, former) {
  const elements = root.querySelectorAll("p[data-start]");
  const paragraphs = former.paragraphs.map((paragraph, at) => ({ ...paragraph, element: elements[at] }));
  return { ...former, root, paragraphs };
}

/**
 * The offset of a DOM point. A point outside every paragraph (in the margin, between two paragraphs) counts
 * as the start of the next paragraph where `edge` is "start", as the end of the last one where it is "end".
 * Null where the page has no paragraph.
 */
export function offsetOfPoint(text, node, units, edge = "start") {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const inside = element.closest("p[data-start]");
  const before = document.createRange();
  if (inside && text.root.contains(inside)) {
    before.setStart(inside, 0);
    before.setEnd(node, units);
    return Number(inside.dataset.start) + codePoints(before.toString());
  }
  if (!text.paragraphs.length) return null;
  before.setStart(text.root.ownerDocument, 0);
  before.setEnd(node, units);
  const next = text.paragraphs.findIndex((paragraph) => before.comparePoint(paragraph.element, 0) > 0);
  if (next < 0) return text.paragraphs.at(-1).end;
  if (edge === "start" || next === 0) return text.paragraphs[next].start;
  return text.paragraphs[next - 1].end;
}

/**
 * The DOM point `{node, units}` of an offset. Where two pieces meet, "start" gives the beginning of the
 * latter and "end" the end of the former; an offset between two paragraphs goes the same ways.
 */
export function pointOfOffset(text, offset, edge = "start") {
  const paragraph = paragraphOf(text, offset, edge);
  let left = Math.max(0, Math.min(offset, paragraph.end) - paragraph.start);
  const walker = document.createTreeWalker(paragraph.element, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = codePoints(node.data);
    if (left < length || (left === length && edge === "end")) {
      return { node, units: pointsToUnits(node.data, left) };
    }
    left -= length;
    last = node;
  }
  return last ? { node: last, units: last.length } : { node: paragraph.element, units: 0 };
}

/** The paragraph that holds an offset; for one between two paragraphs the next ("start") or the last ("end"). */
export function paragraphOf(text, offset, edge = "start") {
  const { paragraphs } = text;
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle].end < offset) low = middle + 1;
    else high = middle;
  }
  const found = paragraphs[low];
  return edge === "end" && offset < found.start && low > 0 ? paragraphs[low - 1] : found;
}

/** DOM ranges that cover the span [start, end), one for each paragraph it touches, never the margin between. */
export function rangesOfSpan(text, start, end) {
  const ranges = [];
  for (const paragraph of text.paragraphs) {
    const from = Math.max(start, paragraph.start);
    const to = Math.min(end, paragraph.end);
    if (from >= to) continue;
    const range = document.createRange();
    const first = pointOfOffset(text, from, "start");
    const last = pointOfOffset(text, to, "end");
    range.setStart(first.node, first.units);
    range.setEnd(last.node, last.units);
    ranges.push(range);
  }
  return ranges;
}

/** The document's selection as `{anchor, focus, start, end}` in code points; null where it is not in the text. */
export function readSelection(text) {
  const selection = text.root.ownerDocument.getSelection();
  if (!selection.rangeCount || !selection.anchorNode) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (!text.root.contains(anchorNode) && !text.root.contains(focusNode)) return null;
  const range = selection.getRangeAt(0);
  const forward = range.startContainer === anchorNode && range.startOffset === anchorOffset;
  const anchor = offsetOfPoint(text, anchorNode, anchorOffset, forward ? "start" : "end");
  const focus = offsetOfPoint(text, focusNode, focusOffset, forward && !selection.isCollapsed ? "end" : "start");
  if (anchor === null || focus === null) return null;
  return { anchor, focus, start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

/** Puts the document's selection at two offsets. */
export function writeSelection(text, anchor, focus) {
  const forward = anchor <= focus;
  const from = pointOfOffset(text, anchor, forward ? "start" : "end");
  const to = pointOfOffset(text, focus, forward && anchor !== focus ? "end" : "start");
  text.root.ownerDocument.getSelection().setBaseAndExtent(from.node, from.units, to.node, to.units);
}
