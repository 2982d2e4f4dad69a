from annotations.actions.withdraw_article import withdraw_article
from annotations.models import Entity, IndependentWork, Mark
from tests.web.independent.giving import FIRST, given


def test_marks_of_annotators_go_with_the_text(db) -> None:
    at = given()
    at.desk.suggested_quote("ضرورة الحذر")
    at.mark(at.sara, "quote", FIRST, name="خالد منصور")
    at.desk.create("quote", FIRST)
    withdraw_article(user=None, article=at.desk.article, reason="طلب أصحابه ذلك")
    assert not Mark.objects.exists()
    assert not Entity.objects.exists()
    assert not IndependentWork.objects.filter(closed_at__isnull=True).exists()
    assert {of.state for of in at.desk.version.annotation_sets.all()} == {"withdrawn"}


def test_copies_of_suggestions_go_too(db) -> None:
    at = given(with_suggestions=True)
    at.mark(at.omar, "place", "عمّان")
    withdraw_article(user=None, article=at.desk.article, reason="طلب أصحابه ذلك")
    assert not Mark.objects.exists()
