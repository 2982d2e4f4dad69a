/**
 * What waits to be sent, kept in this browser for one article and one person, so that it outlives the page, the
 * tab and the browser. Each write is an item of its own in the local storage: two tabs never overwrite each other's.
 */

export class Kept {
  /** `article` is the address of what is edited, `person` the account's number. */
  constructor(article, person) {
    this.prefix = `waiting ${person} ${article} `;
    // Whether something could not be kept: a full or a closed storage.
    this.failed = false;
  }

  /** All that is kept, in the order in which it was decided. */
  all() {
    const found = [];
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const key = localStorage.key(at);
        if (key.startsWith(this.prefix)) found.push(JSON.parse(localStorage.getItem(key)));
      }
    } catch {
      this.failed = true;
    }
    return found.sort((one, other) => one.order - other.order);
  }

  /** Keeps a write as it is now. */
  keep(write) {
    try {
      localStorage.setItem(this.prefix + write.id, JSON.stringify(plain(write)));
    } catch {
      this.failed = true;
    }
  }

  /** Forgets a write that the server has answered. */
  forget({ id }) {
    try {
      localStorage.removeItem(this.prefix + id);
    } catch {
      this.failed = true;
    }
  }
}

/** A write without what belongs to the page that it was decided in: a form as pairs, a mark by its span. */
function plain({ form, mark, turn: _turn, ...write }) {
  const short = mark && { id: mark.id, version: mark.version, layer: mark.layer, start: mark.start, end: mark.end };
  return {
    ...write,
    mark: short && { ...short, suggested: mark.suggested },
    form: form && [...form].filter(([, value]) => typeof value === "string"),
  };
}

/** A write of `all()` as the queue takes it: whoever decided it has gone on since. */
export function revived({ form, ...write }) {
  if (!form) return { ...write, turn: null, keepsHand: true };
  const data = new FormData();
  for (const [name, value] of form) data.append(name, value);
  return { ...write, form: data, turn: null, keepsHand: true };
}
