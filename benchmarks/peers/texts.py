"""The articles that every program gets: made by rule, with 7 marks and 2 relations each."""

from annotations.samples.synthetic import SyntheticArticle, synthetic_articles
from annotations.scheme import Cue, Document, Entity, EntityKind, Place, Quote, QuoteSpeaker, SpeakerMention

PLACES = ["إربد", "العقبة", "الكرك", "مادبا", "السلط", "جرش", "عجلون", "معان"]
MARKS, RELATIONS = 7, 2


def documents(count: int, seed: int, words: int = 200) -> list[Document]:
    """`count` documents of about `words` words: one quote with its speaker and its cue, four places."""
    return [
        _document(article, number)
        for number, article in enumerate(synthetic_articles(count, PLACES, seed=seed, words=words, quotes=1))
    ]


def _document(article: SyntheticArticle, number: int) -> Document:
    [quote] = article.quotes
    text, spans = article.text, [span for span, _ in article.places]
    for step, words in enumerate(("\n\nوالطريق من ", " إلى ", " ثم إلى ")):
        name = PLACES[(number + step) % len(PLACES)]
        start = len(text) + len(words)
        text += words + name
        spans.append((start, start + len(name)))
    return Document(
        f"article-{number}",
        text + " مفتوح.",
        quotes=[Quote("q1", *quote.span, quote.kind, [QuoteSpeaker("e1", "s1")], ["c1"])],
        speakers=[SpeakerMention("s1", *quote.mention, "e1")],
        cues=[Cue("c1", *quote.cue)],
        places=[Place(f"p{n}", *span, text[slice(*span)]) for n, span in enumerate(spans, start=1)],
        entities=[Entity("e1", quote.name, EntityKind.PERSON)],
        meta={"title": article.title, "date": article.published_at.isoformat(), "outlet": article.outlet},
    )
