/**
 * Which key was pressed, on whatever layout: what is printed on it decides where that is a Latin letter, a digit or
 * a sign, and its place on the keyboard (KeyboardEvent.code, named after the US layout) where it is a letter of
 * another script. So the key printed A is A on QWERTY, AZERTY and Dvorak, and on an Arabic layout the key of ش is.
 */

const LATIN = /^[a-z]$/i;
const LETTER_PLACE = /^Key([A-Z])$/;
const DIGIT_PLACE = /^(?:Digit|Numpad)([0-9])$/;
const SIGNS = ["[", "]", ",", ".", ";", "'", "-", "=", "/", "\\", "`"];
const PLACES = {
  BracketLeft: "[", BracketRight: "]", Comma: ",", Period: ".", Semicolon: ";", Quote: "'", Minus: "-", Equal: "=",
  Slash: "/", Backslash: "\\", Backquote: "`",
}; // prettier-ignore
// What a sign gives together with Shift: the brackets alone mean the same key on every layout.
const SHIFTED = { "{": "[", "}": "]" };
const ZEROS = [0x30, 0x660, 0x6f0];

// The Latin letters that places have printed: with Option a Mac gives something else for them.
const printed = new Map();
// Whether the letter that came last was a Latin one.
let latin = false;

/**
 * The key of an event and whether Shift belongs to it: `{sign, shift}`, where the sign is A to Z, 0 to 9, one of
 * SIGNS, "?", or the name that the browser has for a key without a letter (Enter, F1); null for one that is none.
 */
export function keyOf(event) {
  const { key, code, shiftKey } = event;
  const altGraph = event.getModifierState?.("AltGraph") ?? false;
  learn(event, altGraph);
  if (key === "?" || key === "؟") return { sign: "?", shift: false };
  const digit = digitOf(key);
  if (digit !== null) return { sign: digit, shift: false };
  // What AltGr gives is meant as it is printed; it makes letters of other keys, and is no command with one.
  if (altGraph) return bracketOf(key);
  if (LATIN.test(key)) return { sign: key.toUpperCase(), shift: shiftKey };
  if (event.altKey && printed.has(code)) return { sign: printed.get(code), shift: shiftKey };
  const [, letter] = LETTER_PLACE.exec(code) ?? [];
  if (letter) return ofLetterPlace(event, letter);
  const bracket = code.startsWith("Bracket") ? null : bracketOf(key);
  if (bracket) return bracket;
  if (SIGNS.includes(key)) return { sign: key, shift: shiftKey };
  if (PLACES[code]) return { sign: PLACES[code], shift: shiftKey };
  const [, place] = DIGIT_PLACE.exec(code) ?? [];
  if (place && key.length < 2) return { sign: place, shift: shiftKey };
  return key.length > 1 ? { sign: key, shift: shiftKey } : null;
}

/** A place where Latin layouts have a letter, and this one something else. */
function ofLetterPlace({ key, shiftKey }, letter) {
  // AZERTY has the comma there, Dvorak has four signs; but Hebrew and Greek have such too, among their letters.
  if (latin && !shiftKey && SIGNS.includes(key)) return { sign: key, shift: false };
  if (latin && /^[!-~]$/.test(key)) return null;
  return { sign: letter, shift: shiftKey };
}

function bracketOf(key) {
  if (key === "[" || key === "]") return { sign: key, shift: false };
  return SHIFTED[key] ? { sign: SHIFTED[key], shift: true } : null;
}

/** The digit of a key, whatever digits the layout has: European, Arabic or Persian ones; null for anything else. */
function digitOf(key) {
  if (!/^\p{Nd}$/u.test(key)) return null;
  const value = ZEROS.map((zero) => key.codePointAt(0) - zero).find((number) => number >= 0 && number < 10);
  return value === undefined ? null : String(value);
}

function learn({ key, code, altKey, ctrlKey, metaKey }, altGraph) {
  if (altKey || ctrlKey || metaKey || altGraph || !/^\p{L}+$/u.test(key) || key.length > 2) return;
  if (!LATIN.test(key) && /^\p{Script=Latin}+$/u.test(key)) return;
  latin = LATIN.test(key);
  if (latin) printed.set(code, key.toUpperCase());
  else printed.clear();
}
