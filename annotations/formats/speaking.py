"""Who says a quote, for formats that link a quote with a mention and name whoever has none."""

from collections import Counter
from collections.abc import Iterable, Mapping

from annotations.formats.errors import FormatError
from annotations.scheme import Quote, QuoteSpeaker


def named_with(quote: Quote) -> list[str]:
    """The entities to be named with a quote itself: all in their order, where one has no mention; else none,
    for the links with mentions name them. Raises FormatError where one entity has a mention there and is
    there without, for then the order could not be told."""
    without = Counter(speaker.entity for speaker in quote.speakers if speaker.mention is None)
    if without.keys() & {speaker.entity for speaker in quote.speakers if speaker.mention is not None}:
        raise FormatError(f"{quote.id} has an entity with a mention and without", key="quotes")
    return [speaker.entity for speaker in quote.speakers] if without else []


def speakers_of(
    named: Iterable[str], mentions: Iterable[str], whose: Mapping[str, str]
) -> list[QuoteSpeaker]:
    """The opposite: who is named with the quote, each with a mention of theirs that is linked; then the other
    mentions. `whose` has the entity of each mention."""
    left = list(mentions)
    speakers = []
    for entity in named:
        mention = next((one for one in left if whose[one] == entity), None)
        if mention is not None:
            left.remove(mention)
        speakers.append(QuoteSpeaker(entity, mention))
    return speakers + [QuoteSpeaker(whose[one], one) for one in left]
