/** What the keys do: which are heard where the focus is, and the menu that Esc closes. */

import { isNowhere, leaveMenu, openMenu } from "./focus.js";
import { waitsForDialog } from "./guidelines.js";
import { commandOf } from "./keys.js";
import { topMessage } from "./messages.js";

// What a key does where nothing has the focus: it goes to the text and changes nothing.
const FROM_ANYWHERE = new Set(["next-mark", "last-mark", "next-suggestion", "last-suggestion", "help"]);
// What takes letters for itself.
const NOT_IN_PANEL = new Set(["move", "enter", "escape", "delete", "accept-all", "reject-all", "review"]);
const FIELDS = "input:not([type=radio], [type=checkbox]), select, textarea";
// Keys that decide: held down they would decide what nobody has looked at.
const ONCE = new Set(["accept", "reject", "delete", "accept-all", "reject-all", "undo", "redo", "review", "enter"]);

export class Typing {
  constructor(editor) {
    this.editor = editor;
    document.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("keydown", (event) => this.closeMenu(event), { capture: true });
  }

  onKey(event) {
    if (event.defaultPrevented || waitsForDialog()) return;
    const command = commandOf(event, this.editor.preferences);
    if (!command || !this.hears(event.target, command)) return;
    event.preventDefault();
    if (event.repeat && ONCE.has(command.name)) return;
    const { editor } = this;
    if (isNowhere(event.target)) editor.toText();
    if (command.name === "move") {
      editor.selecting.move(command, editor.hand.fresh ? editor.hand.mark : null);
      editor.hand.fresh = false;
    } else {
      editor.run(command.name, command);
    }
  }

  /**
   * Whether a key's command is one where the focus is: every one in the text, most in the panel outside its fields;
   * where nothing has the focus only those that change nothing. Esc closes from everywhere.
   */
  hears(target, { name }) {
    const { page, hand, selecting, panel } = this.editor;
    if (target === page.root) return true;
    if (isNowhere(target) && FROM_ANYWHERE.has(name)) return true;
    if (name === "escape" && !target.matches(FIELDS)) return Boolean(hand.mark || !selecting.empty || topMessage());
    const inPanel = panel.element.contains(target) && !target.matches(FIELDS);
    return inPanel && !NOT_IN_PANEL.has(name);
  }

  /** Esc closes the menu before anything else, with the focus where it was. */
  closeMenu(event) {
    const menu = openMenu(this.editor.host);
    if (event.key !== "Escape" || !menu) return;
    event.preventDefault();
    event.stopPropagation();
    leaveMenu(menu);
    this.editor.keepFocus();
  }
}
