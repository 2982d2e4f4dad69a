/** The steps back and forth among one's own decisions: what their buttons say, and what the one back means. */

import { tell } from "./messages.js";

/** Lets the buttons in `host` name what the next undo and redo would be, as the server wrote it into the reading. */
export function nameSteps(host) {
  const written = document.getElementById("steps-data");
  const names = written ? JSON.parse(written.textContent) : {};
  for (const button of host.querySelectorAll("[data-step]")) {
    const { dataset } = button;
    dataset.own ??= button.title;
    const name = names[dataset.step];
    button.title = name ?? dataset.own;
    button.setAttribute("aria-label", button.title);
    button.toggleAttribute("data-none", !name);
  }
  for (const button of host.querySelectorAll("[data-step-name]")) {
    const words = button.querySelector("span");
    words.dataset.own ??= words.textContent;
    words.textContent = names[button.dataset.stepName] ?? words.dataset.own;
    button.toggleAttribute("data-none", !names[button.dataset.stepName]);
  }
}

/** Goes to the history of the mark in hand, else of the article. */
export function openHistory({ page, hand }) {
  location.assign(hand.mark ? page.address("markHistory", hand.mark.id) : page.address("history"));
}

/**
 * Drops boundaries that are not kept yet, for those are what was done last; else undoes the last decision or, where it
 * was just said that this cannot be, the one before it.
 */
export function undo(editor) {
  if (editor.selecting.boundaries()) {
    editor.drop();
    tell("dropped-template");
  } else {
    const past = editor.writes.waiting ? undefined : editor.refusals.passUndo();
    editor.deciding.post("undo", past ? { past } : {}, { ofAll: true });
  }
}
