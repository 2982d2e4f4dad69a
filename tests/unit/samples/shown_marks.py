"""What a test may ask of the words that show a construction."""

from dataclasses import dataclass
from functools import cached_property

from annotations.samples.markup import Sample, Shown, files, read_sample
from annotations.scheme import Cue, Place, Quote, SpeakerMention

SAMPLES = [read_sample(path) for path in files()]


@dataclass(frozen=True)
class View:
    """The shown words with the mark they are and the marks it hangs together with."""

    sample: Sample
    shown: Shown

    @property
    def document(self):
        return self.sample.document

    @property
    def span(self) -> tuple[int, int]:
        return self.shown.start, self.shown.end

    @property
    def words(self) -> str:
        return self.document.text[slice(*self.span)]

    @property
    def before(self) -> str:
        """The text before the words, without the space at its end."""
        return self.document.text[: self.shown.start].rstrip(" ")

    @property
    def is_negative(self) -> bool:
        return self.shown.tag == "not"

    @cached_property
    def mark(self) -> Quote | SpeakerMention | Cue | Place:
        layer = {"speaker": self.document.speakers, "cue": self.document.cues, "place": self.document.places}
        marks = layer.get(self.shown.tag, self.document.quotes)
        return next(mark for mark in marks if (mark.start, mark.end) == self.span)

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quote itself, or those that the cue or mention serves."""
        if self.shown.tag in ("direct", "indirect", "mixed"):
            return [self.mark]
        return [
            quote
            for quote in self.document.quotes
            if self.mark.id in quote.cues or self.mark.id in [s.mention for s in quote.speakers]
        ]

    @property
    def quote(self) -> Quote:
        return self.quotes[0]

    @property
    def cues(self) -> list[str]:
        """The words of the quote's cues."""
        text = self.document.text
        return [text[c.start : c.end] for c in self.document.cues if c.id in self.quote.cues]

    @property
    def mentions(self) -> list[str]:
        """The words of the quote's mentions."""
        ids = [speaker.mention for speaker in self.quote.speakers]
        return [self.document.text[m.start : m.end] for m in self.document.speakers if m.id in ids]

    @property
    def quote_words(self) -> str:
        return self.document.text[self.quote.start : self.quote.end]

    @property
    def entities(self):
        """The entities that speak the quote, or the one that is mentioned."""
        ids = (
            [self.mark.entity]
            if self.shown.tag == "speaker"
            else [speaker.entity for speaker in self.quote.speakers]
        )
        return [entity for entity in self.document.entities if entity.id in ids]

    def inside(self, marks) -> list:
        """Those of the marks that lie in the words."""
        start, end = self.span
        return [m for m in marks if start <= m.start and m.end <= end]

    def around(self, marks) -> list:
        """Those of the marks that the words lie in."""
        start, end = self.span
        return [m for m in marks if m.start <= start and end <= m.end]


VIEWS = [View(sample, shown) for sample in SAMPLES for shown in sample.shown]
