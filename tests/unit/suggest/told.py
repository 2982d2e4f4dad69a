"""What the suggester says of a text, in words: for the tests of its rules."""

from annotations.suggest import suggest


def quotes(text: str) -> list[tuple[str, str, str | None, str]]:
    """Of each quote its kind, its words, its speaker's name and the words of its cues."""
    document = suggest(text)
    names = {entity.id: entity.name for entity in document.entities}
    cues = {cue.id: text[cue.start : cue.end] for cue in document.cues}
    return [
        (
            str(quote.kind),
            text[quote.start : quote.end],
            names[quote.speakers[0].entity] if quote.speakers else None,
            " … ".join(cues[cue] for cue in quote.cues),
        )
        for quote in document.quotes
    ]


def mentions(text: str) -> list[str]:
    """The words of each speaker mention."""
    return [text[mention.start : mention.end] for mention in suggest(text).speakers]


def places(text: str) -> list[str]:
    """The words of each place."""
    return [text[place.start : place.end] for place in suggest(text).places]
