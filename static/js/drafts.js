/** What is written in fields and not sent yet: found, kept, and put back into the same fields drawn anew. */

const FIELDS = "textarea, input:is([type=text], [type=search], [type=checkbox]:not([data-at-once]))";
const isTick = ({ type }) => type === "checkbox";
const isWritten = (field) => (isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);

/** A field by its form and its name; a mark's form is one, whatever number its mark has by now. */
function nameOf(field) {
  const form = field.form?.matches(".talk:not(.new)") ? field.form.getAttribute("action") : (field.form?.className ?? "");
  return [form, field.name, isTick(field) ? field.value : ""].join(" ");
}

/** The fields of `root` that are written in and not sent. */
export function writtenIn(root) {
  return [...root.querySelectorAll(FIELDS)].filter((field) => isWritten(field) && !field.form?.hasAttribute("data-sent"));
}

/** What stands in them, to be put back. */
export function draftsOf(root) {
  return writtenIn(root).map((field) => ({ name: nameOf(field), value: isTick(field) ? field.checked : field.value }));
}

/** Puts `drafts` into the same fields of `root`, with what folds them away opened. */
export function putBack(root, drafts) {
  for (const field of root.querySelectorAll(FIELDS)) {
    const draft = drafts.find(({ name }) => name === nameOf(field));
    if (!draft) continue;
    if (isTick(field)) field.checked = draft.value;
    else field.value = draft.value;
    field.closest("details")?.setAttribute("open", "");
  }
}
