"""What a suggester might find in the article on an editor's desk."""

from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Place,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    SpeakerMention,
    Why,
)
from tests.web.desk import Desk

WHY = Why("after-verb", 0.75, "قال")
MENTION = "وزير النقل خالد منصور"


def span(desk: Desk, words: str) -> tuple[int, int]:
    """The code points of the first such words of the text."""
    start = desk.text.index(words)
    return start, start + len(words)


def quote_found(desk: Desk, name: str, words: str, mention: str | None = None, why: Why = WHY) -> Quote:
    """An indirect quote of the one speaker, with the one cue, of `found`."""
    speaker = QuoteSpeaker("e1", mention)
    return Quote(name, *span(desk, words), QuoteKind.INDIRECT, [speaker], ["c1"], why)


def found(
    desk: Desk,
    *more: Quote,
    name: str = "خالد منصور",
    mention: str = MENTION,
    places: tuple[str, ...] = ("إربد",),
    why: Why = WHY,
) -> Document:
    """A quote with its cue and speaker, further quotes, and places."""
    quote = quote_found(desk, "q1", "إن الطريق ستفتح غدا في إربد", "s1", why)
    return Document(
        "1",
        desk.text,
        quotes=[quote, *more],
        speakers=[SpeakerMention("s1", *span(desk, mention), "e1", why)],
        cues=[Cue("c1", *span(desk, "قال"), "قال", why)],
        places=[Place(f"p{at}", *span(desk, word), word, None, False, why) for at, word in enumerate(places)],
        entities=[Entity("e1", name, EntityKind.PERSON)],
    )
