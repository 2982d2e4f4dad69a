// The page where a reviewer settles what annotators differ in: one key takes a side of the difference that has the
// focus, by the physical key, so that it works on an Arabic layout. All that a key does a button does too.

const ON = ["ArrowDown", "KeyJ"];
const BACK = ["ArrowUp", "KeyK"];

function differences() {
  return [...document.querySelectorAll("#settling .difference")];
}

function go(from, step) {
  const all = differences();
  all[all.indexOf(from) + step]?.focus();
}

// The name under which a difference's buttons have the key, or null.
function sideOf(code) {
  if (code === "KeyE") return "edit";
  return /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? null;
}

function onKey(event) {
  const difference = event.target.closest?.("#settling .difference");
  if (!difference || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  let button = null;
  if (event.code === "KeyU") {
    button = document.querySelector(`#settling [data-key="${event.shiftKey ? "redo" : "undo"}"]`);
  } else if (event.shiftKey) {
    return;
  } else if (ON.includes(event.code) || BACK.includes(event.code)) {
    go(difference, ON.includes(event.code) ? 1 : -1);
    event.preventDefault();
    return;
  } else {
    const side = sideOf(event.code);
    button = side && difference.querySelector(`[data-key="${side}"]`);
  }
  if (!button) return;
  event.preventDefault();
  button.click();
}

// Where the focus was when a request was sent: after it the next difference that is left has it.
let last = null;

function remember(event) {
  if (event.detail.target?.id !== "settling") return;
  last = document.activeElement?.closest(".difference")?.id ?? null;
}

function goOn(event) {
  if (event.detail.target?.id !== "settling" || !last) return;
  const all = differences();
  const at = all.findIndex((one) => one.id === last);
  const left = (one) => "left" in one.dataset;
  const next = all.slice(at).find(left) ?? all.find(left) ?? all[at];
  next?.focus();
}

document.addEventListener("keydown", onKey);
document.addEventListener("htmx:beforeRequest", remember);
document.addEventListener("htmx:afterSettle", goOn);
