/**
 * One write as plain data: what was decided, on which mark as it was seen, and what is sent of it when its turn
 * comes. The mark may have got another number by then, from a write before it; a mark that was made while the
 * server was away has a number below zero until it is made there.
 */

let last = 0;

/** A number that grows from write to write, also over the pages of one browser. */
export function nextOrder() {
  last = Math.max(last + 1, Date.now() * 100);
  return last;
}

/** The mark that a waiting write will make, as far as the page can know it; null where it makes none. */
export function foreseen({ what, layer, span, values, order, words }) {
  if (what !== "create" || !layer || !span) return null;
  return {
    id: -order,
    layer,
    start: span[0],
    end: span[1],
    kind: values.kind ?? null,
    version: null,
    suggested: false,
    status: "",
    entity: layer === "speaker" ? { id: values.entity ?? null, name: values.name ?? words } : null,
    speakers: [],
    cues: [],
    quotes: values.quotes ?? [],
    lemma: "",
    place: null,
    place_name: "",
    metonymy: false,
    foreseen: true,
  };
}

/** The span that a write is on or leads to. */
export function spanOf({ values, span }) {
  return values?.start === undefined ? span : [values.start, values.end];
}

/**
 * What to send of `write`: `{name, id, values}`, `name` the address and `id` the mark's number in it (undefined for
 * the whole article), `values` an object or FormData. Null where nothing is left to be done, "gone" where a mark that
 * it needs was never made. `now` is the mark that stands for the write's, or null; `number(id)` is the number that a
 * mark has by now.
 */
export function message(write, now, number) {
  const { mark, what, values = {}, form } = write;
  if (!mark) {
    const quotes = values.quotes?.map(number);
    if (quotes?.some((id) => id < 0)) return "gone";
    return { name: what, values: { ...values, ...(quotes && { quotes }), revision: write.sawRevision } };
  }
  // A suggestion that a change before it in the queue has accepted: to accept it is done, to reject it deletes.
  const own = mark.suggested && now && !now.suggested && write.became;
  if (own && what === "accept") return null;
  // Its mark is away, and just that was wanted; one that may be done already is asked for once more.
  if (!now && what === "delete" && !write.sent) return null;
  const action = own && what === "reject" ? "delete" : what === "change" ? "mark" : what;
  // What another rejected or took away is not on the page: accepted or changed on top of that, it comes back.
  const back = !now && (what === "accept" || what === "change") ? write.back : null;
  const id = back?.id ?? now?.id ?? number(mark.id);
  if (id < 0) return "gone";
  const seen = { version: back?.version ?? write.seen ?? now?.version ?? mark.version };
  if (back?.removal) seen.removal = back.removal;
  if (!form) return { name: action, id, values: { ...values, ...seen } };
  for (const [name, value] of Object.entries(seen)) form.set(name, value);
  return { name: action, id, values: form };
}
