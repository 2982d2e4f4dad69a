import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.settle_differences import begin_settling
from annotations.models import IndependentWork
from tests.factories import make_user
from tests.web.independent.giving import FIRST, SECOND, Given


def address(at: Given, name: str = "independent") -> str:
    return reverse(name, args=[at.desk.article.pk])


@pytest.fixture
def signed_in(client, at: Given):
    client.force_login(at.reviewer)
    return client


def begun(at: Given) -> None:
    at.mark(at.sara, "quote", FIRST, name="خالد منصور")
    at.mark(at.omar, "quote", FIRST, name="خالد منصور")
    at.mark(at.sara, "quote", SECOND)
    at.done(at.sara, at.omar)


def test_annotators_do_not_get_in(client, at: Given) -> None:
    client.force_login(at.desk.user)
    assert client.get(address(at)).status_code == 403
    assert client.get(reverse("agreement-csv")).status_code == 403
    for name in ("give", "take-back", "begin", "settle", "undo", "redo"):
        assert client.post(address(at, f"independent-{name}"), {"take": "quote-1-2:"}).status_code == 403


def test_a_reviewer_who_annotates_it_too_waits_like_the_others(signed_in, at: Given) -> None:
    signed_in.post(address(at, "independent-give"), {"people": [at.reviewer.pk], "suggestions": "no"})
    assert signed_in.get(address(at)).status_code == 403
    assert address(at) not in signed_in.get(reverse("independent-list")).content.decode()
    begun(at)
    at.done(at.reviewer)
    assert signed_in.get(address(at)).status_code == 403
    rows = signed_in.get(reverse("agreement-csv"))
    assert len(b"".join(rows.streaming_content).splitlines()) == 1
    begin_settling(user=at.reviewer, version=at.desk.version)
    assert signed_in.get(address(at)).status_code == 200


def test_giving_and_taking_back_by_the_page(signed_in, at: Given) -> None:
    another = make_user("nadia", "annotators")
    html = signed_in.get(address(at)).content.decode()
    assert "nadia" in html
    answer = signed_in.post(address(at, "independent-give"), {"people": [another.pk], "suggestions": "yes"})
    assert answer.status_code == 303
    work = IndependentWork.objects.get(set__annotator=another)
    assert work.with_suggestions
    signed_in.post(address(at, "independent-take-back"), {"work": work.pk})
    assert not IndependentWork.objects.filter(set__annotator=another).exists()


def test_before_all_are_done_nothing_is_compared(signed_in, at: Given) -> None:
    at.mark(at.sara, "quote", FIRST)
    at.done(at.sara)
    html = signed_in.get(address(at)).content.decode()
    assert "agreement-title" not in html
    assert FIRST not in html
    answer = signed_in.post(address(at, "independent-begin"), follow=True)
    assert "omar" in answer.content.decode()
    assert IndependentWork.objects.filter(closed_at__isnull=True).count() == 2


def test_the_settling_is_drawn_anew_with_each_decision(signed_in, at: Given) -> None:
    begun(at)
    html = signed_in.get(address(at)).content.decode()
    assert "agreement-title" in html
    assert 'id="settling"' not in html
    signed_in.post(address(at, "independent-begin"))
    html = signed_in.get(address(at)).content.decode()
    assert 'data-left="1"' in html
    start = at.desk.text.index(SECOND)
    take = f"quote-{start}-{start + len(SECOND)}:{at.set_of(at.sara).pk}"
    htmx = {"headers": {"HX-Request": "true"}}
    part = signed_in.post(address(at, "independent-settle"), {"take": take}, **htmx).content.decode()
    assert 'data-left="0"' in part
    assert "<html" not in part
    assert at.desk.marks("quote") == [FIRST, SECOND]
    part = signed_in.post(address(at, "independent-undo"), **htmx).content.decode()
    assert 'data-left="1"' in part
    part = signed_in.post(address(at, "independent-redo"), **htmx).content.decode()
    assert 'data-left="0"' in part
    edited = signed_in.post(address(at, "independent-settle"), {"edit": take}, **htmx)
    assert "#mark-" in edited["HX-Redirect"]


@pytest.mark.parametrize("take", ["", "quote", "quote-1-2", "quote-1-2:x", "quote-1-2:9" + "9" * 30, "\0"])
def test_what_says_no_side_is_refused(signed_in, at: Given, take) -> None:
    begun(at)
    signed_in.post(address(at, "independent-begin"))
    assert signed_in.post(address(at, "independent-settle"), {"take": take}).status_code == 422


def test_the_csv_has_a_row_for_each_layer_of_each_pair(signed_in, at: Given) -> None:
    begun(at)
    answer = signed_in.get(reverse("agreement-csv"), {"article": at.desk.article.pk})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [row["layer"] for row in rows] == ["quote", "speaker", "cue", "place"]
    quote = rows[0]
    assert (quote["annotator_a"], quote["annotator_b"]) == ("omar", "sara")
    assert (quote["marks_a"], quote["marks_b"], quote["f1_exact"]) == ("1", "2", "0.6667")
    assert 0 < float(quote["kappa"]) < 1
    assert 0 < float(quote["alpha"]) < 1
    assert rows[3]["alpha"] == ""
    other = signed_in.get(reverse("agreement-csv"), {"article": at.desk.article.pk + 1})
    assert len(b"".join(other.streaming_content).splitlines()) == 1


@pytest.mark.parametrize("name", ["=1+1", "\u200f=1+1"])
def test_no_name_in_the_csv_is_a_formula(signed_in, at: Given, name) -> None:
    begun(at)
    get_user_model().objects.filter(pk=at.sara.pk).update(username=name)
    answer = signed_in.get(reverse("agreement-csv"), {"article": at.desk.article.pk})
    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode(), newline=""))
    assert {frozenset((row["annotator_a"], row["annotator_b"])) for row in rows} == {
        frozenset(("omar", f"'{name}"))
    }


def test_the_list_shows_what_is_given(client, at: Given) -> None:
    begun(at)
    client.force_login(at.sara)
    html = client.get(reverse("independent-list")).content.decode()
    assert at.desk.article.get_absolute_url() in html
    assert "agreement-title" not in html
    client.force_login(at.reviewer)
    html = client.get(reverse("independent-list")).content.decode()
    assert address(at) in html
    assert "agreement-title" in html


def test_the_pages_cost_the_same_for_many_marks(signed_in, at: Given) -> None:
    begun(at)
    signed_in.post(address(at, "independent-begin"))

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            signed_in.get(url)
        return len(caught)

    urls = [address(at), reverse("independent-list")]
    before = [cost(url) for url in urls]
    make_more(at)
    assert [cost(url) for url in urls] == before


def make_more(at: Given) -> None:
    """Marks more in the closed sets, by the rows alone."""
    from tests.factories import make_mark, make_quote

    for who, words in ((at.sara, "ضرورة"), (at.omar, "ضرورة الحذر")):
        make_quote(at.set_of(who), words, cues=["وشدد"], speakers=[("البيان", "البيان")])
    for word in ("باردا", "الجو", "عمّان"):
        make_mark(at.set_of(at.omar), "place", word)


def test_the_article_tells_who_annotates_alone(client, at: Given) -> None:
    client.force_login(at.sara)
    html = client.get(at.desk.article.get_absolute_url()).content.decode()
    assert '<p class="alone">' in html
    assert 'data-command="discuss"' not in html
    client.force_login(at.desk.user)
    html = client.get(at.desk.article.get_absolute_url()).content.decode()
    assert '<p class="alone">' not in html
    assert 'data-command="discuss"' in html
