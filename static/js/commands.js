import { Reviewing } from "./reviewing.js";
import { Everywhere } from "./everywhere.js";
import { Guidelines } from "./guidelines.js";
import { openHistory, undo } from "./steps.js";
import { Surer } from "./surer.js";
import { selectEnclosed, selectSentence } from "./widening.js";

const unitOf = ({ letter }) => (letter ? "letter" : "word");

/** What each command of the keys, the bar, the toolbar and the menu does, by its name. */
export function commandsOf(editor) {
  const { deciding, hand, selecting } = editor;
  const reviewing = new Reviewing(editor);
  const everywhere = new Everywhere(editor);
  const guidelines = new Guidelines(editor);
  const surer = new Surer(editor, editor.preferences);
  return {
    quote: ({ letter }) => deciding.markAs("quote", letter),
    speaker: ({ letter }) => deciding.markAs("speaker", letter),
    cue: ({ letter }) => deciding.markAs("cue", letter),
    place: ({ letter }) => deciding.markAs("place", letter),
    direct: ({ letter }) => deciding.kind("direct", letter),
    indirect: ({ letter }) => deciding.kind("indirect", letter),
    mixed: ({ letter }) => deciding.kind("mixed", letter),
    choice: ({ number }) => selecting.choose(number),
    enclosed: () => selectEnclosed(selecting),
    sentence: () => selectSentence(selecting),
    "other-end": () => selecting.turn(hand.fresh ? hand.mark : null),
    boundaries: () => deciding.setBoundaries(),
    drop: () => editor.drop(),
    who: () => deciding.askWho(),
    bare: () => deciding.bare(),
    "next-suggestion": () => hand.stepToSuggestion(1),
    "last-suggestion": () => hand.stepToSuggestion(-1),
    "next-mark": () => hand.step(editor.page.marks.list, 1),
    "last-mark": () => hand.step(editor.page.marks.list, -1),
    here: () => hand.nextHere(),
    accept: () => deciding.accept(),
    reject: () => deciding.takeAway(),
    delete: () => deciding.takeAway(),
    everywhere: () => everywhere.open(),
    "accept-all": () => surer.open(),
    "reject-all": () => deciding.post("rejectAll", {}, { ofAll: true }),
    undo: () => undo(editor),
    history: () => openHistory(editor),
    redo: () => deciding.post("redo", {}, { ofAll: true }),
    review: () => deciding.review(),
    approve: () => reviewing.approve(),
    discuss: () => reviewing.discuss(),
    comment: () => reviewing.comment(),
    "next-article": () => reviewing.next(),
    "settle-accept": () => deciding.settleRest("accept"),
    "settle-reject": () => deciding.settleRest("reject"),
    reopen: () => deciding.post("reopen", {}, { ofAll: true }),
    edit: () => hand.mark && editor.panel.focus(),
    enter: () => editor.enter(),
    escape: () => editor.escape(),
    close: () => editor.letGo(),
    "start-out": (how) => selecting.nudge("start", true, unitOf(how)),
    "start-in": (how) => selecting.nudge("start", false, unitOf(how)),
    "end-out": (how) => selecting.nudge("end", true, unitOf(how)),
    "end-in": (how) => selecting.nudge("end", false, unitOf(how)),
    "end-at-comma": () => deciding.endAtComma(false),
    "end-at-next": () => deciding.endAtComma(true),
    guidelines: () => guidelines.open(),
    help: () => editor.help.showModal(),
    retry: () => editor.writes.again(),
  };
}
