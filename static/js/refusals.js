/** Changes that were refused: each stays on the page, named, until the editor dismisses or settles it. */

import { fromTemplate, messageOf, nameChange, show } from "./messages.js";

// Where messages stand in the side column, as the styles have it.
const BESIDE_THE_TEXT = "(min-width: 72rem) and (min-height: 50rem)";

export class Refusals {
  /**
   * `reload()` draws what stands now, `again(write, back)` sends a refused write on top of that; `back` is the mark that
   * another rejected or took away, `{id, version, removal}`, which the page does not show, or null.
   */
  constructor({ reload, again }) {
    this.reload = reload;
    this.again = again;
    this.standing = [];
  }

  /**
   * Takes away what is said of changes that `write` has made after all: of the same mark, of a new one at the same
   * words, of the same action on the whole article. `now(mark)` gives the mark that a former one is now.
   */
  settle(write, now) {
    this.passUndo();
    if (write.what === "undo" || write.what === "redo") return;
    const id = write.mark && now(write.mark)?.id;
    const done = (one) => {
      if (one.mark && write.mark) return one.mark.id === write.mark.id || (id !== undefined && now(one.mark)?.id === id);
      if (!one.span || !write.span) return !one.span && !write.span && one.what === write.what;
      return one.layer === write.layer && one.span[0] < write.span[1] && write.span[0] < one.span[1];
    };
    for (const { write: one, message } of this.standing) if (done(one)) message.remove();
    this.standing = this.standing.filter(({ message }) => message.isConnected);
  }

  /** Takes away what is said of an undo that could not be; the number that the one before it is asked by, if any. */
  passUndo() {
    const blocked = this.standing.map(({ message }) => message).filter((one) => one.isConnected && one.querySelector(".blocked"));
    for (const message of blocked) message.remove();
    return blocked.at(-1)?.querySelector("form [name=past]")?.value;
  }

  /** Shows the refusal of `write` beside those before it; a change that was gone before it was sent has no html. */
  add(write, status, html) {
    const message = html === null ? fromTemplate("gone-template") : messageOf(status, html);
    message.classList.add("refusal");
    message.prepend(this.heading(write));
    // Where it would lie over the text, a sheet that is short leaves that free.
    if (!matchMedia(BESIDE_THE_TEXT).matches) message.querySelector("details.both")?.removeAttribute("open");
    // A conflict has two sides; a server at fault is asked once more; all else would be refused again.
    const choices = message.querySelector(".states") ? "stale-template" : { 409: "reload-template" }[status];
    if (choices ?? status >= 500) message.append(this.choices(choices ?? "again-template", message, write));
    show(message, `refusal ${write.id}`);
    this.standing.push({ write, message });
  }

  /** What was not done, and on which words. */
  heading(write) {
    const line = fromTemplate("refused-template");
    nameChange(line, write.what ?? "change", write.layer, write.words);
    return line;
  }

  choices(id, message, write) {
    const choices = fromTemplate(id);
    const states = message.querySelector(":is(.states[data-rejected], .states[data-gone])")?.dataset;
    const removal = states?.removal && Number(states.removal);
    const back = states ? { id: Number(states.rejected ?? states.gone), version: Number(states.version), removal } : null;
    choices.addEventListener("click", async (event) => {
      const choice = event.target.closest("[data-settle]")?.dataset.settle;
      if (!choice) return;
      try {
        await this.reload();
      } catch {
        // The line is cut: the choice can be made when it is back.
        return;
      }
      message.remove();
      if (choice === "mine") this.again(write, back);
    });
    return choices;
  }
}
