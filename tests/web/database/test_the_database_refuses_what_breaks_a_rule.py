"""Each rule that the database holds refuses by its own name what the actions would have refused before."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from annotations.actions.database_rules import RULES
from annotations.models import (
    AnnotationSet,
    Decision,
    Entity,
    Mark,
    Place,
    Pseudonym,
    QuoteCue,
    QuoteSpeaker,
    Speaker,
)
from tests.factories import (
    make_article,
    make_editor,
    make_entity,
    make_mark,
    make_quote,
    make_set,
    version_of,
)

TEXT = "وقال خالد منصور إن «الطريق إلى عمّان» ستفتح غدا.\nوأضاف أن العمل انتهى."

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return version_of(make_article(TEXT))


@pytest.fixture
def shared(version):
    return make_set(version)


@pytest.fixture
def suggestions(version):
    return make_set(version, "suggestions")


def refused(act) -> str:
    """The name of the constraint that refuses `act`, the deferred ones among them."""

    def act_and_look() -> None:
        with transaction.atomic():
            act()
            constraints("IMMEDIATE")

    with pytest.raises(IntegrityError) as caught:
        act_and_look()
    constraints("DEFERRED")
    return caught.value.__cause__.diag.constraint_name


def constraints(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL {when}")


def mark(of, layer, words, **fields):
    return lambda: make_mark(of, layer, words, **fields)


@pytest.mark.parametrize(
    ("layer", "words", "fields", "name"),
    [
        ("place", "عمّان", {"text": "عمان"}, "mark_text"),
        ("place", "عمّان", {"end": 3}, "mark_span"),
        ("place", " عم", {}, "mark_white_space_edge"),
        ("place", "عم", {}, "mark_parted_letter"),
        ("place", "غدا.\nوأضاف", {}, "mark_over_paragraphs"),
        ("quote", "غدا.\nوأضاف", {}, "mark_over_paragraphs"),
        ("quote", "الطريق", {"kind": "direct"}, "mark_direct_without_marks"),
        ("quote", "الطريق", {"kind": "mixed"}, "mark_mixed_without_marks"),
        ("quote", "الطريق", {"kind": None}, "mark_kind_on_quotes"),
        ("place", "عمّان", {"kind": "direct"}, "mark_kind_on_quotes"),
        ("sound", "عمّان", {}, "mark_layer_known"),
        ("speaker", "خالد", {"entity": None}, "mark_entity_on_speakers"),
        ("place", "عمّان", {"lemma": "قال"}, "mark_lemma_on_cues"),
        ("place", "عمّان", {"place_name": ""}, "mark_place_on_places"),
        ("quote", "الطريق", {"metonymy": True}, "mark_place_on_places"),
        ("place", "عمّان", {"confidence": 1.5}, "mark_confidence_from_0_to_1"),
        ("place", "عمّان", {"status": "undecided"}, "mark_status_of_suggestions"),
        ("place", "عمّان", {"status": "odd"}, "mark_status_known"),
        ("place", "عمّان", {"version": 0}, "mark_version_counts_from_one"),
    ],
)
def test_a_mark(shared, layer: str, words: str, fields, name: str) -> None:
    start = TEXT.index(words)
    values = {
        "set": shared, "layer": layer, "start": start, "end": start + len(words), "text": words,
        "kind": "indirect" if layer == "quote" else None, "place_name": words if layer == "place" else "",
    }  # fmt: skip
    assert refused(lambda: Mark.objects.create(**{**values, **fields})) == name


def test_a_span_after_the_text(shared) -> None:
    end = len(TEXT)
    assert (
        refused(
            lambda: Mark.objects.create(
                set=shared, layer="place", start=end - 1, end=end + 1, text=".x", place_name="x"
            )
        )
        == "mark_text"
    )


def test_pairs(shared) -> None:
    make_mark(shared, "quote", "إن «الطريق إلى عمّان» ستفتح")
    assert refused(mark(shared, "quote", "إن «الطريق إلى عمّان» ستفتح", kind="mixed")) == "mark_identical"
    assert refused(mark(shared, "quote", "ستفتح غدا")) == "mark_crossing"
    make_mark(shared, "quote", "الطريق إلى عمّان")
    make_mark(shared, "place", "إلى عمّان")
    assert refused(mark(shared, "place", "عمّان")) == "mark_overlap"


def test_marks_that_touch_do_not_overlap(shared) -> None:
    make_mark(shared, "place", "عمّ")
    make_mark(shared, "place", "ان", start=TEXT.index("ان»"))
    assert refused(mark(shared, "place", "مّا")) == "mark_overlap"


def test_rejected_suggestions_stand_in_nobodys_way(suggestions) -> None:
    make_mark(suggestions, "place", "إلى عمّان", status="rejected")
    make_mark(suggestions, "quote", "الطريق إلى", status="rejected")
    make_mark(suggestions, "place", "عمّان")
    make_mark(suggestions, "quote", "إلى عمّان")
    former = Mark.objects.get(text="إلى عمّان", layer="place")
    assert refused(lambda: Mark.objects.filter(pk=former.pk).update(status="undecided")) == "mark_overlap"


def test_a_suggestion_has_a_status(suggestions) -> None:
    assert refused(mark(suggestions, "place", "عمّان", status="")) == "mark_status_of_suggestions"


def test_a_mark_never_moves(shared, suggestions) -> None:
    place = make_mark(shared, "place", "عمّان")
    moved = {"set": suggestions, "status": "accepted"}
    assert refused(lambda: Mark.objects.filter(pk=place.pk).update(**moved)) == "mark_stays_in_its_layer"


def test_an_origin_is_a_suggestion_of_the_same_text_and_layer(shared, suggestions) -> None:
    place = make_mark(shared, "place", "عمّان")
    suggested = make_mark(suggestions, "place", "عمّان")
    other = make_mark(make_set(version_of(make_article("في عمّان")), "suggestions"), "place", "عمّان")
    for origin in (place, other):
        assert refused(mark(shared, "place", "غدا", origin=origin)) == "mark_origin_is_a_suggestion"
    assert refused(mark(shared, "quote", "غدا", origin=suggested)) == "mark_origin_is_a_suggestion"
    make_mark(shared, "place", "غدا", origin=suggested)


def test_a_mention_names_an_entity_of_its_set(shared, suggestions) -> None:
    entity = make_entity(suggestions, "خالد منصور")
    assert refused(mark(shared, "speaker", "خالد منصور", entity=entity)) == "mark_entity_of_same_set"


def test_a_cue_and_a_mention_serve_a_quote(shared) -> None:
    assert refused(mark(shared, "cue", "قال")) == "mark_useless"
    assert refused(mark(shared, "speaker", "خالد منصور")) == "mark_useless"
    quote = make_quote(shared, "غدا", cues=["قال"], speakers=[("خالد منصور", "خالد منصور")])
    assert refused(lambda: quote.quote_cues.all().delete()) == "mark_useless"
    assert refused(lambda: quote.quote_speakers.all().delete()) == "mark_useless"
    assert refused(lambda: quote.quote_speakers.update(mention=None)) == "mark_useless"


def test_a_mention_names_its_quotes_speaker(shared) -> None:
    quote = make_quote(shared, "غدا", speakers=[("خالد منصور", "خالد منصور")])
    other = make_entity(shared, "سعاد النجار")
    mention = Mark.objects.get(layer="speaker")
    assert refused(lambda: Mark.objects.filter(pk=mention.pk).update(entity=other)) == (
        "mark_mention_of_another"
    )
    assert refused(lambda: quote.quote_speakers.update(entity=other)) == "quote_link_layers"


def test_links_join_the_right_layers_of_one_set(shared, suggestions) -> None:
    quote = make_quote(shared, "غدا", cues=["قال"])
    place = make_mark(shared, "place", "عمّان")
    cue = Mark.objects.get(layer="cue")
    foreign = make_quote(suggestions, "غدا", cues=["قال"], speakers=[("خالد", "خالد")])
    entity = make_entity(shared, "خالد")
    wrong = [
        lambda: QuoteCue.objects.create(quote=quote, cue=place),
        lambda: QuoteCue.objects.create(quote=place, cue=cue),
        lambda: QuoteCue.objects.create(quote=foreign, cue=cue),
        lambda: QuoteSpeaker.objects.create(quote=place, entity=entity),
        lambda: QuoteSpeaker.objects.create(quote=quote, entity=make_entity(suggestions, "خالد")),
        lambda: QuoteSpeaker.objects.create(quote=quote, entity=entity, mention=place),
        lambda: QuoteSpeaker.objects.create(
            quote=quote, entity=entity, mention=Mark.objects.get(set=suggestions, layer="speaker")
        ),
    ]
    assert [refused(act) for act in wrong] == ["quote_link_layers"] * len(wrong)
    assert refused(lambda: QuoteCue.objects.create(quote=quote, cue=cue)) == "quote_cue_once"
    QuoteSpeaker.objects.create(quote=quote, entity=entity)
    assert refused(lambda: QuoteSpeaker.objects.create(quote=quote, entity=entity)) == "quote_speaker_once"


def test_entities_speakers_places_pseudonyms(shared) -> None:
    make_entity(shared, "خالد")
    user = make_editor()
    acts = {
        "entity_once_in_a_set": lambda: Entity.objects.create(set=shared, name="خالد", kind="person"),
        "entity_has_a_name": lambda: Entity.objects.create(set=shared, name="", kind="person"),
        "entity_kind_known": lambda: Entity.objects.create(set=shared, name="x", kind="robot"),
        "speaker_has_a_name": lambda: Speaker.objects.create(name="", folded_name="", kind="person"),
        "speaker_kind_known": lambda: Speaker.objects.create(name="x", folded_name="x", kind="robot"),
        "place_has_key_and_name": lambda: Place.objects.create(key="", name="x", kind="city"),
        "place_on_earth": lambda: Place.objects.create(
            key="x", name="x", kind="city", latitude=45, longitude=None
        ),
        "pseudonym_has_a_name": lambda: Pseudonym.objects.create(user=user, name=""),
    }
    assert [refused(act) for act in acts.values()] == list(acts)


def test_sets(version, shared) -> None:
    user = make_editor()
    acts = {
        "annotation_set_one_a_kind": lambda: AnnotationSet.objects.create(version=version, kind="shared"),
        "annotation_set_individual_has_annotator": lambda: AnnotationSet.objects.create(
            version=version, kind="individual"
        ),
        "annotation_set_kind_known": lambda: AnnotationSet.objects.create(version=version, kind="odd"),
        "annotation_set_reviewed_has_a_time": lambda: AnnotationSet.objects.update(state="reviewed"),
        "annotation_set_state_known": lambda: AnnotationSet.objects.update(state="odd"),
        "annotation_set_only_suggestions_have_a_suggester": lambda: AnnotationSet.objects.update(
            suggester_version="7"
        ),
    }
    assert [refused(act) for act in acts.values()] == list(acts)
    AnnotationSet.objects.create(version=version, kind="individual", annotator=user)
    again = {"version": version, "kind": "individual", "annotator": user}
    assert refused(lambda: AnnotationSet.objects.create(**again)) == "annotation_set_one_an_annotator"


def test_a_reviewed_text_has_no_undecided_suggestion(shared, suggestions) -> None:
    place = make_mark(suggestions, "place", "عمّان")
    reviewed = {"state": "reviewed", "reviewed_at": timezone.now()}
    sets = AnnotationSet.objects.filter(pk=shared.pk)
    assert refused(lambda: sets.update(**reviewed)) == "annotation_set_undecided"
    Mark.objects.update(status="rejected")
    sets.update(**reviewed)
    assert refused(lambda: Mark.objects.filter(pk=place.pk).update(status="undecided")) == (
        "annotation_set_undecided"
    )
    assert refused(mark(suggestions, "quote", "غدا")) == "annotation_set_undecided"


def test_the_log_is_only_added_to(shared) -> None:
    user = make_editor()
    row = {"set": shared, "revision": 1, "actor": user, "changes": []}
    decision = Decision.objects.create(action="create", **row)
    acts = {
        "decision_append_only": lambda: Decision.objects.update(changes=[1]),
        "decision_one_a_revision": lambda: Decision.objects.create(action="create", **row),
        "decision_action_known": lambda: Decision.objects.create(action="odd", **{**row, "revision": 2}),
        "decision_undo_names_what": lambda: Decision.objects.create(action="undo", **{**row, "revision": 2}),
        "decision_has_an_actor": lambda: Decision.objects.create(
            action="create", **{**row, "revision": 2, "actor": None}
        ),
    }
    assert [refused(act) for act in acts.values()] == list(acts)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).delete()
    undo = {**row, "action": "undo", "undoes": decision}
    Decision.objects.create(**{**undo, "revision": 2})
    assert refused(lambda: Decision.objects.create(**{**undo, "revision": 3})) == (
        "annotations_decision_undoes_id_key"
    )


def test_each_name_that_the_actions_translate_is_one_of_the_database(version) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname::text FROM pg_constraint"
            " UNION SELECT prosrc FROM pg_proc WHERE proname LIKE 'annotations_%'"
        )
        known = "\n".join(row[0] for row in cursor.fetchall())
    assert [name for name in RULES if name not in known] == []
