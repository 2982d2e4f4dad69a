/** What the editor says: refusals and lost connections in #messages, the mark in hand to those who listen. */

const area = () => document.getElementById("messages");

/** The words of a <template> of the page, as a new element. */
export function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** Shows one message in place of those before it, with a button that takes it away. */
export function show(message) {
  message.append(fromTemplate("dismiss-template"));
  area().replaceChildren(message);
}

/** Takes the messages away. */
export function clear() {
  area().replaceChildren();
}

/** Says something in the ears of who does not see it. */
export function say(words) {
  document.getElementById("said").textContent = words;
}

/**
 * The message of a refused request: what the server wrote as an alert, else the page's own words for a sign-in
 * that has ended (status 403, a log-in page), a server at fault or an address that is gone.
 */
export function messageOf(status, html) {
  const written = new DOMParser().parseFromString(html, "text/html").querySelector("[role=alert]");
  if (written && status >= 400) return document.importNode(written, true);
  if (status === 403 || status < 400) return fromTemplate("signed-out-template");
  return fromTemplate("server-fault-template");
}
