import json
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from annotations.actions.snapshots import (
    EntityState,
    MarkState,
    entity_from,
    entity_snapshot,
    mark_from,
    mark_snapshot,
)

ids = st.integers(1, 2**63 - 1)
words = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)
times = st.none() | st.datetimes(timezones=st.just(UTC))

marks = st.builds(
    MarkState,
    id=ids,
    set=ids,
    layer=words,
    start=st.integers(0, 2**24),
    end=st.integers(0, 2**24),
    text=words,
    kind=st.none() | words,
    entity=st.none() | ids,
    lemma=words,
    place=st.none() | ids,
    place_name=words,
    metonymy=st.booleans(),
    rule=words,
    evidence=words,
    confidence=st.none() | st.floats(0, 1),
    status=words,
    origin=st.none() | ids,
    version=ids,
    decided_by=st.none() | ids,
    decided_at=times,
    created_at=times,
    speakers=st.lists(st.tuples(ids, st.none() | ids), max_size=3).map(tuple),
    cues=st.lists(ids, max_size=3).map(tuple),
)
entities = st.builds(
    EntityState,
    id=ids,
    set=ids,
    name=words,
    kind=words,
    speaker=st.none() | ids,
    origin=st.none() | ids,
    created_at=times,
)


@given(marks)
def test_of_a_mark(state: MarkState) -> None:
    assert mark_from(state.id, json.loads(json.dumps(mark_snapshot(state)))) == state


@given(entities)
def test_of_an_entity(state: EntityState) -> None:
    assert entity_from(state.id, json.loads(json.dumps(entity_snapshot(state)))) == state
