"""The page cuts a text into sentences by the server's rules: both cut the same texts in the same places."""

import random

from newsreader.arabic.segments import sentences

TEXTS = [
    "بلغت الكلفة 3.5 مليون، أي ٣٫٥٪ أو 12.000 دينار. ثم توقفت.",
    "قال د. سامي وأ. رنا ود. م. هند: نعم. ثم مضوا.",
    'قال: «نعم.» ثم قال: "لا!" وسأل: “لماذا؟” ومضى.',
    "وصل 😀. ثم غادر 👩\u200d🔧! وعاد؟! نعم… لا.",
    "قالَ الرَّئيسُ نَعَمْ. ثُمَّ مَضـــى. انتهـــى",
    "زار موقع example.com. وقرأ v2.0.1 هناك. (انتهى.) [تم.]",
    "  فقرة. بلا بداية. \n\n\u00a0ثانية.\u2003ثالثة؟\u200f رابعة۔ خامسة\n\n...\n.",
    "",
    "لا وقف فيها",
]
PIECES = [
    ".", "؟", "!", "…", "۔", "...", " ", " ",
    "\u00a0", "\ufeff", "\u200f", "\x1f", "\n", "«", "»", '"', "”", ")",
    "د", "و", "نعم", "لا", "قالَ", "نـــ", "3", "٥", "A", "😀", "👩\u200d🔧", "،", ":", "(", "/",
]  # fmt: skip


def test_the_page_and_the_server_cut_alike(text_page):
    chance = random.Random(5)  # noqa: S311 - the same texts every time
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 40))) for _ in range(3000)]
    cut = text_page.evaluate(
        """async (strings) => {
            const { sentencesOf } = await import("/static/js/sentences.js");
            return strings.map((string) => {
                const text = words.prepare([...string]);
                return text.lines.flatMap((line) => sentencesOf(text, line));
            });
        }""",
        TEXTS + made,
    )
    for string, spans in zip(TEXTS + made, cut, strict=True):
        assert [tuple(span) for span in spans] == sentences(string), string


def test_moves_by_sentences_stop_where_one_begins_also_over_paragraphs(text_page):
    string = "أولى 😀. ثانية 3.5 هنا؟\n\nثالثة. رابعة"
    begin = [string.index(word) for word in ("أولى", "ثانية", "ثالثة", "رابعة")]
    forward, back = text_page.evaluate(
        """async (string) => {
            const { nextSentence, lastSentence } = await import("/static/js/sentences.js");
            const text = words.prepare([...string]);
            const walk = (step, at) => {
                const stops = [at];
                for (;;) {
                    const next = step(text, stops.at(-1));
                    if (next === stops.at(-1)) return stops;
                    stops.push(next);
                }
            };
            return [walk(nextSentence, 2), walk(lastSentence, text.length)];
        }""",
        string,
    )
    assert forward == [2, *begin[1:], len(string)]
    assert back == [len(string), *begin[::-1]]
