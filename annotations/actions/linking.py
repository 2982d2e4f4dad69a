"""The links that some formats have no room for, guessed by what stands near."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.actions.nearest import paragraph_around, remoteness
from annotations.scheme import Cue, Document, Quote, QuoteSpeaker, SpeakerMention


def linked_to_nearest(document: Document) -> tuple[Document, int]:
    """The document with every cue and mention that serves no quote given to the nearest quote of its
    paragraph, as the editor does with a new one; and how many were. Those without such a quote stay as they
    are."""
    served = {cue for quote in document.quotes for cue in quote.cues}
    named = {speaker.mention for quote in document.quotes for speaker in quote.speakers}
    quotes = {
        quote.id: replace(quote, cues=list(quote.cues), speakers=list(quote.speakers))
        for quote in document.quotes
    }
    count = 0
    loose: Sequence[Cue | SpeakerMention] = [
        *(cue for cue in document.cues if cue.id not in served),
        *(mention for mention in document.speakers if mention.id not in named),
    ]
    for mark in loose:
        nearest = _nearest(document.text, document.quotes, mark)
        if nearest is None:
            continue
        count += 1
        if isinstance(mark, Cue):
            quotes[nearest.id].cues.append(mark.id)
        else:
            _say(quotes[nearest.id], mark)
    return replace(document, quotes=list(quotes.values())), count


def _say(quote: Quote, mention: SpeakerMention) -> None:
    for at, speaker in enumerate(quote.speakers):
        if speaker.entity == mention.entity and speaker.mention is None:
            quote.speakers[at] = QuoteSpeaker(mention.entity, mention.id)
            return
    quote.speakers.append(QuoteSpeaker(mention.entity, mention.id))


def _nearest(text: str, quotes: Sequence[Quote], mark: Cue | SpeakerMention) -> Quote | None:
    first, last = paragraph_around(text, mark.start, mark.end)
    near = [quote for quote in quotes if quote.start < last and quote.end > first]
    return min(near, key=lambda one: (remoteness(one, mark.start, mark.end), one.start), default=None)
