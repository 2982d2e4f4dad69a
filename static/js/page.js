/** The page's text and marks as they stand now; read anew after each answer of the server. */

import { decidedWith, readMarks, toDecide } from "./marks.js";
import { readText, reread } from "./offsets.js";
import { prepare, slice } from "./selection.js";
import { nameSteps } from "./steps.js";

const LONGEST_EXCERPT = 60;
// Milliseconds in which a person takes in that something has changed.
const TIME_TO_SEE = 1000;

export class Page {
  /** `host` holds the editor's parts, its addresses and its words. */
  constructor(host) {
    this.host = host;
    this.addresses = host.dataset;
    // Suggestions that are decided here and not yet by the server.
    this.ahead = new Set();
    // Marks that will be made as soon as the server is back, by their number below zero.
    this.coming = new Map();
    this.read();
  }

  /** Takes the text and the marks that the server has drawn. */
  read() {
    this.reading = document.getElementById("reading");
    const root = this.reading.querySelector("#text");
    if (root !== this.text?.root) {
      root.tabIndex = 0;
      root.setAttribute("role", "application");
      root.setAttribute("aria-label", this.addresses.textLabel);
      root.setAttribute("aria-describedby", "text-help");
    }
    // Of one version the words are always the same: a long text is read once.
    const { version } = this.reading.dataset;
    this.text = version === this.version ? reread(root, this.text) : readText(root);
    if (version !== this.version) this.prepared = prepare(this.text.chars);
    this.version = version;
    this.marks = readMarks([...this.coming.values()]);
    this.host.dataset.state = this.reading.dataset.state;
    this.host.dataset.standing = this.reading.dataset.standing;
    this.host.toggleAttribute("data-unsuggested", this.reading.dataset.unsuggested !== undefined);
    this.host.toggleAttribute("data-approvable", this.reading.dataset.approvable !== undefined);
    this.count();
    nameSteps(this.host);
  }

  /** Counts among the marks one that is still to be made. */
  foresee(mark) {
    this.coming.set(mark.id, mark);
    this.marks = readMarks([...this.coming.values()]);
  }

  /** Counts it no more: it has been made, or will not be. */
  unforesee(id) {
    if (this.coming.delete(id)) this.marks = readMarks([...this.coming.values()]);
  }

  /** The mark still to be made that holds an offset, or undefined. */
  comingAt(offset) {
    return [...this.coming.values()].find(({ start, end }) => start <= offset && offset <= end);
  }

  /** Says how many decisions are left. */
  count() {
    const left = this.toDecide.length;
    this.host.dataset.left = String(left);
    for (const output of document.querySelectorAll("[data-left-count]")) {
      if (output.textContent !== String(left)) output.textContent = left;
    }
  }

  /** The suggestions that are left to decide one by one. */
  get toDecide() {
    return toDecide(this.marks, this.ahead);
  }

  /** Notes that a suggestion is accepted or rejected before the server has done it, with all that goes with it. */
  decideAhead(mark, what) {
    for (const { id } of decidedWith(this.marks, mark, what, this.ahead)) this.ahead.add(id);
    this.count();
  }

  /** Lets all be undecided again that the server has not decided. */
  forgetAhead() {
    this.ahead.clear();
    this.count();
  }

  get root() {
    return this.text.root;
  }

  get state() {
    return this.reading.dataset.state;
  }

  get revision() {
    return this.reading.dataset.revision;
  }

  /** Whether a suggestion is left that nobody has decided. */
  get undecided() {
    return this.marks.list.some(({ suggested }) => suggested);
  }

  /** Notes which marks another has changed since `former`, by number: nobody sees that at once. */
  noteUnseen(former) {
    const until = performance.now() + TIME_TO_SEE;
    this.unseen = new Map();
    for (const { id, version } of this.marks.list) {
      const before = former.get(id)?.version;
      if (before && before < version) this.unseen.set(id, { before, until });
    }
  }

  /** The version of a mark that the editor has seen: the former one while a new one was just drawn. */
  seenVersion({ id, version }) {
    const late = this.unseen?.get(id);
    return late && performance.now() < late.until ? Math.min(late.before, version) : version;
  }

  /** The words of a span. */
  words([start, end]) {
    return slice(this.prepared, start, end);
  }

  /** The words of a mark, a long one cut off. */
  excerpt({ start, end }) {
    if (end - start <= LONGEST_EXCERPT) return this.words([start, end]);
    return `${this.words([start, start + LONGEST_EXCERPT - 2]).trim()}…`;
  }

  mark(id) {
    return this.marks.byId.get(id) ?? null;
  }

  /** The mark that stands for a former one now: by its number, else the one of the same words and layer. */
  same(former) {
    if (!former) return null;
    const { id, layer, start, end } = former;
    const alike = (mark) => mark.layer === layer && mark.start === start && mark.end === end;
    return this.mark(id) ?? this.marks.list.find(alike) ?? null;
  }

  /** The address `name`; that of a mark is known with the number 0 in it. */
  address(name, id) {
    return id === undefined ? this.addresses[name] : this.addresses[name].replace("/0/", `/${id}/`);
  }
}
