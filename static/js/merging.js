/**
 * A reading drawn anew put into the page part by part: what says the same stays the element that it is, so that
 * nothing of it moves, loses the selection or is read out again.
 */

const marksOf = (root) => root.querySelector("#marks-data");

/** The keys of all parts of the page, as the server is told what it need not send. */
export function knownKeys(reading) {
  return [...reading.querySelectorAll("[data-key]")].map(({ dataset }) => dataset.key).join(" ");
}

/**
 * Puts `html`, a reading in which what is known is empty, into `reading`; which paragraphs were replaced, by the
 * offset that they begin at. Null, with nothing done, where it is a reading of another text.
 */
export function merge(reading, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#reading");
  const rows = [...reading.querySelector("#text").children];
  const freshRows = fresh ? [...fresh.querySelector("#text").children] : [];
  if (fresh?.dataset.version !== reading.dataset.version || rows.length !== freshRows.length) return null;
  // What was known was known of just that row.
  if (freshRows.some((row, at) => row.hasAttribute("data-known") && row.dataset.key !== rows[at].dataset.key)) return null;
  for (const { name } of [...reading.attributes]) if (!fresh.hasAttribute(name)) reading.removeAttribute(name);
  for (const { name, value } of fresh.attributes) reading.setAttribute(name, value);
  mergeMarks(reading, fresh, rows, freshRows);
  const replaced = [];
  freshRows.forEach((row, at) => {
    if (row.hasAttribute("data-known")) return;
    const own = document.importNode(row, true);
    rows[at].replaceWith(own);
    replaced.push(startOf(own));
  });
  mergeLists(reading.querySelector(".lists"), fresh.querySelector(".lists"));
  mergeRest(reading, fresh);
  return replaced;
}

const startOf = (row) => Number(row.querySelector("p[data-start]").dataset.start);

/** The data of the marks: those of rows that stay as they are, the others as they were sent. */
function mergeMarks(reading, fresh, rows, freshRows) {
  const starts = rows.map(startOf);
  const stays = freshRows.map((row) => row.hasAttribute("data-known"));
  const rowOf = (offset) => starts.findLastIndex((start) => start <= offset);
  const kept = JSON.parse(marksOf(reading).textContent).filter(({ start }) => stays[rowOf(start)]);
  const sent = JSON.parse(marksOf(fresh).textContent);
  marksOf(fresh).textContent = JSON.stringify([...kept, ...sent]);
}

/** The lists beside the text: what says the same stays where it is, and only what has changed is put in or taken out. */
function mergeLists(lists, fresh) {
  const former = new Map([...lists.querySelectorAll("[data-key]")].map((voice) => [voice.dataset.key, voice]));
  for (const section of [...fresh.children]) {
    const own = lists.querySelector(`:scope > #${section.id}`);
    if (!section.querySelector(":scope > [data-key]") && own.isEqualNode(section)) continue;
    const parts = [...section.childNodes].map((part) =>
      part.dataset?.known === undefined ? document.importNode(part, true) : former.get(part.dataset.key),
    );
    const held = own.contains(document.activeElement) ? document.activeElement : null;
    putInto(own, parts);
    if (held?.isConnected) held.focus({ preventScroll: true });
  }
}

/** Lets `parts` be the children of an element; those that are so already are not moved, as far as their order goes. */
function putInto(element, parts) {
  const stays = new Set(parts);
  for (const child of [...element.childNodes]) if (!stays.has(child)) child.remove();
  let at = element.firstChild;
  for (const part of parts) {
    if (part === at) at = at.nextSibling;
    else element.insertBefore(part, at);
  }
}

/** The state above the text and the data for the scripts; the legend's boxes stay as the reader has set them. */
function mergeRest(reading, fresh) {
  for (const selector of [".review", ".alone", ".unsuggested"]) {
    const [own, other] = [reading, fresh].map((root) => root.querySelector(selector));
    if (own && other && !own.isEqualNode(other)) own.replaceWith(document.importNode(other, true));
    else if (own && !other) own.remove();
  }
  for (const data of fresh.querySelectorAll('script[type="application/json"]')) {
    const own = document.getElementById(data.id);
    if (own) own.textContent = data.textContent;
  }
}
