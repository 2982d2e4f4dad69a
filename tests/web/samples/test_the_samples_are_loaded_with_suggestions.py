import io

import pytest
from django.core.management import call_command

from annotations.models import AnnotationSet, Decision, Mark
from annotations.samples import gold
from newsreader.articles.models import Article, TextVersion

pytestmark = pytest.mark.django_db


def load(**options) -> str:
    out = io.StringIO()
    call_command("load_samples", stdout=out, **options)
    return out.getvalue().strip()


def test_twelve_articles_are_imported_with_suggestions_to_decide_and_no_other_mark():
    assert load() == "Sample articles: 12 imported, 0 there already, 12 given suggestions."
    assert dict(TextVersion.objects.values_list("article__external_id", "text")) == {
        document.id: document.text for document in gold()
    }
    assert set(Article.objects.values_list("rights", "licence")) == {("open", "MIT")}
    marks = Mark.objects.filter(set__kind="suggestions", status="undecided")
    assert set(marks.values_list("layer", flat=True)) == {"quote", "speaker", "cue", "place"}
    assert marks.values("set").distinct().count() == 12
    assert not Mark.objects.exclude(set__kind="suggestions").exists()


def test_loading_them_again_changes_nothing():
    load()
    before = list(Mark.objects.order_by("pk").values())
    assert load() == "Sample articles: 0 imported, 12 there already, 0 given suggestions."
    assert list(Mark.objects.order_by("pk").values()) == before
    assert AnnotationSet.objects.filter(kind="suggestions").count() == 12
    assert Decision.objects.filter(action="suggest").count() == 12


def test_it_is_silent_when_asked():
    assert load(verbosity=0) == ""
