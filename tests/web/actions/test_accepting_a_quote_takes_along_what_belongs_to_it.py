from annotations.models import Decision, Mark
from tests.web.desk import Desk


def suggest(desk: Desk) -> Mark:
    return desk.suggested_quote(
        "إن الطريق ستفتح غدا في إربد",
        speakers=[("خالد منصور", "وزير النقل خالد منصور")],
        cues=["قال"],
    )


def test_quote_cue_mention_and_entity_come_over_in_one_decision(desk: Desk) -> None:
    suggestion = suggest(desk)
    quote = desk.accept(suggestion)
    assert quote.set == desk.shared
    assert quote.origin == suggestion
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.cues(quote) == ["قال"]
    assert desk.entities() == ["خالد منصور"]
    assert [d.action for d in Decision.objects.all()] == ["accept"]
    assert set(Mark.objects.filter(set=suggestion.set).values_list("status", flat=True)) == {"accepted"}


def test_accepting_the_cue_accepts_its_quote(desk: Desk) -> None:
    suggestion = suggest(desk)
    cue = desk.accept(Mark.objects.get(set=suggestion.set, layer="cue"))
    assert cue.text == "قال"
    assert desk.marks("quote") == ["إن الطريق ستفتح غدا في إربد"]
    assert desk.marks("speaker") == ["وزير النقل خالد منصور"]


def test_a_rejected_cue_stays_behind(desk: Desk) -> None:
    suggestion = suggest(desk)
    desk.reject(Mark.objects.get(set=suggestion.set, layer="cue"))
    quote = desk.accept(suggestion)
    assert desk.cues(quote) == []
    assert desk.marks("cue") == []


def test_a_later_quote_finds_the_entity_under_its_corrected_name(desk: Desk) -> None:
    first = suggest(desk)
    second = desk.suggested_quote("أن العمل انتهى", speakers=["خالد منصور"], cues=["مضيفا"])
    quote = desk.accept(first)
    entity = quote.quote_speakers.get().entity
    entity.name = "خالد بن منصور"
    entity.save()
    assert desk.speakers(desk.accept(second)) == [("خالد بن منصور", None)]
    assert desk.entities() == ["خالد بن منصور"]


def test_a_shared_cue_serves_both_quotes(desk: Desk) -> None:
    first = desk.suggested_quote("إن الطريق ستفتح غدا", cues=["قال"])
    second = desk.suggested_quote("أن العمل انتهى", cues=["قال"])
    quotes = [desk.accept(first), desk.accept(second)]
    assert [desk.cues(q) for q in quotes] == [["قال"], ["قال"]]
    assert desk.marks("cue") == ["قال"]
