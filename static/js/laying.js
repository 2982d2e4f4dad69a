/* A long article is read before all of it is laid out: reading.css leaves the paragraphs far down until they come
   near. What wants to go to one of those needs every length above it, so the rest is laid out when the browser has
   nothing else to do, a few paragraphs at a time, or all at once where something asks for it. */

const AT_ONCE = 24;
const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 50));

/** Has every paragraph laid out, now and in each text that the server draws anew. */
export function layOutAll() {
  document.documentElement.dataset.whole = "";
}

/** Lays out what is left of the text, a few paragraphs at a time. */
export function layOutSlowly() {
  const rows = [...document.querySelectorAll("#text > .row")];
  const some = () => {
    if ("whole" in document.documentElement.dataset) return;
    for (const row of rows.splice(0, AT_ONCE)) row.classList.add("laid");
    if (rows.length) whenIdle(some);
    else layOutAll();
  };
  addEventListener("load", () => whenIdle(some), { once: true });
}
