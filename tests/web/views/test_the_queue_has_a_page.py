import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.discuss_article import discuss_article
from annotations.actions.review_article import review_article
from annotations.models import Assignment
from tests.factories import make_article, make_editor, make_mark, make_set, make_user, version_of
from tests.web.desk import Desk


def page(client, **asked) -> str:
    answer = client.get(reverse("queue"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_its_parts(client, desk: Desk) -> None:
    waiting, talked = make_article("نص ينتظر مراجعه."), make_article("نص للنقاش فيه.")
    review_article(user=desk.user, version=desk.version)
    discuss_article(user=desk.user, version=version_of(talked), why="لماذا؟")
    client.force_login(make_user("chief", group="reviewers"))
    for show, there in (("open", waiting), ("discussion", talked), ("approve", desk.article)):
        shown = page(client, show=show)
        for article in (waiting, talked, desk.article):
            assert (article.get_absolute_url() in shown) == (article == there), show
    client.force_login(desk.user)
    assert desk.article.get_absolute_url() not in page(client, show="approve")


def test_next_leads_to_an_article_that_is_then_one_s_own(client, desk: Desk) -> None:
    client.force_login(desk.user)
    answer = client.post(reverse("queue-next"))
    assert (answer.status_code, answer["Location"]) == (303, desk.article.get_absolute_url())
    assert Assignment.objects.get().person == desk.user
    answer = client.post(reverse("queue-next"), {"after": desk.article.pk})
    assert answer["Location"] == reverse("queue")


def test_next_to_approve_leads_to_what_another_reviewed(client, desk: Desk) -> None:
    review_article(user=desk.user, version=desk.version)
    client.force_login(make_user("chief", group="reviewers"))
    answer = client.post(reverse("queue-next"), {"show": "approve"})
    assert answer["Location"] == desk.article.get_absolute_url()
    assert not Assignment.objects.exists()


def test_the_order_chosen_is_kept_for_the_next_one(client, desk: Desk) -> None:
    client.force_login(desk.user)
    page(client, order="old")
    assert '<option value="old" selected>' in page(client)
    assert '<option value="sure" selected>' in page(client, order="sure")


def test_given_by_a_reviewer_and_given_back(client, desk: Desk) -> None:
    url = reverse("article-assign", args=[desk.article.pk])
    client.force_login(make_user("chief", group="reviewers"))
    answer = client.post(url, {"person": desk.user.pk, "back": "/queue/?show=open"})
    assert (answer.status_code, answer["Location"]) == (303, "/queue/?show=open")
    assert Assignment.objects.get(ended_at=None).person == desk.user
    client.force_login(desk.user)
    assert desk.article.get_absolute_url() in page(client, show="mine")
    assert client.post(url, {"back": "https://elsewhere.example/"})["Location"] == reverse("queue")
    assert not Assignment.objects.filter(ended_at=None).exists()


def test_a_refusal_is_told(client, desk: Desk) -> None:
    client.force_login(make_editor("other"))
    answer = client.post(
        reverse("article-assign", args=[desk.article.pk]), {"person": desk.user.pk}, follow=True
    )
    assert 'class="message error"' in answer.content.decode()


@pytest.mark.parametrize("asked", [{"show": "x"}, {"page": "0"}, {"person": "-"}, {"outlet": 10**30}])
def test_what_cannot_be_asked_is_left_out(client, desk: Desk, asked) -> None:
    client.force_login(desk.user)
    assert desk.article.get_absolute_url() in page(client, **asked)


def test_the_same_queries_however_much_there_is(client, db) -> None:
    client.force_login(make_user("chief", group="reviewers"))
    counts = []
    for number in (1, 12):
        for n in range(number):
            article = make_article(f"نص {number} {n} عن إربد.", outlet=f"صحيفة {n}")
            make_set(article)
            make_mark(make_set(article, "suggestions"), "place", "إربد")
        with CaptureQueriesContext(connection) as caught:
            page(client)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 16
