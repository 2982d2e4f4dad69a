/** What the editor says in #messages: a message stays until it is dismissed, or its cause is over. */

const area = () => document.getElementById("messages");

/** The words of a <template> of the page, as a new element. */
export function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** Writes into the line of a message what was done or not, in the words it has for `action`, to which mark, on which words. */
export function nameChange(line, action, layer, words) {
  line.querySelector("[data-what]").textContent = line.dataset[action];
  const label = line.querySelector(".layer");
  label.hidden = !layer;
  if (layer) {
    label.classList.add(layer);
    label.textContent = label.dataset[layer];
  }
  line.querySelector("bdi").textContent = words ?? "";
}

/** Shows a message beside the others, in place of the one of the same `about`, with a button that takes it away. */
export function show(message, about) {
  message.dataset.about = about;
  const dismiss = fromTemplate("dismiss-template");
  dismiss.addEventListener("click", () => message.remove());
  message.append(dismiss);
  const former = shown(about);
  if (former) former.replaceWith(message);
  else area().append(message);
}

/** The message that stands about something, or null. */
export function shown(about) {
  return area().querySelector(`:scope > [data-about="${about}"]`);
}

/** Takes away the message about something whose cause is over. */
export function clear(about) {
  shown(about)?.remove();
}

const SECONDS_TO_READ = 8;
let passing = null;

/** Shows a short word on what a key just did or could not do: it goes by itself, and with the next one. */
export function tell(message) {
  if (typeof message === "string") message = fromTemplate(message);
  say(wordsShown(message));
  // It is said already.
  message.removeAttribute("role");
  show(message, "passing");
  clearTimeout(passing);
  passing = setTimeout(() => message.remove(), 1000 * SECONDS_TO_READ);
}

/** Tells what an undo has taken back, or a redo done again, on which words, and of how many more. */
export function tellUndone({ action, redo, layer, words, more }) {
  const message = fromTemplate(redo ? "redone-template" : "undone-template");
  const line = message.querySelector(".what");
  nameChange(line, action, layer, words);
  line.querySelector(".more").hidden = !more;
  line.querySelector(".more b").textContent = more ?? "";
  tell(message);
}

/** What the server wrote with the page can be dismissed like the rest; a word on what was done goes by itself. */
export function takeUpWritten() {
  for (const [place, message] of [...area().querySelectorAll(":scope > .message:not([data-about])")].entries()) {
    show(message, `written-${place}`);
    if (message.matches(".success, .info")) setTimeout(() => message.remove(), 1000 * SECONDS_TO_READ);
  }
}

/** Takes away the message on top, unless it is of a line that is still cut; whether there was one. */
export function dismissTop() {
  const top = topMessage();
  top?.remove();
  return Boolean(top);
}

/** The message that Esc would take away, or null. */
export function topMessage() {
  return area().querySelector(':scope > .message:not([data-about="line"])');
}

/** The words of a message in one line, without those that are hidden in it. */
export function wordsShown(message) {
  const copy = message.cloneNode(true);
  for (const hidden of copy.querySelectorAll("[hidden]")) hidden.remove();
  return copy.textContent.trim().replace(/\s+/gu, " ");
}

/** Says something in the ears of who does not see it. */
export function say(words) {
  document.getElementById("said").textContent = words;
}

/**
 * The message of a refused request: what the server wrote as an alert, else the page's own words for a sign-in
 * that has ended (status 403, a log-in page), an address that is gone or a server at fault.
 */
export function messageOf(status, html) {
  const written = new DOMParser().parseFromString(html, "text/html").querySelector("[role=alert]");
  if (written && status >= 400) return document.importNode(written, true);
  if (status === 403 || status < 400) return fromTemplate("signed-out-template");
  return fromTemplate("server-fault-template");
}
