import pytest

from annotations.actions.errors import BreaksScheme, NotAllowed, TextDiffers
from annotations.models import Mark
from annotations.scheme import Rule
from tests.factories import make_user
from tests.web.desk import Desk


def test_a_cue_serves_the_nearest_quote_of_its_paragraph(desk: Desk) -> None:
    first = desk.create("quote", "إن الطريق ستفتح غدا في إربد")
    second = desk.create("quote", "أن العمل انتهى")
    desk.create("cue", "قال")
    desk.create("cue", "مضيفا")
    assert desk.cues(first) == ["قال"]
    assert desk.cues(second) == ["مضيفا"]


def test_of_two_as_near_the_one_that_follows(desk: Desk) -> None:
    desk.create("quote", "وزير النقل خالد منصور")
    following = desk.create("quote", "الطريق ستفتح غدا")
    desk.create("cue", "إن")
    assert desk.cues(following) == ["إن"]


def test_with_no_quote_in_the_paragraph_it_is_refused(desk: Desk) -> None:
    desk.create("quote", "إن الطريق ستفتح غدا في إربد")
    for layer, words, rule in [
        ("cue", "وأكدت", Rule.USELESS_CUE),
        ("speaker", "سعاد النجار", Rule.USELESS_MENTION),
    ]:
        with pytest.raises(BreaksScheme) as refusal:
            desk.create(layer, words)
        assert refusal.value.rules == [rule]
        assert words in refusal.value.message
    assert desk.marks() == ["إن الطريق ستفتح غدا في إربد"]


