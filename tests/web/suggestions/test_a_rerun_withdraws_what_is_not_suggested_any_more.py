from annotations.actions.suggest_article import store_suggestions
from annotations.models import Decision, Entity, Mark
from annotations.scheme import Document, Why
from tests.web.desk import Desk
from tests.web.suggestions import findings
from tests.web.suggestions.findings import MENTION, WHY

NAME = "خالد منصور"


def found(
    desk: Desk, name: str = NAME, places: tuple[str, ...] = ("إربد", "عمّان"), why: Why = WHY
) -> Document:
    return findings.found(desk, name=name, mention=name, places=places, why=why)


def texts(desk: Desk) -> set[str]:
    return set(Mark.objects.filter(set__kind="suggestions").values_list("text", flat=True))


def test_an_undecided_one_goes_and_the_log_says_so(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    gone = Mark.objects.get(text="عمّان").pk
    store_suggestions(desk.version, found(desk, places=("إربد",)))
    assert "عمّان" not in texts(desk)
    assert Decision.objects.order_by("pk").last().changes[1] == {"what": "withdrawn", "marks": [gone]}


def test_a_quote_takes_its_cue_mention_and_entity_along(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    store_suggestions(desk.version, Document("1", desk.text))
    assert texts(desk) == set()
    assert not Entity.objects.exists()


def test_what_is_suggested_again_keeps_its_row_with_what_is_said_now(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    before = {m.text: (m.pk, m.version, m.created_at) for m in Mark.objects.all()}
    store_suggestions(desk.version, found(desk, MENTION, why=Why("better", 0.9)))
    quote = Mark.objects.get(layer="quote")
    assert (quote.pk, quote.version - 1, quote.created_at) == before[quote.text]
    assert (quote.rule, quote.confidence) == ("better", 0.9)
    assert desk.speakers(quote) == [("وزير النقل خالد منصور", "وزير النقل خالد منصور")]
    assert [e.name for e in Entity.objects.all()] == ["وزير النقل خالد منصور"]


def test_what_an_editor_rejected_stays_rejected_and_is_not_offered_again(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    desk.reject(Mark.objects.get(text="عمّان"))
    for document in (found(desk), found(desk, places=("إربد",)), found(desk)):
        store_suggestions(desk.version, document)
        assert Mark.objects.get(text="عمّان").status == "rejected"


def test_what_an_editor_accepted_stays_with_all_that_belongs_to_it(desk: Desk) -> None:
    store_suggestions(desk.version, found(desk))
    desk.accept(Mark.objects.get(layer="quote"))
    shared = list(Mark.objects.filter(set=desk.shared).order_by("pk").values())
    store_suggestions(desk.version, Document("1", desk.text))
    assert list(Mark.objects.filter(set=desk.shared).order_by("pk").values()) == shared
    assert texts(desk) == {"إن الطريق ستفتح غدا في إربد", "قال", "خالد منصور"}
    assert set(Mark.objects.filter(set__kind="suggestions").values_list("status", flat=True)) == {"accepted"}
