"""Articles made by rule, as many as are asked for, to measure a large corpus with, not to be read.

Words are made of letters by chance and come as often as words do (Zipf), names are of two lists, places of
the gazetteer. The same seed gives the same articles.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from annotations.scheme import QuoteKind

FIRST_NAMES = [
    "خالد", "سعاد", "منير", "ليلى", "عمر", "هدى",
    "سامي", "نوال", "رامي", "دانة", "فؤاد", "رنا",
    "زياد", "أمل", "نزار", "سلمى",
]  # fmt: skip
LAST_NAMES = [
    "المنصور", "النجار", "الحداد", "الخياط", "السقاف", "الصباغ",
    "العطار", "البناء", "الراعي", "النساج", "الفاخوري", "الطحان",
]  # fmt: skip
ROLES = ["وزير النقل", "رئيسة البلدية", "الناطق باسم الشركة", "مديرة المدرسة", "الباحث", "المهندسة"]
CUES = [("قال", "إن"), ("أكدت", "أن"), ("أضاف", "أن"), ("ذكرت", "أن"), ("أعلن", "أن")]
OUTLETS = [f"صحيفة تجريبية {number}" for number in range(1, 14)]
_LETTERS = "ابتجحدرسصعفقكلمنهوي"
_VOCABULARY = 30_000
_NEWEST = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SyntheticQuote:
    """A quote with its one speaker; spans ``(start, end)`` are code points of the text."""

    span: tuple[int, int]
    kind: QuoteKind
    name: str
    mention: tuple[int, int]
    cue: tuple[int, int]


@dataclass(slots=True)
class SyntheticArticle:
    """A text with its marks; `places` are spans, each with the place that it names."""

    number: int
    title: str
    outlet: str
    published_at: datetime
    text: str = ""
    quotes: list[SyntheticQuote] = field(default_factory=list)
    places: list[tuple[tuple[int, int], str]] = field(default_factory=list)


def synthetic_articles(
    count: int, places: Sequence[str], *, first: int = 0, seed: int = 1, words: int = 400, quotes: int = 3
) -> Iterator[SyntheticArticle]:
    """`count` articles from number `first` on, of about `words` words and with `quotes` quotes each; one a
    quarter of an hour, the first the newest. `places` are names that stand in the texts."""
    vocabulary = _vocabulary(seed)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    for number in range(first, first + count):
        # Each article has a generator of its own, so that it is the same whichever were made before it.
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - nothing hangs on its secrecy
        drawn = iter(chance.choices(vocabulary, cum_weights=weights, k=words + 60))
        article = SyntheticArticle(
            number,
            " ".join(itertools.islice(drawn, 7)),
            chance.choice(OUTLETS),
            _NEWEST - timedelta(minutes=15 * number),
        )
        _write(article, chance, drawn, places, words // (quotes + 1), quotes)
        yield article


def _write(
    article: SyntheticArticle,
    chance: random.Random,
    drawn: Iterator[str],
    places: Sequence[str],
    words: int,
    quotes: int,
) -> None:
    text = _Text()
    for number in range(quotes + 1):
        text.add(" ".join(itertools.islice(drawn, words - 15)) + ".\n\n" if words > 15 else "")
        if number == quotes:
            break
        verb, complementiser = chance.choice(CUES)
        # Some speak often and most seldom.
        name = f"{FIRST_NAMES[int(len(FIRST_NAMES) * chance.random() ** 2)]} {chance.choice(LAST_NAMES)}"
        cue = text.add(verb)
        text.add(" ")
        mention = text.add(f"{chance.choice(ROLES)} {name}")
        text.add(" ")
        start = text.length
        text.add(f"{complementiser} {' '.join(itertools.islice(drawn, 8))} في ")
        place = chance.choice(places)
        article.places.append((text.add(place), place))
        quote = SyntheticQuote((start, text.length), QuoteKind.INDIRECT, name, mention, cue)
        article.quotes.append(quote)
        text.add(".\n")
    article.text = text.whole()


class _Text:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> tuple[int, int]:
        """Append; the span of what was appended."""
        start, self.length = self.length, self.length + len(words)
        self.parts.append(words)
        return start, self.length

    def whole(self) -> str:
        return "".join(self.parts).rstrip()


def _vocabulary(seed: int) -> list[str]:
    chance = random.Random(f"vocabulary/{seed}")  # noqa: S311 - as above
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        found["".join(chance.choices(_LETTERS, k=chance.randint(3, 7)))] = None
    return list(found)
