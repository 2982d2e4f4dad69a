/**
 * A comment that is written and not sent outlives the page: it is kept in this browser, for one article and one
 * person, and stands in its field again when that is drawn. What has been sent, or wiped out, is forgotten.
 */

import { FIELDS } from "./sending.js";

export class Unsent {
  /** `host` tells the article's address and the account's number. */
  constructor(host) {
    this.prefix = `unsent ${host.dataset.account} ${host.dataset.article} `;
    document.addEventListener("input", ({ target }) => target.matches(FIELDS) && this.keep(target));
    document.addEventListener("submit", ({ target }) => target.closest("#discuss") && this.forget(target));
    // Before the answer is drawn: else the words would stand in its empty field again.
    document.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig, xhr } }) => {
      if (requestConfig?.elt.matches("form.talk") && xhr.status < 400) this.forget(requestConfig.elt);
    });
    document.addEventListener("htmx:afterSwap", () => this.fill());
    this.fill();
  }

  keyOf(form) {
    return this.prefix + (form.closest("#discuss") ? "discuss" : form.getAttribute("action"));
  }

  keep({ form, value }) {
    if (!value) this.forget(form);
    else storage((kept) => kept.setItem(this.keyOf(form), value));
  }

  forget(form) {
    storage((kept) => kept.removeItem(this.keyOf(form)));
  }

  /** Writes what is kept into the fields that are empty, with what folds them away opened. */
  fill() {
    for (const field of document.querySelectorAll(FIELDS)) {
      const written = field.value ? null : storage((kept) => kept.getItem(this.keyOf(field.form)));
      if (!written) continue;
      field.value = written;
      field.closest("details")?.setAttribute("open", "");
    }
  }
}

function storage(act) {
  try {
    return act(localStorage);
  } catch {
    return null; // A full or a closed storage: the words hold for this page.
  }
}
