/* The legend works without this script; here it is remembered from page to page, in this browser alone. */

const KEY = "hidden-layers";

function hiddenLayers() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY)) ?? []);
  } catch {
    return new Set(); // No storage here, or something else under our key.
  }
}

/** Bring every box of the legend to what was last chosen. */
export function recall() {
  const hidden = hiddenLayers();
  for (const box of document.querySelectorAll("#legend input")) box.checked = !hidden.has(box.id);
  apply();
}

/** Tells the styles which layers are switched off. */
function apply() {
  const off = [...document.querySelectorAll("#legend input:not(:checked)")].map(({ id }) => id.replace("show-", ""));
  const { dataset } = document.documentElement;
  if ((dataset.without ?? "") !== off.join(" ")) dataset.without = off.join(" ");
}

function remember(box) {
  const hidden = hiddenLayers();
  if (box.checked) hidden.delete(box.id);
  else hidden.add(box.id);
  try {
    localStorage.setItem(KEY, JSON.stringify([...hidden]));
  } catch {
    // A full or closed storage: the choice holds for this page.
  }
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("#legend input")) return;
  remember(event.target);
  apply();
});
// The reading is put in anew after each edit, and its legend with it.
document.addEventListener("htmx:afterSwap", recall);
recall();
