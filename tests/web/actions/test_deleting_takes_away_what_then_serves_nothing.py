from annotations.models import Mark
from tests.web.desk import Desk


def test_the_last_quote_takes_its_cue_mention_and_entity_along(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    desk.create("cue", "قال")
    desk.create("speaker", "وزير النقل خالد منصور")
    desk.delete(Mark.objects.get(pk=quote.pk))
    assert desk.marks() == []
    assert desk.entities() == []


def test_a_cue_of_two_quotes_stays_with_the_other(desk: Desk) -> None:
    first = desk.create("quote", "إن الطريق ستفتح غدا")
    second = desk.create("quote", "أن العمل انتهى")
    desk.create("cue", "قال", quotes=[first.pk, second.pk])
    desk.delete(Mark.objects.get(pk=first.pk))
    assert desk.marks() == ["قال", "أن العمل انتهى"]
    assert desk.cues(second) == ["قال"]


def test_a_quote_keeps_its_speaker_without_the_mention(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    mention = desk.create("speaker", "وزير النقل خالد منصور")
    desk.delete(mention)
    assert desk.speakers(quote) == [("خالد منصور", None)]


def test_the_suggestion_that_it_came_from_is_rejected(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    desk.delete(desk.accept(suggestion))
    assert set(Mark.objects.filter(set=suggestion.set).values_list("status", flat=True)) == {"rejected"}


def test_its_cue_is_undecided_again_where_another_suggested_quote_wants_it(desk: Desk) -> None:
    first = desk.suggested_quote("إن الطريق ستفتح غدا", cues=["قال"])
    second = desk.suggested_quote("أن العمل انتهى", cues=["قال"])
    desk.delete(desk.accept(first))
    cue = Mark.objects.get(set=first.set, layer="cue")
    assert cue.status == "undecided"
    assert desk.cues(desk.accept(second)) == ["قال"]
