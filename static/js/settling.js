// The page where a reviewer settles what annotators differ in: one key takes a side of the difference that has the
// focus, by the keys of the editor, on any layout. All that a key does a button does too.
//
// A press while the server is still at the one before waits, and is sent after it: whoever is fast loses nothing,
// and no press lands on another difference than the one that had the focus.

import { keyOf } from "./layout.js";
import { commandsBy, signOf } from "./sign.js";

const ARROWS = { ArrowDown: "next-mark", ArrowUp: "last-mark" };
const STEPS = { "next-mark": 1, "last-mark": -1 };

const { single, keys } = JSON.parse(document.getElementById("preferences").textContent);
const commands = commandsBy(keys);

let busy = false;
const waiting = [];

const differences = () => [...document.querySelectorAll("#settling .difference")];
const left = (one) => "left" in one.dataset;

function go(from, step) {
  const all = differences();
  all[all.indexOf(from) + step]?.focus();
}

function goOn(from) {
  const all = differences();
  (all.slice(all.indexOf(from)).find(left) ?? all.find(left) ?? from).focus();
}

// By what a button is found again when the page was drawn anew.
function selectorOf(button) {
  if (!button.name) return `#settling [data-key="${button.dataset.key}"]`;
  return `#settling [name="${button.name}"][value="${button.value}"]`;
}

function press(button) {
  if (busy) waiting.push(selectorOf(button));
  else button.click();
}

// What a key means here: a command by the account's keys, or a digit, which takes a side; undefined for nothing.
function meaningOf(event) {
  const pressed = keyOf(event);
  if (!pressed) return undefined;
  const arrow = !pressed.shift && ARROWS[pressed.sign];
  if (arrow || !single) return arrow || undefined;
  return !pressed.shift && /^[0-9]$/.test(pressed.sign) ? pressed.sign : commands.get(signOf(pressed));
}

// The button of a meaning, or null.
function buttonOf(meaning, difference) {
  if (meaning === "undo" || meaning === "redo") return document.querySelector(`#settling [data-key="${meaning}"]`);
  return /^(?:edit|[0-9])$/.test(meaning) ? difference.querySelector(`[data-key="${meaning}"]`) : null;
}

document.addEventListener("keydown", (event) => {
  const difference = event.target.closest?.("#settling .difference");
  if (!difference || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const meaning = meaningOf(event);
  if (STEPS[meaning]) {
    event.preventDefault();
    go(difference, STEPS[meaning]);
    return;
  }
  const button = buttonOf(meaning, difference);
  if (!button) return;
  event.preventDefault();
  if (event.repeat) return;
  press(button);
  if (button.name === "take") {
    delete difference.dataset.left;
    goOn(difference);
  }
});

document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("#settling button");
    if (!button || !busy) return;
    event.preventDefault();
    event.stopPropagation();
    waiting.push(selectorOf(button));
  },
  true,
);

// What had the focus has it again when the page was drawn anew.
let focused = "";
const ours = (event) => event.detail.target?.id === "settling";

document.addEventListener("htmx:beforeRequest", (event) => {
  if (ours(event)) busy = true;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (ours(event)) focused = document.activeElement?.closest(".difference")?.id ?? "";
});
document.addEventListener("htmx:afterSettle", () => {
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
});
document.addEventListener("htmx:afterRequest", () => {
  busy = false;
  const next = waiting.shift();
  if (next) document.querySelector(next)?.click();
});