def test_a_suggested_quote_is_accepted_by_the_cue_that_serves_it(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى")
    desk.create("cue", "مضيفا", quotes=[suggestion.pk])
    quote = Mark.objects.get(set=desk.shared, layer="quote")
    assert quote.origin == suggestion
    assert desk.cues(quote) == ["مضيفا"]


def test_the_same_words_serve_one_quote_more(desk: Desk) -> None:
    first = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    second = desk.create("quote", "أن العمل انتهى")
    mention = desk.create("speaker", "وزير النقل خالد منصور", quotes=[first.pk])
    again = desk.create("speaker", "وزير النقل خالد منصور", quotes=[second.pk])
    assert again == mention
    assert desk.speakers(second) == [("خالد منصور", "وزير النقل خالد منصور")]
    with pytest.raises(BreaksScheme) as refusal:
        desk.create("speaker", "وزير النقل خالد منصور", quotes=[second.pk])
    assert refusal.value.rules == [Rule.IDENTICAL]


def test_a_mention_names_the_speaker_that_its_quote_has(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    desk.create("speaker", "وزير النقل خالد منصور")
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.entities() == ["خالد منصور"]


def test_else_the_entity_whose_name_its_words_hold(desk: Desk) -> None:
    desk.create("quote", "أن العمل انتهى", name="خالد منصور")
    quote = desk.create("quote", "إن الطريق ستفتح غدا")
    desk.create("speaker", "وزير النقل خالد منصور", quotes=[quote.pk])
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert desk.entities() == ["خالد منصور"]


def test_two_speakers_with_two_mentions(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى")
    desk.create("speaker", "خالد منصور", quotes=[quote.pk])
    desk.create("speaker", "سعاد النجار", quotes=[quote.pk], name="سعاد النجار")
    assert desk.speakers(quote) == [("خالد منصور", "خالد منصور"), ("سعاد النجار", "سعاد النجار")]


def test_a_second_mention_of_one_speaker_takes_the_first_ones_place(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    desk.create("speaker", "وزير النقل")
    desk.create("speaker", "خالد منصور")
    assert desk.speakers(quote) == [("خالد منصور", "خالد منصور")]
    assert desk.marks("speaker") == ["خالد منصور"]


def test_the_same_span_as_a_suggestion_accepts_it_with_what_was_said_otherwise(desk: Desk) -> None:
    suggestion = desk.suggested_quote("النجار «لن نتأخر»", cues=["أكدت"], speakers=["وزير النقل"])
    quote = desk.create("quote", "النجار «لن نتأخر»", kind="mixed", name="خالد منصور")
    assert (quote.origin, quote.kind) == (suggestion, "mixed")
    assert desk.cues(quote) == ["أكدت"]
    assert desk.speakers(quote) == [("خالد منصور", None)]


def test_a_suggestion_that_cannot_stand_beside_it_is_rejected_with_its_cue(desk: Desk) -> None:
    suggestion = desk.suggested_quote(
        "العمل انتهى.\nوأكدت سعاد النجار «لن نتأخر»", kind="mixed", cues=["مضيفا"]
    )
    desk.create("quote", "أن العمل انتهى")
    assert set(Mark.objects.filter(set=suggestion.set).values_list("status", flat=True)) == {"rejected"}
    desk.undo()
    assert set(Mark.objects.filter(set=suggestion.set).values_list("status", flat=True)) == {"undecided"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [("«لن نتأخر»", "direct"), ("أن العمل انتهى", "indirect"), ("النجار «لن نتأخر»", "mixed")],
)
def test_the_quotation_marks_tell_the_kind(desk: Desk, words: str, kind: str) -> None:
    assert desk.create("quote", words).kind == kind


def test_a_place_takes_the_gazetteers_one_entry(desk: Desk) -> None:
    place = desk.create("place", "إربد")
    assert place.place is not None
    assert place.place.country == "JO"
    assert place.place_name == place.place.name
    # عمان alone would be two places: the shadda tells.
    amman = desk.create("place", "عمّان").place
    assert amman is not None
    assert amman.key == "jo-amman"
    unknown = desk.create("place", "الجو")
    assert (unknown.place, unknown.place_name) == (None, "الجو")


def test_other_words_are_refused(desk: Desk) -> None:
    with pytest.raises(TextDiffers):
        desk.create("place", "إربد", text="اربد")
    assert not Mark.objects.exists()


def test_a_reader_may_not(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.create("place", "إربد", user=make_user("reader"))


@pytest.mark.parametrize(
    ("layer", "words", "values", "rule"),
    [
        ("place", "في إربد،", {"end": 0}, Rule.EMPTY),
        ("place", "إربد", {"end": 10**6, "start": 10**6 - 1}, Rule.OUTSIDE_TEXT),
        ("place", " إربد", {}, Rule.WHITE_SPACE_EDGE),
        ("place", "عم", {}, Rule.PARTED_LETTER),
        ("quote", "انتهى.\nوأكدت", {"kind": "indirect"}, Rule.OVER_PARAGRAPHS),
        ("quote", "لن نتأخر", {"kind": "direct"}, Rule.DIRECT_WITHOUT_MARKS),
        ("place", "إربد", {"kind": "direct"}, Rule.KIND),
    ],
)
def test_each_rule_of_a_span_is_named(desk: Desk, layer: str, words: str, values, rule: Rule) -> None:
    span = desk.span(words)
    if words == "عم":
        span = {"start": desk.text.index("عمّان"), "end": desk.text.index("عمّان") + 2, "text": "عم"}
    sent = {**span, **values}
    if sent["end"] < sent["start"]:
        sent |= {"end": sent["start"], "text": ""}
    with pytest.raises(BreaksScheme) as refusal:
        desk.create(layer, words, **sent)
    assert rule in refusal.value.rules


def test_crossing_and_overlap_are_named_with_both_words(desk: Desk) -> None:
    desk.create("quote", "إن الطريق ستفتح غدا")
    with pytest.raises(BreaksScheme) as refusal:
        desk.create("quote", "ستفتح غدا في إربد")
    assert refusal.value.rules == [Rule.CROSSING]
    assert "ستفتح غدا في إربد" in refusal.value.message
    assert "إن الطريق ستفتح غدا" in refusal.value.message
    desk.create("quote", "الطريق ستفتح غدا")
