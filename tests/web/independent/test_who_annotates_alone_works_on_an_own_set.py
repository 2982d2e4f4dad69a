import pytest
from django.db import IntegrityError, transaction

from annotations.actions.accept_mark import accept_mark
from annotations.actions.change_mark import change_mark
from annotations.actions.delete_mark import delete_mark
from annotations.actions.errors import Gone, MayNotSettle, NothingToUndo, Refused
from annotations.actions.give_article import close, give_article, take_article_back
from annotations.actions.reject_mark import reject_mark
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.actions.undo_last import undo_last
from annotations.models import AnnotationSet, Decision, IndependentWork, ListedQuote, Mark, Speaker
from tests.factories import make_editor
from tests.web.desk import make_desk
from tests.web.independent.giving import FIRST, SECOND, Given, given


def test_each_marks_an_own_set_and_the_shared_one_stays_empty(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST, name="خالد منصور")
    at.mark(at.sara, "cue", "قال")
    at.mark(at.omar, "quote", SECOND)
    assert at.words(at.sara) == ["قال", FIRST]
    assert at.words(at.omar) == [SECOND]
    assert at.desk.marks() == []
    assert not ListedQuote.objects.exists()
    assert not Speaker.objects.exists()


def test_others_go_on_with_the_shared_set(at: Given) -> None:
    at.desk.create("quote", FIRST)
    assert at.desk.marks("quote") == [FIRST]
    assert at.words(at.sara) == []


def test_marks_of_the_shared_set_and_of_others_cannot_be_touched(at: Given) -> None:
    shared = at.desk.create("quote", FIRST)
    other = at.mark(at.omar, "quote", FIRST)
    for mark in (shared, other):
        with pytest.raises(Gone):
            change_mark(user=at.sara, mark=mark, seen_version=mark.version, kind="mixed")
        with pytest.raises(Gone):
            delete_mark(user=at.sara, mark=mark, seen_version=mark.version)


def test_undo_takes_back_ones_own_decisions_alone(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST)
    at.mark(at.omar, "quote", FIRST)
    undo_last(user=at.sara, version=at.desk.version)
    assert (at.words(at.sara), at.words(at.omar)) == ([], [FIRST])
    with pytest.raises(NothingToUndo):
        undo_last(user=at.sara, version=at.desk.version)


def test_done_is_the_own_sets_review_and_a_change_takes_it_back(at: Given) -> None:
    review_article(user=at.sara, version=at.desk.version)
    assert at.set_of(at.sara).state == "reviewed"
    assert not AnnotationSet.objects.filter(kind="shared", state="reviewed").exists()
    at.mark(at.sara, "quote", FIRST)
    assert at.set_of(at.sara).state == "in_review"
    review_article(user=at.sara, version=at.desk.version)
    reopen_article(user=at.sara, version=at.desk.version)
    assert at.set_of(at.sara).state == "in_review"


def test_with_suggestions_each_decides_a_copy_of_them(db) -> None:
    desk = make_desk()
    suggestion = desk.suggested_quote(SECOND, cues=["مضيفا"], speakers=[("خالد منصور", None)])
    rejected = desk.suggested_quote("ضرورة الحذر")
    desk.reject(rejected)
    sara, omar = make_editor("sara"), make_editor("omar")
    from tests.factories import make_user

    give_article(
        user=make_user("huda", "reviewers"),
        version=desk.version,
        annotators=[sara, omar],
        with_suggestions=True,
    )

    def copies(who):
        return Mark.objects.filter(set__annotator=who, set__kind="own_suggestions").order_by("start")

    assert [m.text for m in copies(sara)] == ["مضيفا", SECOND, "ضرورة الحذر"]
    assert set(copies(sara).values_list("status", flat=True)) == {"undecided"}
    mine = copies(sara).select_related("set__version").get(layer="quote", text=SECOND)
    done = accept_mark(user=sara, mark=mine, seen_version=mine.version)
    assert Mark.objects.get(pk=done.marks[0]).set == AnnotationSet.objects.get(
        annotator=sara, kind="individual"
    )
    other = copies(sara).select_related("set__version").get(text="ضرورة الحذر")
    reject_mark(user=sara, mark=other, seen_version=other.version)
    suggestion.refresh_from_db()
    assert suggestion.status == "undecided"
    assert set(copies(omar).values_list("status", flat=True)) == {"undecided"}
    with pytest.raises(Gone):
        accept_mark(user=sara, mark=suggestion, seen_version=suggestion.version)


def test_without_suggestions_there_are_none_to_decide(at: Given) -> None:
    at.desk.suggested_quote(FIRST)
    assert not Mark.objects.filter(set__kind="own_suggestions").exists()
    review_article(user=at.sara, version=at.desk.version)


def test_closed_work_never_changes_and_its_person_shares_again(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST)
    of = at.set_of(at.sara)
    close(IndependentWork.objects.all())
    at.mark(at.sara, "quote", SECOND)
    assert at.words(at.sara) == [FIRST]
    assert at.desk.marks() == [SECOND]
    with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
        Decision.objects.create(set=of, revision=99, action="create", actor=at.sara, changes=[])


def test_what_is_taken_back_untouched_was_never_given(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST)
    works = {w.set.annotator_id: w for w in IndependentWork.objects.select_related("set")}
    take_article_back(user=at.reviewer, work=works[at.omar.pk])
    take_article_back(user=at.reviewer, work=works[at.sara.pk])
    assert not AnnotationSet.objects.filter(annotator=at.omar).exists()
    assert at.words(at.sara) == [FIRST]
    at.mark(at.sara, "quote", SECOND)
    assert at.desk.marks() == [SECOND]
    give_article(user=at.reviewer, version=at.desk.version, annotators=[at.omar], with_suggestions=False)
    with pytest.raises(Refused, match="before"):
        give_article(user=at.reviewer, version=at.desk.version, annotators=[at.sara], with_suggestions=False)


def test_reviewers_alone_give_and_take_back(at: Given) -> None:
    with pytest.raises(MayNotSettle):
        give_article(user=at.sara, version=at.desk.version, annotators=[at.omar], with_suggestions=False)
    with pytest.raises(MayNotSettle):
        take_article_back(user=at.omar, work=IndependentWork.objects.first())


def test_given_twice_is_given_once(db) -> None:
    at = given()
    again = give_article(
        user=at.reviewer, version=at.desk.version, annotators=[at.sara, at.omar], with_suggestions=True
    )
    assert again == []
    assert IndependentWork.objects.count() == 2
