"""What imported marks become, whose decision they are, and how they are taken back."""

import pytest
from django.urls import reverse

from annotations.actions.create_mark import create_mark
from annotations.actions.give_article import give_article
from annotations.actions.suggest_article import store_suggestions
from annotations.actions.undo_last import undo_last
from annotations.models import AnnotationSet, Decision, IndependentWork, Mark
from tests.factories import make_article, make_user, version_of
from tests.web.importing.documents import TEXT, document, span


@pytest.fixture
def version(db):
    return version_of(make_article(TEXT))


def words(**conditions) -> list[str]:
    return list(Mark.objects.filter(**conditions).order_by("start", "id").values_list("text", flat=True))


ALL = ["قال", "خالد منصور", "«الطريق ستفتح غدا»", "إربد", "عمّان"]


def test_marks_are_the_importing_person_s_decision_told_in_the_history_and_undone(
    version, written, run, chief, client
):
    store_suggestions(version, document())
    assert run(written("jsonl", document()))[1] == []
    decision = Decision.objects.get(action="import")
    assert decision.actor == chief
    assert {"what": "imported", "file": "in.jsonl", "format": "jsonl", "into": "marks"} in decision.changes
    shared = AnnotationSet.objects.get(kind="shared")
    assert words(set=shared) == ALL
    assert shared.state == "in_review"
    # What was suggested just so is accepted by it.
    assert Mark.objects.filter(set=shared, origin__isnull=False).count() == 5
    client.force_login(chief)
    page = client.get(reverse("article-history", args=[version.article_id]) + "?", HTTP_ACCEPT_LANGUAGE="en")
    assert "in.jsonl" in page.text
    undo_last(user=chief, version=version)
    assert words(set=shared) == []
    assert set(Mark.objects.values_list("status", flat=True)) == {"undecided"}


def test_reviewed_marks_are_reviewed_by_a_decision_of_its_own(version, written, run, chief):
    assert run(written("jsonl", document()), reviewed=True)[1] == []
    assert list(Decision.objects.values_list("action", flat=True)) == ["import", "review"]
    shared = AnnotationSet.objects.get(kind="shared")
    assert (shared.state, shared.reviewed_by) == ("reviewed", chief)


def test_marks_of_editors_are_never_overwritten(version, written, run, chief):
    start, end = span("إربد")
    create_mark(user=chief, version=version, layer="place", start=start, end=end, text="إربد")
    (told, _) = run(written("jsonl", document()))[1]
    assert "Editors have marked this article already (1 marks)" in told
    assert words() == ["إربد"]


def test_an_independent_annotation_stands_beside_them_handed_in(version, written, run, chief):
    start, end = span("إربد")
    create_mark(user=chief, version=version, layer="place", start=start, end=end, text="إربد")
    guest = make_user("guest", "annotators")
    path = written("jsonl", document())
    assert run(path, into="independent", annotator="guest")[1] == []
    of = AnnotationSet.objects.get(kind="individual")
    assert (of.annotator, of.state) == (guest, "reviewed")
    assert words(set=of) == ALL
    assert words(set__kind="shared") == ["إربد"]
    work = IndependentWork.objects.get()
    assert (work.given_by, work.with_suggestions, work.closed_at) == (chief, False, None)
    # Twice is refused, whoever asks.
    (told, _) = run(path, into="independent", annotator="guest")[1]
    assert "guest has annotated this article before." in told
    assert words(set=of) == ALL


def test_suggestions_wait_for_an_editor_beside_what_is_decided(version, written, run, chief):
    start, end = span("إربد")
    create_mark(user=chief, version=version, layer="place", start=start, end=end, text="إربد")
    said, faults = run(written("jsonl", document()), into="suggestions")
    assert not faults
    assert "left out, as it is decided already: Place" in said
    assert "“إربد”" in said
    suggested = Mark.objects.filter(set__kind="suggestions")
    assert [mark.text for mark in suggested.order_by("start")] == ["قال", "خالد منصور", ALL[2], "عمّان"]
    assert set(suggested.values_list("status", "rule")) == {("undecided", "imported")}
    assert Decision.objects.get(action="import").actor == chief
    undo_last(user=chief, version=version)
    assert not Mark.objects.filter(set__kind="suggestions").exists()
    assert words(set__kind="shared") == ["إربد"]


def test_a_reviewed_article_takes_no_suggestions(version, written, run):
    path = written("jsonl", document())
    run(path, reviewed=True)
    assert "is reviewed" in run(path, into="suggestions")[1][0]


def test_who_works_alone_on_an_article_does_not_import_past_that(version, written, run, chief):
    give_article(user=chief, version=version, annotators=[chief], with_suggestions=False)
    assert "You annotate this article independently" in run(written("jsonl", document()))[1][0]


def test_a_dry_run_tells_all_and_keeps_nothing(version, written, run):
    said, faults = run(written("jsonl", document()), dry_run=True)
    assert not faults
    assert "Would be taken over: 5 marks in 1 articles" in said
    assert not Decision.objects.exists()


def test_only_reviewers_import(version, written, run):
    make_user("editor", "annotators")
    assert run(written("jsonl", document()), user="editor")[1] == [
        "Reviewers and administrators import annotations; your account may not."
    ]
    assert "There is no account nobody" in run(written("jsonl", document()), user="nobody")[1][0]
