"""The text as tokens with their offsets, each distinct form described once.

camel-tools' word tokeniser cuts every run of non-white-space once and its pieces are remembered, so that a
text
costs one look-up a word. Offsets are code points of the text.
"""

import re
from collections.abc import Iterable
from typing import Any

from annotations.suggest import words
from annotations.suggest.morphology import Analysis, analyse
from annotations.suggest.words import word_class
from newsreader.arabic.folding import fold

_CHUNK = re.compile(r"\S+")
# Chunks that the tokeniser cuts at every sign of the second class and nowhere else: most of any news.
_PLAIN = re.compile(r"(?:[\u0620-\u0652\u0670]+|[.,:;!?()\[\]\"'«»،؛؟…–—“”\-])+")
_PLAIN_PIECE = re.compile(r"[\u0620-\u0652\u0670]+|.")
_MEMO_LIMIT = 400_000
_LONG = 40
_AN = re.compile(r"(?:و|ف)?(ب)?([اأإآ]ن)(ه|ها|هم|هما|هن|ني|نا|ك|كم|ي|نى|كما)?")
WORD, NUMBER, MARK, PUNCTUATION = "word", "number", "mark", "punctuation"


class Form:
    """One distinct token: its folded spelling, class and readings. `bare` lacks و and ف, from letter `cut`
    on.
    """

    __slots__ = (
        "area_head",
        "bare",
        "comp",
        "conjunction",
        "cue",
        "cut",
        "definite",
        "guessed",
        "kind",
        "named",
        "noun",
        "particle",
        "prep",
        "readings",
        "role",
        "site_head",
        "stem",
        "stem_at",
        "text",
        "verb",
        "word",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold(text)
        self.word = folded.text
        self.kind = _kind(text, self.word)
        self.readings: tuple[Analysis, ...] = ()
        self.cue: tuple[Analysis, ...] = ()
        self.noun: Analysis | None = None
        self.verb: Analysis | None = None
        self.role = ""
        self.comp = ""
        self.bare, self.cut, self.conjunction = self.word, 0, ""
        self.stem, self.stem_at = self.word, 0
        self.definite = False
        self.guessed = False
        # Settled to be a name by the text it stands in.
        self.named = False
        self.prep = ""
        self.particle = False
        # The generic words of a place that it is, with where; None until the search for places has asked.
        self.site_head: tuple[str, int] | None = None
        self.area_head: str | None = None
        if self.kind == WORD:
            self._describe_word(folded.starts)

    def _describe_word(self, starts: Any) -> None:
        if len(self.text) <= _LONG:
            self.readings = analyse(self.text)
        if self.readings:
            self._describe_readings()
        self.comp = _complementiser(self.text, self.word)
        self._cut_conjunction(starts)
        self._find_stem(starts)
        office = self.noun is not None and self.noun.exact and self.noun.role in ("title", "role")
        if self.bare in words.PREPOSITIONS and not self.text.endswith("علي") and not office:
            self.prep = self.bare

    def _describe_readings(self) -> None:
        self.particle = any(a.exact and a.pos in _CLOSED for a in self.readings)
        self.cue = tuple(a for a in self.readings if _may_report(a))
        if not any(a.person != "1" for a in self.cue):
            self.cue += tuple(a for a in self.readings if _has_no_agent(a))
        if self.particle and not any(a.pos == "verb" and a.lemma in _ALSO_PREPOSITIONS for a in self.cue):
            self.cue = ()
        exact = any(a.exact for a in self.readings)
        for a in self.readings:
            if exact and not a.exact and a.role:
                continue
            if a.pos == "verb" and self.verb is None:
                self.verb = a
            if a.pos in ("noun", "noun_prop", "adj") and (
                self.noun is None
                or (a.role and not self.noun.role)
                or (a.role and not a.enclitics and self.noun.enclitics)
                # المؤسسة is rather the institution than its founder.
                or (
                    a.role in ("institution", "area")
                    and a.exact
                    and self.noun.role == "role"
                    and self.noun.gender == "f"
                )
                # نادين is rather a woman's name than two clubs.
                or (a.role == "given_name" and a.exact and self.noun.number == "d")
            ):
                self.noun = a
        if self.noun is not None:
            self.role = self.noun.role
        if self.role == "given_name" and self.noun is not None and self.noun.exact:
            self.cue = tuple(a for a in self.cue if a.exact)

    def _cut_conjunction(self, starts: Any) -> None:
        first = self.word[:1]
        if self.word == "و":
            self.conjunction = "و"
        if first not in ("و", "ف") or len(self.word) < 2:
            return
        noun = self.noun
        whole_noun = noun is not None and noun.exact and not noun.start and self.role in _WHOLE
        if whole_noun and noun is not None and (self.role == "given_name" or not noun.enclitics):
            return  # وسائل الإعلام, no ones who ask
        rest = self.word[1:]
        analysed = any(a.proclitics[:1] == (first,) for a in self.readings)
        whole = any(not a.proclitics[:1] or a.proclitics[0] not in ("و", "ف") for a in self.readings)
        closed = (
            rest in words.PREPOSITIONS or rest in words.TIMES or rest in words.RELATIVES or rest in _PARTICLES
        )
        if (
            analysed
            or self.comp
            or closed
            or (not whole and rest.startswith(("ال", "لل", "بال")) and len(rest) > 4)
        ):
            self.bare, self.cut, self.conjunction = rest, starts[1], first
        elif not whole and first == "و" and self.word not in _WAW_WORDS and len(self.word) > 3:
            self.bare, self.cut, self.conjunction = rest, starts[1], first
            self.guessed = not self.readings

    def _find_stem(self, starts: Any) -> None:
        """The noun without its prepositions (ب، ل، ك), as far as the lexicon or the article shows them."""
        self.stem, self.stem_at = self.bare, self.cut
        noun = self.noun
        if noun is not None and noun.start > 0:
            self.stem, self.stem_at = noun.word, noun.start
        else:
            at = len(self.word) - len(self.bare)
            bare = self.bare
            if bare.startswith("لل") and len(bare) > 4:
                self.stem, self.stem_at = "ا" + bare[1:], starts[at + 1]
            elif bare[:1] in ("ب", "ك", "ل") and bare[1:3] == "ال" and len(bare) > 5:
                self.stem, self.stem_at = bare[1:], starts[at + 1]
        # The article's alef carries no hamza: ألمح, ألمانيا.
        self.definite = (
            self.stem.startswith("ال") and len(self.stem) > 3 and self.text[self.stem_at] not in "أإآ"
        )
        if self.definite and self.noun is None:
            # التزم، and المح, which many write for ألمح
            self.definite = not any(
                a.pos == "verb" and (a.exact or len(self.word) == 4) for a in self.readings
            )


# What a noun that begins with و or ف may be called for its first letter to belong to it.
_WHOLE = frozenset({"given_name", "institution", "role", "source", "title"})
# Verbs of report that are spelt as prepositions.
_ALSO_PREPOSITIONS = frozenset({"بين", "عبر"})
_CLOSED = frozenset({"prep", "conj", "part", "pron", "adv"})


def _may_report(a: Analysis) -> bool:
    return a.frame is not None and a.person != "2" and a.voice != "passive"


# What people say, nobody knows who: يُقال إن، يُشاع أن.
_RUMOURED = frozenset({"قال", "أشاع"})


def _has_no_agent(a: Analysis) -> bool:
    """Whether a reading is a passive of report that tells of something said: أُعلن."""
    if a.frame is None or a.voice != "passive" or a.person != "3":
        return False
    return a.form == "perfect" or (a.form == "imperfect" and a.lemma in _RUMOURED)


_PARTICLES = word_class("particles")
_WAW_WORDS = word_class("waw_words")


def _kind(text: str, word: str) -> str:
    first = word[:1]
    if first.isalpha() or (first and first.isalnum() and not first.isdigit()):
        return WORD
    if first.isdigit():
        return NUMBER
    if text in words.QUOTES_OPEN or text in words.QUOTES_CLOSE or text in words.QUOTES_EVEN:
        return MARK
    return PUNCTUATION


def _complementiser(text: str, word: str) -> str:
    """إن، أن or بأن, where the word is one of them with or without و, ف and a pronoun; else nothing."""
    if "ن" not in word or len(word) > 8:
        return ""
    match = _AN.fullmatch(word)
    if match is None:
        return ""
    if match.group(1):
        return "بان" if word not in ("بان",) or "أ" in text or "إ" in text or text == "بان" else ""
    return "ان"


class Token:
    """A form at a place of the text."""

    __slots__ = ("end", "form", "start")

    def __init__(self, start: int, end: int, form: Form) -> None:
        self.start = start
        self.end = end
        self.form = form


_forms: dict[str, Form] = {}
_chunks: dict[str, tuple[tuple[int, int, Form], ...]] = {}


def _pieces(chunk: str) -> Iterable[tuple[int, int, Form]]:
    at = 0
    for piece in _cut(chunk):
        start = chunk.find(piece, at)
        if start < 0:
            continue
        at = start + len(piece)
        form = _forms.get(piece)
        if form is None:
            form = Form(piece)
            if len(_forms) > _MEMO_LIMIT:
                _forms.clear()
            _forms[piece] = form
        yield start, at, form


def _cut(chunk: str) -> list[str]:
    if _PLAIN.fullmatch(chunk):
        return _PLAIN_PIECE.findall(chunk)
    # Imported late: the tokeniser alone takes a tenth of a second to load.
    from camel_tools.tokenizers.word import simple_word_tokenize

    return list(simple_word_tokenize(chunk))


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` in order. Linear in its length; every token lies in the text and holds no white
    space.
    """
    tokens: list[Token] = []
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        pieces = _chunks.get(chunk)
        if pieces is None:
            pieces = tuple(_pieces(chunk))
            if len(chunk) <= _LONG:
                if len(_chunks) > _MEMO_LIMIT:
                    _chunks.clear()
                _chunks[chunk] = pieces
        base = match.start()
        for start, end, form in pieces:
            tokens.append(Token(base + start, base + end, form))
    return tokens
