/**
 * Which command a key gives while the text has the focus, by the keys that the account has. What is printed on a key
 * decides where that is a Latin letter, its place on the keyboard where it is another script's: see layout.js.
 */

import { keyOf } from "./layout.js";

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

// Keys that are no letters, digits or signs: no account changes them.
const NAMED = { F1: "help", Enter: "enter", Escape: "escape", Delete: "delete", Backspace: "delete" };

/** Commands that mean the span to the letter, or move by letters, while Alt is held. */
const WITH_ALT = new Set([
  "quote", "speaker", "cue", "place", "direct", "indirect", "mixed", "start-out", "start-in", "end-out", "end-in",
]); // prettier-ignore

/**
 * The command of a key event: `{name, letter}` for an action, `{name: "move", unit, direction, extend}` for a
 * move of the caret, null for a key that is not the editor's. Left is onwards: the text runs right to left,
 * and every move goes in the order of the words, also through Latin ones. `preferences` says which letter, digit or
 * sign has which command.
 */
export function commandOf(event, preferences) {
  if (event.isComposing) return null;
  const move = moveOf(event);
  if (move) return move;
  const { altKey } = event;
  const pressed = keyOf(event);
  if (!pressed) return null;
  const { sign, shift } = pressed;
  // AltGr is Ctrl and Alt together on Windows; what it prints is a key of its own.
  const graph = event.getModifierState?.("AltGraph");
  if ((event.ctrlKey || event.metaKey) && !graph) {
    if (altKey) return null;
    const step = shift ? { Z: "redo" }[sign] : { Z: "undo", Y: "redo" }[sign];
    return step ? { name: step, letter: false } : null;
  }
  const letter = altKey && !graph;
  const name = NAMED[sign] ? !shift && NAMED[sign] : preferences.commandOf(pressed);
  if (!name || (letter && !WITH_ALT.has(name))) return null;
  return { name, letter };
}

function moveOf({ key, shiftKey, ctrlKey, altKey, metaKey }) {
  const far = APPLE ? altKey : ctrlKey;
  const move = (unit, direction) => ({ name: "move", unit, direction, extend: shiftKey });
  const sentence = altKey && !ctrlKey && metaKey === APPLE && { ArrowDown: 1, ArrowUp: -1 }[key];
  if (sentence) return move("sentence", sentence);
  if (!APPLE && (altKey || metaKey)) return null;
  switch (key) {
    case "ArrowLeft":
      return move(APPLE && metaKey ? "edge" : far ? "word" : "letter", 1);
    case "ArrowRight":
      return move(APPLE && metaKey ? "edge" : far ? "word" : "letter", -1);
    case "ArrowDown":
      return move(far ? "paragraph" : "line", 1);
    case "ArrowUp":
      return move(far ? "paragraph" : "line", -1);
    case "End":
      return move(far ? "text" : "edge", 1);
    case "Home":
      return move(far ? "text" : "edge", -1);
    default:
      return null;
  }
}
