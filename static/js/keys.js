/**
 * Which command a key gives while the text has the focus. Keys go by their place on the keyboard
 * (KeyboardEvent.code), so they are the same on an Arabic and on a Latin layout.
 */

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

const COMMANDS = {
  KeyQ: "quote",
  KeyS: "speaker",
  KeyC: "cue",
  KeyP: "place",
  KeyL: "choice",
  KeyN: "next-suggestion",
  KeyJ: "next-mark",
  KeyK: "last-mark",
  KeyA: "accept",
  KeyR: "reject",
  KeyE: "edit",
  KeyW: "who",
  KeyU: "undo",
  KeyV: "review",
  KeyT: "comment",
  KeyG: "next-article",
  KeyH: "here",
  KeyY: "history",
  KeyF: "everywhere",
  KeyI: "enclosed",
  KeyM: "sentence",
  KeyO: "other-end",
  Digit1: "direct",
  Digit2: "indirect",
  Digit3: "mixed",
  Numpad1: "direct",
  Numpad2: "indirect",
  Numpad3: "mixed",
  BracketRight: "start-out",
  BracketLeft: "end-out",
  Enter: "enter",
  NumpadEnter: "enter",
  Escape: "escape",
  Delete: "delete",
  Backspace: "delete",
};

const SHIFTED = {
  KeyN: "last-suggestion",
  KeyA: "accept-all",
  KeyR: "reject-all",
  KeyU: "redo",
  KeyV: "approve",
  KeyT: "discuss",
  BracketRight: "start-in",
  BracketLeft: "end-in",
  Slash: "help",
};

/** Commands that mean the span to the letter, or move by letters, while Alt is held. */
const WITH_ALT = new Set([
  "quote", "speaker", "cue", "place", "direct", "indirect", "mixed", "start-out", "start-in", "end-out", "end-in",
]); // prettier-ignore

/**
 * The command of a key event: `{name, letter}` for an action, `{name: "move", unit, direction, extend}` for a
 * move of the caret, null for a key that is not the editor's. Left is onwards: the text runs right to left,
 * and every move goes in the order of the words, also through Latin ones.
 */
export function commandOf(event) {
  if (event.isComposing) return null;
  const move = moveOf(event);
  if (move) return move;
  const { code, shiftKey, altKey } = event;
  if ((event.ctrlKey || event.metaKey) && !altKey) {
    const step = shiftKey ? { KeyZ: "redo" }[code] : { KeyZ: "undo", KeyY: "redo" }[code];
    return step ? { name: step, letter: false } : null;
  }
  if (event.ctrlKey || event.metaKey) return null;
  const name = shiftKey ? SHIFTED[code] : COMMANDS[code];
  if (!name || (altKey && !WITH_ALT.has(name))) return null;
  return { name, letter: altKey };
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
