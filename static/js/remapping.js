/**
 * The page of the keys: a command's key is changed by pressing the new one, and kept at once. Where no script runs
 * the same is a form with a field for each command.
 */

import { keyOf } from "./layout.js";
import { draw, inWords, refusalOf, signOf } from "./sign.js";

const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn", "Tab"];

const form = document.getElementById("keys");
const arabic = JSON.parse(document.getElementById("arabic").textContent);
const said = document.getElementById("keys-said");
const rows = [...form.querySelectorAll(".command")];
const others = new BroadcastChannel("keys");
let recording = null;

const fieldOf = (row) => row.querySelector("input");
const keyOfRow = (row) => fieldOf(row).value.replace(" ", "+");
const nameOf = (row) => row.querySelector(".what").textContent;
const holderOf = (key) => rows.find((row) => key && keyOfRow(row) === key);

/** Says it where it is read and heard. */
function say(words, values = {}) {
  said.textContent = form.dataset[words].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function show(row) {
  const key = keyOfRow(row);
  draw(row.querySelector("kbd"), key, arabic);
  row.querySelector("[data-none]").hidden = !key;
  row.querySelector("[data-again]").hidden = key === row.dataset.first;
}

/** Tells in the row why a key cannot be given, or nothing. */
function fault(row, words = "") {
  const line = row.querySelector(".fault");
  line.textContent = words;
  line.hidden = !words;
  if (words) said.textContent = words;
}

function leave() {
  if (!recording) return;
  const row = recording;
  recording = null;
  row.removeAttribute("data-recording");
  const button = row.querySelector("[data-change]");
  button.querySelector(".calm").hidden = false;
  button.querySelector(".busy").hidden = true;
}

function record(row) {
  settle(null);
  leave();
  for (const one of rows) fault(one);
  recording = row;
  row.toggleAttribute("data-recording", true);
  const button = row.querySelector("[data-change]");
  button.querySelector(".calm").hidden = true;
  button.querySelector(".busy").hidden = false;
  say("press", { name: nameOf(row) });
}

function onKey(event) {
  const row = recording;
  if (!row || MODIFIERS.includes(event.key)) return;
  if (event.key === "Escape") {
    event.preventDefault();
    leave();
    fault(row);
    say("left");
    return;
  }
  const graph = event.getModifierState("AltGraph");
  const held = !graph && (event.ctrlKey || event.altKey || event.metaKey);
  if (!held) event.preventDefault();
  if (event.repeat) return;
  const pressed = keyOf(event);
  const refusal = refusalOf(pressed, held);
  if (refusal) {
    fault(row, form.dataset[`reason${refusal[0].toUpperCase()}${refusal.slice(1)}`]);
    return;
  }
  leave();
  give(row, signOf(pressed));
}

/** Gives a command a key; where another has it, asks first. */
function give(row, key) {
  fault(row);
  const holder = holderOf(key);
  if (holder && holder !== row) {
    const [name, other] = [nameOf(row), nameOf(holder)];
    settle(row, key);
    const words = form.dataset.taken.replace("{key}", inWords(key, arabic)).replace("{other}", other).replace("{name}", name);
    fault(row, words);
    row.querySelector("[data-take]").focus();
  } else {
    put(row, key);
    keep({ keys: changed() }, key ? "changed" : "none", { name: nameOf(row), key: inWords(key, arabic) });
  }
}

/** Shows the two ways out of a conflict at a row, and at no other. */
function settle(row, key = "") {
  for (const one of rows) {
    if (one !== row && one.dataset.wanted !== undefined) fault(one);
    one.querySelector(".settle").hidden = one !== row;
    delete one.dataset.wanted;
  }
  if (row) row.dataset.wanted = key;
}

function take(row) {
  const key = row.dataset.wanted;
  const holder = holderOf(key);
  settle(null);
  fault(row);
  if (holder) put(holder, "");
  put(row, key);
  row.querySelector("[data-change]").focus();
  const values = { name: nameOf(row), key: inWords(key, arabic), other: holder ? nameOf(holder) : "" };
  keep({ keys: changed() }, "moved", values);
}

function put(row, key) {
  fieldOf(row).value = key.replace("+", " ");
  show(row);
}

/** The keys that are not as at first, as the account keeps them. */
function changed() {
  const keys = rows.map((row) => [row.dataset.command, keyOfRow(row), row.dataset.first]);
  return Object.fromEntries(keys.filter(([, key, first]) => key !== first));
}

/** Keeps what was chosen and says so; open articles take it over. */
async function keep(some, words, values) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("account", form.dataset.account);
  body.set("preferences", JSON.stringify(some));
  try {
    const answer = await fetch(form.dataset.url, { method: "POST", body });
    if (!answer.ok) throw new Error(String(answer.status));
    others.postMessage({ account: form.dataset.account, ...(await answer.json()) });
    say(words, values);
  } catch {
    say("notKept");
    said.classList.remove("unseen");
    said.classList.add("message", "error");
    return;
  }
  said.className = "unseen";
}

form.toggleAttribute("data-scripted", true);
for (const one of form.querySelectorAll(".plainly")) one.hidden = true;
for (const row of rows) {
  for (const one of row.querySelectorAll("kbd, .buttons")) one.hidden = false;
  show(row);
}
form.addEventListener("keydown", (event) => {
  onKey(event);
  const row = event.target.closest(".settle")?.closest(".command");
  if (event.key !== "Escape" || event.defaultPrevented || !row) return;
  event.preventDefault();
  row.querySelector("[data-leave]").click();
});
form.addEventListener("focusout", (event) => {
  if (recording?.contains(event.target)) leave();
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button]");
  const row = button?.closest(".command");
  if (!row) return;
  const { dataset } = button;
  if ("change" in dataset) {
    record(row);
    // Safari gives a pressed button no focus, and keys go to what has it.
    button.focus();
  } else if ("none" in dataset) {
    settle(null);
    give(row, "");
    row.querySelector("[data-change]").focus();
  } else if ("again" in dataset) {
    settle(null);
    row.querySelector("[data-change]").focus();
    give(row, row.dataset.first);
  } else if ("take" in dataset) {
    take(row);
  } else if ("leave" in dataset) {
    settle(null);
    fault(row);
    row.querySelector("[data-change]").focus();
    say("left");
  }
});
form.elements.single.addEventListener("change", ({ target }) => keep({ single: target.checked }, target.checked ? "on" : "off"));
form.addEventListener("submit", (event) => {
  // Only the button that resets sends the form where a script runs.
  if (event.submitter?.name !== "reset") event.preventDefault();
});
