import pytest

from annotations.actions.errors import BreaksScheme, TextDiffers
from annotations.actions.mark_everywhere import Spot, mark_everywhere
from annotations.models import Decision, Mark
from annotations.queries.everywhere import State, hits_in
from newsreader.arabic.occurrences import Strictness
from tests.factories import make_entity, make_mark, make_place, make_quote, make_set
from tests.web.desk import Desk, make_desk

TEXT = (
    "قال خالد منصور إن إربد بخير 😀، وأضاف منصور أن العمل في وبإربد انتهى.\n"
    "زار سالم إرْبِـــد أمس. وشدد منصور على «الحذر». إربد جميلة."
)


@pytest.fixture
def desk(db) -> Desk:
    return make_desk(TEXT)


def spots(hits) -> list[Spot]:
    return [Spot(h.start, h.end, h.text, h.quote.pk if h.quote else None) for h in hits if h.chosen]


def hits(desk: Desk, layer: str, words: str, how=Strictness.CLITICS, entity=None):
    span = desk.span(words)
    return hits_in(desk.version, desk.user, layer, span["start"], span["end"], how, entity)


def everywhere(desk: Desk, layer: str, spots, **values):
    return mark_everywhere(user=desk.user, version=desk.version, layer=layer, spots=spots, **values)


def test_a_place_is_marked_everywhere_in_one_decision_and_one_undo(desk: Desk) -> None:
    make_place("irbid", "إربد", country="JO")
    before = desk.state()
    everywhere(desk, "place", spots(hits(desk, "place", "إربد")))
    assert desk.marks("place") == ["إربد", "إربد", "إرْبِـــد", "إربد"]
    assert set(Mark.objects.values_list("place__key", flat=True)) == {"jo-irbid"}
    assert [d.action for d in Decision.objects.all()] == ["create"]
    desk.undo()
    assert desk.state() == before | {"state": desk.state()["state"]}


def test_the_place_that_was_chosen_is_the_place_of_all(desk: Desk) -> None:
    make_place("irbid", "إربد", country="JO")
    make_place("irbid-2", "إربد", country="SY")
    make_mark(make_set(desk.version, "suggestions"), "place", "إربد", nth=1)
    everywhere(desk, "place", spots(hits(desk, "place", "إربد")), place="irbid-2")
    assert [m.place.key for m in Mark.objects.filter(set=desk.shared)] == ["irbid-2"] * 4


def test_what_stands_at_a_hit_is_told(desk: Desk) -> None:
    desk.create("place", "إربد بخير")
    suggestions = make_set(desk.version, "suggestions")
    make_mark(suggestions, "place", "إربد", nth=1)
    make_mark(suggestions, "place", "إربد", nth=2, status="rejected")
    found = hits(desk, "place", "إربد")
    assert [h.state for h in found] == [State.CROSSES, State.SUGGESTED, State.NEW, State.REJECTED]
    assert [h.chosen for h in found] == [False, True, True, False]
    assert found[2].before == "زار سالم "
    everywhere(desk, "place", spots(found))
    assert desk.marks("place") == ["إربد بخير", "إربد", "إرْبِـــد"]
    assert [h.state for h in hits(desk, "place", "إربد")][1:3] == [State.MARKED] * 2


def test_a_mention_serves_the_quotes_of_its_speaker_that_have_none(desk: Desk) -> None:
    shared = make_set(desk.version)
    whom = make_entity(shared, "خالد منصور")
    first = make_quote(shared, "إن إربد بخير", speakers=[("خالد منصور", "خالد منصور")])
    second = make_quote(shared, "أن العمل في وبإربد انتهى", speakers=["خالد منصور"])
    third = make_quote(shared, "«الحذر»", kind="direct")
    found = hits(desk, "speaker", "منصور", Strictness.WORD, whom)
    assert [(h.text, h.state, h.quote) for h in found] == [
        ("منصور", State.CROSSES, None),
        ("منصور", State.NEW, second),
        ("منصور", State.NEW, third),
    ]
    everywhere(desk, "speaker", spots(found), entity=whom.pk)
    assert [desk.speakers(q) for q in (first, second, third)] == [
        [("خالد منصور", "خالد منصور")],
        [("خالد منصور", "منصور")],
        [("خالد منصور", "منصور")],
    ]


def test_a_paragraph_without_such_a_quote_has_no_mention(desk: Desk) -> None:
    shared = make_set(desk.version)
    whom = make_entity(shared, "خالد منصور")
    make_quote(shared, "إن إربد بخير", speakers=["خالد منصور"])
    found = hits(desk, "speaker", "منصور", Strictness.WORD, whom)
    assert [h.state for h in found] == [State.NEW, State.NO_QUOTE, State.NO_QUOTE]


def test_nothing_is_marked_where_one_of_them_cannot_be(desk: Desk) -> None:
    good = spots(hits(desk, "place", "إربد"))
    with pytest.raises(TextDiffers):
        everywhere(desk, "place", [*good, Spot(0, 3, "زار")])
    with pytest.raises(BreaksScheme):
        everywhere(desk, "cue", good)
    with pytest.raises(BreaksScheme):
        everywhere(desk, "speaker", good, entity=None)
    assert desk.marks() == []
