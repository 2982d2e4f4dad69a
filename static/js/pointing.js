/** What a mouse, a pen or a finger does in the page of an article: in the text, beside it, on buttons and links. */

import { isNowhere, leaveMenu, openMenu } from "./focus.js";
import { paint } from "./paint.js";

// A press on one of these is for itself; on anything else of the page it is for the text.
const FOR_ITSELF = "a, button, input, select, textarea, label, summary, [role=alert], #panel, #editor, #messages, dialog";

export class Pointing {
  constructor(editor) {
    this.editor = editor;
    this.inToolbar = false;
    this.pressed = null;
    this.hovered = null;
    document.addEventListener("selectionchange", () => !this.inToolbar && editor.selecting.read());
    document.addEventListener("pointerdown", (event) => this.onPointerDown(event));
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, () => this.onPointerUp());
    document.addEventListener("click", (event) => this.onClick(event));
    document.addEventListener("pointermove", (event) => this.onHover(event), { passive: true });
    // A press in the toolbar or the bar leaves selection and focus where they are.
    for (const element of editor.host.querySelectorAll("#toolbar, #bar")) {
      element.addEventListener("mousedown", (event) => event.preventDefault());
    }
    editor.toolbar.element.addEventListener("pointerover", (event) => {
      const layer = event.target.closest("[data-layer]")?.dataset.layer;
      if (layer) editor.selecting.preview(layer);
    });
    editor.toolbar.element.addEventListener("pointerleave", () => editor.selecting.refresh());
  }

  onPointerDown(event) {
    const { caret, selecting, toolbar, host } = this.editor;
    this.pressed = event.target;
    this.stood = { anchor: caret.anchor, focus: caret.focus, moved: selecting.adjusting };
    this.inToolbar = toolbar.element.contains(event.target);
    selecting.dragging = event.pointerType === "mouse" && Boolean(event.target.closest("main"));
    const menu = openMenu(host);
    if (menu && !menu.contains(event.target)) menu.open = false;
  }

  onPointerUp() {
    const { selecting, page } = this.editor;
    // A drag may begin beside the text and so leave the focus elsewhere: the keys follow the selection.
    const selects = this.pressed !== null && selecting.span && document.getSelection().toString();
    if (selects && !this.pressed.closest?.("#panel, #editor, dialog")) page.root.focus({ preventScroll: true });
    this.pressed = null;
    if (selecting.dragging) {
      selecting.dragging = false;
      selecting.refresh();
    }
    // The click that follows still belongs to the toolbar.
    setTimeout(() => (this.inToolbar = false));
  }

  onClick(event) {
    const { editor } = this;
    const button = event.target.closest("[data-command]");
    if (button) {
      event.preventDefault();
      const number = button.dataset.number === undefined ? undefined : Number(button.dataset.number);
      const menu = button.closest("details.more");
      if (menu) leaveMenu(menu);
      editor.run(button.dataset.command, { letter: event.altKey || button.dataset.unit === "letter", number });
      editor.keepFocus(button, event.detail > 0);
    } else if (event.target.closest(".skip[href='#text']")) {
      event.preventDefault();
      editor.toText();
      editor.caret.reveal();
    } else if (event.target.closest("#text p")) {
      this.clickText(event.target.closest(".piece"));
    } else if (!this.clickLink(event)) {
      this.clickBeside(event.target);
    }
  }

  /** A press beside the text gives it the focus; caret and moved boundaries stay where they were. */
  clickBeside(target) {
    if (!(isNowhere(target) || target.closest("main")) || target.closest(FOR_ITSELF) || document.getSelection().toString()) return;
    const { anchor, focus, moved } = this.stood;
    this.editor.caret.put(moved ? anchor : focus, focus);
    this.editor.toText();
  }

  clickText(piece) {
    const { caret, page, hand, selecting } = this.editor;
    if (!caret.read() || !caret.empty) return;
    const coming = page.comingAt(caret.focus);
    if (coming && coming.id !== hand.mark?.id) hand.take(coming, { keepCaret: true });
    else if (piece) hand.takeFrom(piece);
    else hand.release();
    hand.fresh = false;
    selecting.refresh();
  }

  /** A line of the margin or of the lists: its mark is taken in hand; whether it was one. */
  clickLink(event) {
    // What leads to another page goes there.
    if (event.target.closest("#reading a[href]:not([href^='#'])")) return true;
    const link = event.target.closest("#reading [data-mark], #reading a[href^='#mark-']");
    const mark = link && this.editor.page.mark(Number(link.dataset.mark ?? link.hash.slice("#mark-".length)));
    if (!mark) return false;
    event.preventDefault();
    this.editor.take(mark);
    return true;
  }

  onHover(event) {
    const piece = event.target.closest?.("#text .piece");
    const id = piece ? Number(piece.dataset.marks.split(" ").at(-1)) : null;
    if (id === this.hovered) return;
    this.hovered = id;
    const mark = this.editor.page.mark(id);
    paint(this.editor.page.text, "hover", mark ? [[mark.start, mark.end]] : []);
  }
}
