"""Whoever annotates an article alone is shown nothing that others marked in it, by whatever address."""

import json

import pytest
from django.urls import reverse

from annotations.actions.comments import add_comment
from annotations.actions.review_article import review_article
from annotations.models import Comment, Speaker
from annotations.queries.corpus import reviewed_documents
from newsreader.articles.searching import keep_all_words
from tests.factories import make_editor, make_place
from tests.web.independent.giving import FIRST, SECOND, Given

NAME = "بدر الكناني"


@pytest.fixture
def marked(at: Given) -> Given:
    """Everybody has marked something; the shared marks are reviewed."""
    make_place("irbid", "إربد")
    at.desk.suggested_quote("ضرورة الحذر")
    at.desk.create("quote", FIRST, name=NAME)
    at.desk.create("place", "إربد", place="irbid")
    at.mark(at.omar, "quote", FIRST, name="محمود السري")
    at.mark(at.sara, "quote", SECOND, name="سعاد النجار")
    review_article(user=at.desk.user, version=at.desk.version, rest="reject")
    keep_all_words()
    return at


def page(client, who, name: str, *args, **query) -> str:
    client.force_login(who)
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode()


def marks_data(html: str) -> list[dict]:
    return json.loads(html.partition('id="marks-data" type="application/json">')[2].partition("</script>")[0])


def test_the_article_has_ones_own_marks_alone(client, marked: Given) -> None:
    html = page(client, marked.sara, "article", marked.desk.article.pk)
    assert [m["set"] for m in marks_data(html)] == [marked.set_of(marked.sara).pk]
    assert NAME not in html.replace(marked.desk.text, "").partition('id="entities-data"')[2]
    assert "محمود السري" not in html
    assert "سعاد النجار" in html
    others = page(client, marked.desk.user, "article", marked.desk.article.pk)
    assert {m["set"] for m in marks_data(others)} == {marked.desk.shared.pk}
    assert "محمود السري" not in others


def test_the_list_counts_ones_own_quotes_alone(client, marked: Given) -> None:
    html = page(client, marked.sara, "article-list")
    assert NAME not in html
    assert "سعاد النجار" in html
    assert NAME in page(client, marked.desk.user, "article-list")


@pytest.mark.parametrize("query", [{"speaker": NAME}, {"place": "إربد"}])
def test_the_list_is_not_narrowed_by_what_others_marked(client, marked: Given, query) -> None:
    title = marked.desk.article.title
    assert title not in page(client, marked.sara, "article-list", **query)
    assert title in page(client, marked.desk.user, "article-list", **query)


def test_quotes_speakers_and_places_of_the_article_are_in_no_list(client, marked: Given) -> None:
    quote = marked.desk.shared.marks.get(layer="quote")
    quote_link = reverse("quote", args=[quote.pk])
    speaker = Speaker.objects.get(name=NAME)
    lists = [
        ("quote-list", [], {}),
        ("speaker-list", [], {}),
        ("place-list", [], {}),
        ("place", ["irbid"], {}),
    ]
    for name, args, query in lists:
        # A place's page names its own address.
        links = [quote_link, *([reverse("place", args=["irbid"])] if not args else [])]
        there = page(client, marked.desk.user, name, *args, **query)
        alone = page(client, marked.sara, name, *args, **query)
        hidden = [words for words in (*links, NAME, marked.desk.article.title) if words in there]
        assert hidden
        assert not [words for words in hidden if words in alone], name
    client.force_login(marked.sara)
    assert client.get(reverse("quote", args=[quote.pk])).status_code == 404
    # Editors see every speaker of the corpus, but not the quotes.
    assert quote_link in page(client, marked.desk.user, "speaker", speaker.pk)
    assert quote_link not in page(client, marked.sara, "speaker", speaker.pk)


def test_the_search_finds_the_text_but_nothing_by_what_others_marked(client, marked: Given) -> None:
    link = marked.desk.article.get_absolute_url()
    assert link in page(client, marked.sara, "search", q="الطريق")
    for where, question in (("articles", f'متكلم:"{NAME}" الطريق'), ("quotes", "الطريق")):
        query = {"q": question, "in": where}
        assert link in page(client, marked.desk.user, "search", **query)
        assert link not in page(client, marked.sara, "search", **query)


def test_marks_of_others_have_no_panel(client, marked: Given) -> None:
    client.force_login(marked.sara)
    shared = marked.desk.shared.marks.get(layer="quote").pk
    other = marked.set_of(marked.omar).marks.get().pk
    own = marked.set_of(marked.sara).marks.get().pk
    for number, status in ((shared, 404), (other, 404), (own, 200)):
        assert client.get(reverse("mark", args=[number])).status_code == status
    answer = client.post(reverse("mark-delete", args=[shared]), {"version": 1})
    assert answer.status_code == 409
    assert FIRST not in answer.content.decode().replace(marked.desk.text, "")


def test_nobody_else_opens_an_individual_mark(client, marked: Given) -> None:
    client.force_login(marked.desk.user)
    own = marked.set_of(marked.sara).marks.get().pk
    assert client.get(reverse("mark", args=[own])).status_code == 404


def test_the_look_up_of_speakers_knows_ones_own_entities(client, marked: Given) -> None:
    html = page(client, marked.sara, "entity-search", marked.desk.article.pk, q="سري")
    assert "محمود السري" not in html
    assert "سعاد النجار" in page(client, marked.sara, "entity-search", marked.desk.article.pk, q="سعاد")


def test_the_corpus_that_one_downloads_is_without_it(client, marked: Given) -> None:
    assert FIRST not in page(client, marked.sara, "corpus-export")
    assert FIRST in page(client, marked.desk.user, "corpus-export")
    assert len(list(reviewed_documents())) == 1


def test_no_suggestions_are_made_at_the_wish_of_who_does_not_see_them(client, at: Given) -> None:
    client.force_login(at.sara)
    answer = client.post(reverse("article-suggest", args=[at.desk.article.pk]))
    assert answer.status_code == 403


def test_the_page_costs_no_more_queries(client, marked: Given, django_assert_num_queries) -> None:
    from annotations.queries.reading import article_reading

    editor = make_editor("nadia")
    article_reading(marked.desk.article, editor)
    article_reading(marked.desk.article, marked.sara)
    # That of the comments is not asked for who does not see them.
    for who, queries in ((editor, 8), (marked.sara, 7)):
        with django_assert_num_queries(queries):
            article_reading(marked.desk.article, who)


def test_comments_are_shut_too(client, marked: Given) -> None:
    add_comment(user=marked.desk.user, version=marked.desk.version, text="من قال هذا؟")
    client.force_login(marked.sara)
    talks = reverse("comments", args=[marked.desk.article.pk])
    assert client.get(talks).status_code == 403
    assert client.post(talks, {"text": "أنا"}).status_code == 403
    discuss = reverse("article-discuss", args=[marked.desk.article.pk])
    assert client.post(discuss, {"why": "لا أدري", "text": "لا أدري"}).status_code == 403
    assert Comment.objects.count() == 1
    assert "talking" not in page(client, marked.sara, "article", marked.desk.article.pk)
