import pytest
from django.urls import reverse

from tests.factories import make_article, make_mark, make_place, make_quote, make_set
from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db


def test_each_place_of_the_gazetteer_leads_to_its_page(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    article = make_article("وصل الوفد إلى إربد ثم إلى عين الماء.")
    known = make_mark(make_set(article), "place", "إربد", place=make_place("irbid", "إربد"))
    suggested = make_mark(make_set(article, "suggestions"), "place", "عين الماء")
    shown = client.get(article.get_absolute_url()).content.decode()
    places = shown[shown.index('id="places"') :]
    assert f'href="{reverse("place", args=["irbid"])}"' in places
    assert f'href="#mark-{known.pk}"' in places
    assert f'href="#mark-{suggested.pk}"' in places
    assert places.count(reverse("place-list") + "irbid") == 1
    assert f'href="{reverse("article-map", args=[article.pk])}"' in places


def test_the_map_is_offered_where_it_has_a_place(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    article = make_article("وصل الوفد إلى إربد.")
    make_mark(make_set(article, "suggestions"), "place", "إربد", place=make_place("irbid", "إربد"))
    shown = client.get(article.get_absolute_url()).content.decode()
    assert reverse("article-map", args=[article.pk]) not in shown
    assert f'href="{reverse("place", args=["irbid"])}"' in shown


def test_each_speaker_of_the_corpus_leads_to_its_page(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    quote = said_on(1, "خالد منصور", "إن الجسر اكتمل")
    make_quote(quote.set, "خبر" if "خبر" in quote.set.version.text else "اكتمل", speakers=["سعاد"])
    shown = client.get(quote.set.version.article.get_absolute_url()).content.decode()
    assert shown.count(f'href="{reverse("speaker", args=[a_speaker("خالد منصور").pk])}"') == 2
