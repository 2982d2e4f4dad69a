/** Comments by keys: Ctrl or ⌘ with Enter sends what is written, and the button that sends stays in sight. */

/** Where comments are written. */
export const FIELDS = "form.talk textarea, #discuss textarea";

/** After a comment that keys have sent the focus, whose form was drawn anew, goes where `keepFocus` leads. */
export function sendByKeys(keepFocus) {
  document.addEventListener("keydown", (event) => {
    const { target, key, isComposing, repeat } = event;
    if (key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing || !target.matches(FIELDS)) return;
    event.preventDefault();
    // A key that is held down sends once.
    if (!repeat) target.form.requestSubmit();
  });
  document.addEventListener("htmx:afterSwap", ({ detail: { requestConfig } }) => {
    if (requestConfig?.elt.matches("form.talk")) keepFocus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(FIELDS)) target.form.scrollIntoView({ block: "nearest" });
  });
}
