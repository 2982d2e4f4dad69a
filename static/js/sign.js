/** How a key is written, and how it is drawn: with its Latin letter and the Arabic one that stands on the same key. */

const SHIFT = "Shift+";
// What annotations/keyboard.py lets a command have.
const ALLOWED = /^(?:(?:Shift\+)?[A-Z[\]]|[0-9,.;'\-=/\\`])$/;

/** A key as the account keeps it: "A", "Shift+A", "[". */
export const signOf = ({ sign, shift }) => (shift ? SHIFT : "") + sign;

/** The commands by their keys, from the keys by command. */
export const commandsBy = (keys) => new Map(Object.entries(keys).map(([command, key]) => [key, command]));

/** Why no command may have this key, by the name of the reason; null where it may. `held`: with Ctrl, Alt or ⌘. */
export function refusalOf(pressed, held) {
  if (held) return "held";
  if (!pressed) return "named";
  if (pressed.sign === "?") return "help";
  if (ALLOWED.test(signOf(pressed))) return null;
  return pressed.shift && ALLOWED.test(pressed.sign) ? "shifted" : "named";
}

/** Writes a key into a <kbd>: «Shift Q ض»; nothing for none. `arabic` has the letters by sign. */
export function draw(kbd, key, arabic) {
  const sign = key.startsWith(SHIFT) ? key.slice(SHIFT.length) : key;
  kbd.textContent = key.replace("+", " ");
  const letter = arabic[sign];
  if (!letter) return;
  const also = document.createElement("span");
  also.lang = "ar";
  also.textContent = letter;
  kbd.append(" ", also);
}

/** The same in plain words, for a sentence. */
export function inWords(key, arabic) {
  const kbd = document.createElement("kbd");
  draw(kbd, key, arabic);
  return kbd.textContent;
}
