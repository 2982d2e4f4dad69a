"""Documents for property tests: any text, any marks that a format can hold, sound by the scheme or not."""

from hypothesis import strategies as st

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

ARABIC = "قال إن “عمّان” وبالقاهرة، «ـــ» 😀👨‍👩‍👧\u200c\n\"'\\\u2028e\u0301"
words = st.text(st.one_of(st.sampled_from(ARABIC), st.characters(exclude_categories=["Cs"])), max_size=40)
names = words.filter(bool)
whys = st.none() | st.builds(Why, rule=words, confidence=st.floats(0, 1), evidence=words)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)
OWN_KEYS = {"id", "text", "entities", "quotes", "speakers", "cues", "places"}


@st.composite
def documents(draw) -> Document:
    """A document whose ids are unique and whose references lead somewhere; no two mentions have one span."""
    text = draw(names)

    def spans(**options):
        ends = st.integers(0, len(text) - 1).flatmap(
            lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
        )
        return draw(st.lists(ends, max_size=4, **options))

    def ids(count: int) -> list[str]:
        return draw(st.lists(names, min_size=count, max_size=count, unique=True))

    entities = [
        Entity(name, draw(words), draw(st.sampled_from(EntityKind)), draw(st.none() | words))
        for name in ids(draw(st.integers(0, 3)))
    ]
    some_entity = st.sampled_from([entity.id for entity in entities] or [""])
    found = spans(unique=True) if entities else []
    mentions = [
        SpeakerMention(name, start, end, draw(some_entity), draw(whys))
        for name, (start, end) in zip(ids(len(found)), found, strict=True)
    ]
    found = spans()
    cues = [
        Cue(name, start, end, draw(words), draw(whys))
        for name, (start, end) in zip(ids(len(found)), found, strict=True)
    ]
    quotes = []
    found = spans()
    for name, (start, end) in zip(ids(len(found)), found, strict=True):
        speakers = []
        for entity in draw(st.lists(some_entity, max_size=3)) if entities else []:
            mention = draw(st.none() | st.sampled_from(mentions)) if mentions else None
            speakers.append(QuoteSpeaker(entity, mention.id if mention else None))
        its_cues = draw(st.lists(st.sampled_from([cue.id for cue in cues]), unique=True)) if cues else []
        quotes.append(
            Quote(name, start, end, draw(st.sampled_from(QuoteKind)), speakers, its_cues, draw(whys))
        )
    found = spans()
    places = [
        Place(name, start, end, draw(words), draw(st.none() | words), draw(st.booleans()), draw(whys))
        for name, (start, end) in zip(ids(len(found)), found, strict=True)
    ]
    meta = draw(st.dictionaries(words.filter(lambda key: key not in OWN_KEYS), values, max_size=3))
    return Document(draw(names), text, quotes, mentions, cues, places, entities, meta)
