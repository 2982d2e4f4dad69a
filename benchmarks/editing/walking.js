/*
 * The shortest keys for a wish, in the page of an article: where the caret must go, what must be selected, which mark
 * must be taken in hand. Every step is asked of the editor's own modules, so that nothing is known here a second time.
 * Evaluated once a page; what it returns is kept as `walking`.
 */
async () => {
  const [offsets, selection, { Caret }, { Selecting }, marking, { enclosed }, { sentenceAt }] = await Promise.all(
    ["offsets", "selection", "caret", "selecting", "marks", "enclosing", "sentences"].map((name) => import(`/static/js/${name}.js`)),
  );
  const MOVES = [
    ["ArrowLeft", "letter", 1],
    ["ArrowRight", "letter", -1],
    ["Control+ArrowLeft", "word", 1],
    ["Control+ArrowRight", "word", -1],
    ["Alt+ArrowDown", "sentence", 1],
    ["Alt+ArrowUp", "sentence", -1],
    ["Control+ArrowDown", "paragraph", 1],
    ["Control+ArrowUp", "paragraph", -1],
    ["ArrowDown", "line", 1],
    ["ArrowUp", "line", -1],
    ["End", "edge", 1],
    ["Home", "edge", -1],
    ["Control+End", "text", 1],
    ["Control+Home", "text", -1],
  ];
  const NUDGES = ["start", "end"].flatMap((edge) =>
    [true, false].flatMap((outwards) =>
      [false, true].map((letter) => {
        const key = `${outwards ? "" : "Shift+"}${edge === "start" ? "BracketRight" : "BracketLeft"}`;
        return [letter ? `Alt+${key}` : key, edge, outwards, letter ? "letter" : "word"];
      }),
    ),
  );
  NUDGES.push(["z", "end", false, "phrase"], ["Shift+z", "end", true, "phrase"]);
  const root = document.getElementById("text");
  const whole = JSON.parse(document.getElementById("whole-words").textContent);
  const { keys: keysOf } = JSON.parse(document.getElementById("preferences").textContent);
  const keyOf = (command) => keysOf[command].toLowerCase();
  let text = offsets.readText(root);
  const prepared = selection.prepare(text.chars);
  const moving = new Caret(document.createElement("i"));
  moving.attach(text, prepared);
  const steps = new Map();
  let drawn = null;

  /** Where each move leads from an offset. */
  const stepsFrom = (at) => {
    if (!steps.has(at)) {
      // A move by lines scrolls to where the caret stands.
      moving.anchor = moving.focus = at;
      steps.set(at, MOVES.map(([, unit, direction]) => moving.target(unit, direction, at)));
    }
    return steps.get(at);
  };

  /** The fewest moves from an offset to every other: `{at: [moves, from, key]}`. */
  const walk = (from) => {
    const found = new Map([[from, [0, null, null]]]);
    const next = [from];
    for (let at = next.shift(); at !== undefined; at = next.shift()) {
      stepsFrom(at).forEach((to, number) => {
        if (found.has(to)) return;
        found.set(to, [found.get(at)[0] + 1, at, MOVES[number][0]]);
        next.push(to);
      });
    }
    return found;
  };
  const keysTo = (found, to, shift = "") => {
    const keys = [];
    for (let [, from, key] = found.get(to); from !== null; [, from, key] = found.get(from)) keys.unshift(shift + key);
    return keys;
  };

  const same = (one, other) => one && one[0] === other[0] && one[1] === other[1];
  const like = (anchor, focus) => ({ anchor, focus, start: Math.min(anchor, focus), end: Math.max(anchor, focus), empty: anchor === focus });
  const page = { prepared, words: ([start, end]) => selection.slice(prepared, start, end) };
  const selecting = (anchor, focus, hand = null) => new Selecting(page, like(anchor, focus), null, { hand: () => hand, whole, pending() {}, drawn() {} });

  /** The keys that select what `fits(anchor, focus)` takes, near [start, end); from `begins` of `{anchor, focus, keys}`. */
  const select = (begins, [start, end], fits) => {
    let best = null;
    const near = (at) => Math.min(Math.abs(at - start), Math.abs(at - end)) <= 12;
    const offer = (keys) => (!best || keys.length < best.length) && (best = keys);
    for (const { anchor, focus, keys } of begins) {
      if (best && keys.length >= best.length) continue;
      const found = walk(focus);
      for (const [to, [cost]] of found) {
        if (!near(to) || (best && keys.length + cost >= best.length) || !fits(anchor, to)) continue;
        offer([...keys, ...keysTo(found, to, "Shift+")]);
        if (best.length === keys.length + cost) best.ends = [anchor, to];
      }
    }
    return best;
  };

  /** Selections to begin with near a span, from the caret: nothing, what marks enclose, a sentence. */
  const beginnings = (from, [start, end]) => {
    const found = walk(from);
    const begins = [];
    const near = (at) => Math.abs(at - start) <= 12 || Math.abs(at - end) <= 12 || (start <= at && at <= end);
    for (const at of found.keys()) {
      if (!near(at)) continue;
      const keys = keysTo(found, at);
      begins.push({ anchor: at, focus: at, keys });
      const wider = [[keyOf("enclosed"), enclosed(prepared, at, at)], [keyOf("sentence"), sentenceAt(prepared, at)]]; // prettier-ignore
      for (const [key, span] of wider) {
        if (!span || span[0] >= end || span[1] <= start) continue;
        begins.push({ anchor: span[0], focus: span[1], keys: [...keys, key] });
        begins.push({ anchor: span[1], focus: span[0], keys: [...keys, key, keyOf("other-end")] });
      }
    }
    return begins.sort((one, other) => one.keys.length - other.keys.length);
  };
  // With a mark just taken the first move with the shift key begins from that mark.
  const soberly = (begins, fresh) =>
    fresh ? begins.filter(({ keys }) => keys.length > 0) : begins;

  // The server draws the text anew with every answer.
  const renew = () => {
    text = offsets.readText(document.getElementById("text"));
    moving.attach(text, prepared);
    // Lines break elsewhere when the column gets another width.
    const now = text.paragraphs.map(({ element }) => [element.offsetWidth, element.offsetHeight]).join(" ");
    if (now !== drawn) steps.clear();
    drawn = now;
  };

  return {
    caret() {
      renew();
      const read = offsets.readSelection(text);
      // Nothing has been selected yet: the caret stands at the beginning.
      return read ? [read.anchor, read.focus] : [0, 0];
    },

    /** The spans that are painted as in hand. */
    inHand() {
      renew();
      const ranges = [...(CSS.highlights.get("current") ?? [])];
      const at = ranges.flatMap((range) => [
        offsets.offsetOfPoint(text, range.startContainer, range.startOffset),
        offsets.offsetOfPoint(text, range.endContainer, range.endOffset),
      ]);
      return at.length ? [Math.min(...at), Math.max(...at)] : null;
    },

    /** Forget where lines break. */
    forget: () => steps.clear(),

    quoteFor(hand, start, end) {
      const marks = marking.readMarks();
      return marking.quoteFor(marks, marks.byId.get(hand) ?? null, start, end)?.id ?? null;
    },

    entityNamed(words) {
      return marking.entityNamed(marking.readMarks(), words)?.id ?? null;
    },

    kindOf: (span) => selection.kindOf(page.words(span)),

    formerSpeaker(id) {
      const marks = marking.readMarks();
      return marking.formerSpeaker(marks, marks.byId.get(id));
    },

    /** The keys that select what becomes the span as `layer`, and whether the layer's key needs Alt. */
    toMake({ layer, span, caret, fresh }) {
      const begins = beginnings(caret, span);
      const empty = begins.find(({ anchor, focus }) => anchor === focus && same(selecting(anchor, focus).spanFor(layer), span));
      const found = [];
      if (empty) found.push({ keys: empty.keys, letter: false, ends: [empty.anchor, empty.focus] });
      for (const letter of [false, true]) {
        const fits = (anchor, focus) => anchor !== focus && same(selecting(anchor, focus).spanFor(layer, letter), span);
        const keys = select(soberly(begins, fresh), span, fits);
        if (keys) found.push({ keys, letter, ends: keys.ends });
      }
      return found.sort((one, other) => one.keys.length - other.keys.length)[0] ?? null;
    },

    /**
     * The keys to a place from which the key of quotes alone may mark the quote of the span, by the server's rules: its
     * first word or, with `next`, any behind the quote before it in its paragraph, else from where that begins.
     */
    toPoint({ span, caret, next }) {
      const found = walk(caret);
      const word = selection.wordAt(prepared, span[0]);
      const line = selection.lineAt(prepared, span[0]);
      const before = marking.readMarks().list.filter(({ layer, end }) => layer === "quote" && end <= span[0]).map(({ end }) => end);
      const from = next ? Math.max(line.start, ...before) : span[0];
      const to = word && word[0] <= span[0] ? word[1] - 1 : span[0];
      let best = null;
      for (let at = from; at <= to; at += 1) {
        const keys = found.has(at) ? keysTo(found, at) : null;
        if (keys && (!best || keys.length < best.length)) best = keys;
      }
      return best;
    },

    /** The keys that give the mark in hand, just taken, the boundaries `span`, without the one that keeps them. */
    toBound({ mark, span, caret, fresh }) {
      const fits = (anchor, focus) => same(selecting(anchor, focus, mark).boundaries(), span);
      const found = [select(soberly(beginnings(caret, span), fresh), span, fits)];
      if (fresh) {
        found.push(select([{ anchor: mark.start, focus: mark.end, keys: [] }, { anchor: mark.end, focus: mark.start, keys: [keyOf("other-end")] }], span, fits));
      }
      // One edge after the other, by words and letters.
      let at = { span: [mark.start, mark.end], keys: [] };
      for (const edge of ["start", "end"]) {
        const side = edge === "start" ? 0 : 1;
        const cut = (one) => selecting(one[0], one[1], { ...mark, start: -1, end: 1e9 }).boundaries();
        const seen = new Set([String(at.span)]);
        const next = [at];
        let reached = null;
        for (let here = next.shift(); here && !reached && seen.size < 400; here = next.shift()) {
          if (cut(here.span)?.[side] === span[side]) reached = here;
          else
            for (const [key, its, outwards, unit] of NUDGES) {
              const to = its === edge && selecting(...here.span, mark).nudged(here.span, edge, outwards, unit);
              if (!to || seen.has(String(to))) continue;
              seen.add(String(to));
              next.push({ span: to, keys: [...here.keys, key] });
            }
        }
        at = reached;
        if (!at) break;
      }
      if (at) found.push(at.keys);
      return found.filter(Boolean).sort((one, other) => one.length - other.length)[0] ?? null;
    },

    /** The keys that take a mark in hand; `hand` is the one in hand while the caret stands where that put it. */
    toTake({ id, hand, caret, stands }) {
      const marks = marking.readMarks();
      const at = marks.list.findIndex((mark) => mark.id === id);
      const found = walk(caret);
      let best = null;
      const offer = (keys) => (!best || keys.length < best.length) && (best = keys);
      const held = marks.byId.get(hand) ?? null;
      for (const [to, [cost]] of found) {
        if (best && cost + 1 >= best.length) continue;
        const keys = keysTo(found, to);
        const lists = [["j", marks.list, 1], ["k", marks.list, -1], ["n", marking.toDecide(marks, new Set()), 1]]; // prettier-ignore
        for (const [key, list, direction] of lists) {
          let mark = stands && cost === 0 ? held : null;
          for (let times = 1; times <= 12 && list.length; times += 1) {
            mark = marking.step(list, mark, to, direction);
            if (mark.id !== id) continue;
            offer([...keys, ...Array(times).fill(key)]);
            break;
          }
        }
        const here = marking.marksAt(marks, to).map((mark) => mark.id);
        if (!here.includes(id)) continue;
        const times = (here.indexOf(id) - here.indexOf(hand) + here.length) % here.length || here.length;
        offer([...keys, ...Array(times).fill("h")]);
      }
      return at < 0 ? null : best;
    },
  };
}
