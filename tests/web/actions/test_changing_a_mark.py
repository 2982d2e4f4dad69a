import pytest

from annotations.actions.errors import BreaksScheme, Stale
from annotations.models import Decision, Mark
from annotations.scheme import Rule
from tests.factories import make_editor
from tests.web.desk import Desk


def test_boundaries_and_kind(desk: Desk) -> None:
    quote = desk.create("quote", "النجار «لن نتأخر»")
    changed = desk.change(quote, **desk.span("«لن نتأخر»"), kind="direct")
    assert (changed.text, changed.kind, changed.version) == ("«لن نتأخر»", "direct", 2)
    decision = Decision.objects.get(action="change")
    (change,) = [c for c in decision.changes if c["what"] == "mark"]
    assert (change["before"]["kind"], change["after"]["kind"]) == ("mixed", "direct")


def test_a_suggestion_is_accepted_with_the_change(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    quote = desk.change(suggestion, **desk.span("العمل انتهى"))
    assert (quote.text, quote.origin, quote.set) == ("العمل انتهى", suggestion, desk.shared)
    assert desk.cues(quote) == ["مضيفا"]
    suggestion.refresh_from_db()
    assert suggestion.status == "accepted"
    assert [d.action for d in Decision.objects.all()] == ["change"]


def test_a_stale_version_is_refused_with_what_stands(desk: Desk) -> None:
    quote = desk.create("quote", "النجار «لن نتأخر»")
    desk.change(quote, kind="indirect")
    with pytest.raises(Stale) as refusal:
        desk.change(quote, kind="direct")
    (now,) = refusal.value.current
    assert (now["kind"], now["version"]) == ("indirect", 2)


def test_a_mark_taken_away_meanwhile_is_stale_and_nothing_stands(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى")
    seen = Mark.objects.get(pk=quote.pk)
    desk.delete(quote)
    with pytest.raises(Stale) as refusal:
        desk.change(seen, **desk.span("العمل انتهى"))
    assert refusal.value.current == []


def test_a_suggestion_decided_meanwhile_is_stale_and_shows_what_became_of_it(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى")
    quote = desk.accept(suggestion)
    with pytest.raises(Stale) as refusal:
        desk.accept(suggestion, user=make_editor("another"))
    assert refusal.value.current[0]["id"] == quote.pk


def test_a_better_name_takes_the_mention_and_its_other_quotes_along(desk: Desk) -> None:
    first = desk.create("quote", "إن الطريق ستفتح غدا", name="منصور")
    second = desk.create("quote", "أن العمل انتهى")
    desk.create("speaker", "وزير النقل خالد منصور", quotes=[first.pk, second.pk])
    first.refresh_from_db()
    desk.change(first, name="خالد منصور")
    assert desk.speakers(first) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.speakers(second) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.entities() == ["خالد منصور"]


def test_another_speaker_lets_go_of_the_mention(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    desk.create("speaker", "وزير النقل خالد منصور")
    quote.refresh_from_db()
    desk.change(quote, name="سعاد النجار")
    assert desk.speakers(quote) == [("سعاد النجار", None)]
    assert desk.marks("speaker") == []


def test_one_speaker_more_beside_those_kept(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    kept = [link.entity_id for link in quote.quote_speakers.all()]
    changed = desk.change(quote, speakers=kept, name="سعاد النجار")
    assert desk.speakers(changed) == [("خالد منصور", None), ("سعاد النجار", None)]
    changed = desk.change(changed, speakers=[])
    assert desk.speakers(changed) == []
    assert desk.entities() == []


def test_a_mention_names_another_and_its_quotes_follow(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا")
    mention = desk.create("speaker", "وزير النقل خالد منصور", name="وزير النقل")
    desk.change(mention, name="خالد منصور")
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.entities() == ["خالد منصور"]


def test_the_quotes_of_a_cue(desk: Desk) -> None:
    first = desk.create("quote", "إن الطريق ستفتح غدا")
    second = desk.create("quote", "أن العمل انتهى")
    cue = desk.create("cue", "قال")
    changed = desk.change(cue, quotes=[second.pk], lemma="قال")
    assert (desk.cues(first), desk.cues(second), changed.lemma) == ([], ["قال"], "قال")
    with pytest.raises(BreaksScheme) as refusal:
        desk.change(changed, quotes=[])
    assert refusal.value.rules == [Rule.USELESS_CUE]


def test_a_cue_that_no_quote_keeps_goes(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا")
    desk.create("cue", "قال")
    quote.refresh_from_db()
    desk.change(quote, cues=[])
    assert desk.marks("cue") == []


def test_the_kind_of_an_entity(desk: Desk) -> None:
    quote = desk.create("quote", "على ضرورة الحذر", name="البيان")
    mention = desk.create("speaker", "البيان")
    changed = desk.change(mention, entity=mention.entity_id, entity_kind="document")
    assert changed.entity.kind == "document"
    assert quote.quote_speakers.get().entity.kind == "document"


def test_the_kind_of_a_new_name_leaves_one_that_stands_alone(desk: Desk) -> None:
    first = desk.create("quote", "على ضرورة الحذر", name="البيان", entity_kind="document")
    second = desk.create("quote", "«لن نتأخر»", name="البيان", entity_kind="person")
    kinds = [q.quote_speakers.get().entity.kind for q in (first, second)]
    assert kinds == ["document", "document"]


def test_a_suggested_quote_with_its_own_cues_and_speakers_kept(desk: Desk) -> None:
    suggestion = desk.suggested_quote(
        "النجار «لن نتأخر»", speakers=[("خالد منصور", "وزير النقل خالد منصور")], cues=["قال", "وزير"]
    )
    rejected, kept = Mark.objects.filter(set=suggestion.set, layer="cue").order_by("-start")
    desk.reject(rejected)
    speakers = [link.entity_id for link in suggestion.quote_speakers.all()]
    changed = desk.change(suggestion, kind="mixed", cues=[kept.pk, rejected.pk], speakers=speakers)
    assert desk.cues(changed) == ["قال"]
    assert desk.speakers(changed) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert changed.kind == "mixed"


def test_a_place(desk: Desk) -> None:
    place = desk.create("place", "إربد")
    key = place.place.key
    changed = desk.change(place, metonymy=True, place="", place_name="إربد القديمة")
    assert (changed.place, changed.place_name, changed.metonymy) == (None, "إربد القديمة", True)
    changed = desk.change(changed, place=key)
    assert changed.place.key == key
    with pytest.raises(BreaksScheme):
        desk.change(changed, place="no-such-place")


def test_what_is_left_out_stays(desk: Desk) -> None:
    quote = desk.create("quote", "النجار «لن نتأخر»", name="خالد منصور")
    desk.create("cue", "أكدت")
    quote.refresh_from_db()
    changed = desk.change(quote, kind="indirect")
    assert desk.speakers(changed) == [("خالد منصور", None)]
    assert desk.cues(changed) == ["أكدت"]


def test_a_kind_that_the_words_do_not_bear_changes_nothing(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى")
    for kind, rule in (("mixed", Rule.MIXED_WITHOUT_MARKS), ("direct", Rule.DIRECT_WITHOUT_MARKS)):
        with pytest.raises(BreaksScheme) as refusal:
            desk.change(quote, kind=kind)
        assert refusal.value.rules == [rule]
    assert Mark.objects.get(pk=quote.pk).version == 1


def test_a_change_that_breaks_a_rule_changes_nothing(desk: Desk) -> None:
    desk.create("place", "عمّان")
    place = desk.create("place", "إربد")
    before = desk.state()
    with pytest.raises(BreaksScheme) as refusal:
        desk.change(place, **desk.span(desk.text[place.start : desk.text.index("عمّان") + 2]))
    assert Rule.OVER_PARAGRAPHS in refusal.value.rules
    assert desk.state() == before
    assert Mark.objects.get(pk=place.pk).version == 1
