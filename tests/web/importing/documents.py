"""Documents to import, of invented articles."""

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
)

TEXT = "وقال وزير النقل خالد منصور «الطريق ستفتح غدا» في إربد 😀.\nوكان الجو باردا في عمّان."


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def document(text: str = TEXT, name: str = "a", **meta: object) -> Document:
    """A direct quote with its cue, its speaker and a mention; two places, one with its key."""
    return Document(
        name,
        text,
        quotes=[
            Quote(
                "q1", *span("«الطريق ستفتح غدا»", text), QuoteKind.DIRECT, [QuoteSpeaker("e1", "s1")], ["c1"]
            )
        ],
        speakers=[SpeakerMention("s1", *span("خالد منصور", text), "e1")],
        cues=[Cue("c1", *span("قال", text), "قال")],
        places=[Place("p1", *span("إربد", text), "إربد"), Place("p2", *span("عمّان", text), "عمّان")],
        entities=[Entity("e1", "خالد منصور", EntityKind.PERSON)],
        meta=dict(meta),
    )
