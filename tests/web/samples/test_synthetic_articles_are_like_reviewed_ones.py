import pytest
from django.core.management import CommandError, call_command

from annotations.actions.listing import list_again
from annotations.actions.load_gazetteer import load_gazetteer
from annotations.actions.make_articles import make_articles
from annotations.models import AnnotationSet, ListedPlace, ListedQuote, ListedSpeaker
from annotations.queries.corpus import reviewed_documents
from annotations.scheme import check_document
from newsreader.articles.models import Article, SearchText, TextVersion

pytestmark = pytest.mark.django_db


def lists():
    return [
        list(ListedQuote.objects.order_by("quote").values()),
        list(ListedSpeaker.objects.order_by("quote").values("quote", "speaker", "when", "reviewed")),
        list(ListedPlace.objects.order_by("article", "place").values("article", "place", "when", "mentions")),
    ]


def test_they_keep_the_scheme_and_stand_in_the_lists() -> None:
    load_gazetteer()
    assert make_articles(4, words=120, quotes=3) == 4
    documents = list(reviewed_documents())
    assert [len(d.quotes) for d in documents] == [3] * 4
    assert [check_document(d) for d in documents] == [[]] * 4
    assert 90 < len(documents[0].text.split()) < 180
    assert SearchText.objects.count() == 4
    listed = lists()
    assert len(listed[0]) == len(listed[1]) == 12
    for version in TextVersion.objects.all():
        list_again(version)
    assert lists() == listed


def test_twice_is_once_and_a_longer_run_goes_on() -> None:
    load_gazetteer()
    assert (make_articles(2, words=50), make_articles(2, words=50), make_articles(3, words=50)) == (2, 0, 1)
    assert Article.objects.count() == AnnotationSet.objects.count() == 3
    assert make_articles(1, words=50, seed=2) == 1


def test_without_places_it_is_refused() -> None:
    with pytest.raises(CommandError, match="load_gazetteer"):
        call_command("make_articles", "1")
