/* Pointing at a note or a line of the lists lights the words it speaks of, and pointing at a quote lights its
   note. An address that ends in a mark, like #mark-7, lights that mark's words and brings them into sight.
   Nothing in the page is changed but the class of a note: the words are lit by a CSS highlight. */

const highlight = globalThis.Highlight ? new Highlight() : null;
const arrived = globalThis.Highlight ? new Highlight() : null;
if (highlight) CSS.highlights.set("linked", highlight).set("arrived", arrived);

function clear() {
  highlight?.clear();
  for (const note of document.querySelectorAll(".notes .lit")) note.classList.remove("lit");
}

function lightWords(mark, light = highlight) {
  const pieces = document.querySelectorAll(`#text [data-marks~="${CSS.escape(mark)}"]`);
  for (const piece of pieces) {
    const range = new Range();
    range.selectNodeContents(piece);
    light?.add(range);
  }
  return pieces;
}

function arrive() {
  arrived?.clear();
  const [, mark] = /^#mark-(\d+)$/.exec(location.hash) ?? [];
  if (mark) lightWords(mark, arrived)[0]?.scrollIntoView({ block: "center" });
}

function lightNotes(piece) {
  for (const mark of piece.dataset.marks.split(" ")) {
    document.getElementById(`note-${mark}`)?.classList.add("lit");
  }
}

function point(event) {
  clear();
  const element = event.target instanceof Element ? event.target : null;
  const source = element?.closest(".notes [data-mark], .lists [data-mark]");
  const piece = element?.closest("#text [data-marks]");
  if (source) lightWords(source.dataset.mark);
  else if (piece) lightNotes(piece);
}

document.addEventListener("pointerover", point);
document.addEventListener("focusin", point);
addEventListener("hashchange", arrive);
arrive();
