import pytest
from django.urls import reverse

from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.formats import jsonl
from annotations.queries.corpus import reviewed_documents
from newsreader.articles.models import Article, Source
from newsreader.articles.searching import keep_words
from tests.factories import make_editor, make_place, make_user
from tests.web.desk import Desk, make_desk

TEXT = "قال خالد منصور إن الطريق ستفتح غدا في إربد، وكان الجو باردا."
REASON = "نُشر الخبر قبل موعده."


@pytest.fixture
def desk(db) -> Desk:
    """A reviewed article that every page knows of."""
    place = make_place("jo-irbid", "إربد", latitude=32.5, longitude=35.9)
    desk = make_desk(TEXT)
    Article.objects.filter(pk=desk.article.pk).update(
        title="خبر الطريق السريع", source=Source.objects.create(name="الجريدة")
    )
    desk.article.refresh_from_db()
    keep_words([(desk.article, desk.text)])
    desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    desk.create("place", "إربد", place=place.key)
    review_article(user=desk.user, version=desk.version, rest="reject")
    return desk


def withdraw(desk: Desk, **values) -> None:
    withdraw_article(user=None, article=desk.article, reason=REASON, **values)


def pages(desk: Desk) -> list[str]:
    speaker = desk.shared.entities.get().speaker_id
    return [
        "/",
        "/?speaker=خالد منصور",
        "/search/?q=الطريق",
        "/search/?q=الطريق&in=quotes",
        "/search/?q=speaker:خالد",
        "/places/",
        "/places/jo-irbid/",
        "/feeds/articles.atom",
        "/feeds/articles.rss",
        f"/feeds/speakers/{speaker}.atom",
        "/quotes/",
        "/speakers/",
        "/sitemap-0.xml",
    ]


@pytest.mark.parametrize("reading", ["reviewed", "all"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_no_page_shows_it_any_more(client, desk: Desk, settings, reading: str, signed_in: bool) -> None:
    settings.PUBLIC_READING = reading
    if signed_in:
        client.force_login(desk.user)
    addresses = pages(desk)
    address = desk.article.get_absolute_url()
    shown = [url for url in addresses if address in client.get(url).content.decode()]
    assert shown == [url for url in addresses if url not in ("/places/", "/speakers/")]
    withdraw(desk)
    for url in addresses:
        page = client.get(url)
        text = page.content.decode()
        assert page.status_code == 200 or "speakers" in url
        assert address not in text
        assert "ستفتح" not in text
        # The help of the search names somebody so.
        assert "منصور" not in text or "منصور" in url or "search" in url
    assert list(reviewed_documents()) == []
    assert desk.text not in "".join(map(jsonl.write_document, reviewed_documents()))


@pytest.mark.parametrize("name", ["article", "article-map"])
def test_its_address_says_that_it_is_gone_and_why(client, desk: Desk, name: str) -> None:
    address = reverse(name, args=[desk.article.pk])
    assert client.get(address).status_code == 200
    withdraw(desk)
    page = client.get(address)
    text = page.content.decode()
    assert page.status_code == 410
    for said in (REASON, "خبر الطريق السريع", "الجريدة", 'content="noindex"'):
        assert said in text
    assert "ستفتح" not in text
    assert "article-allow-import" not in text


def test_a_title_that_was_withdrawn_is_told_of(client, desk: Desk) -> None:
    withdraw(desk, with_title=True)
    text = client.get(desk.article.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert "Its title was withdrawn too" in text
    assert "خبر الطريق" not in text


@pytest.mark.parametrize(
    ("reading", "visibility", "reviewed", "status"),
    [
        ("reviewed", "public", True, 410),
        ("reviewed", "public", False, 404),
        ("reviewed", "hidden", True, 404),
        ("all", "public", False, 410),
        ("off", "public", True, 404),
    ],
)
def test_those_who_could_not_read_it_are_not_told(
    client, settings, db, reading, visibility, reviewed, status
):
    settings.PUBLIC_READING = reading
    desk = make_desk(TEXT)
    Article.objects.filter(pk=desk.article.pk).update(visibility=visibility)
    if reviewed:
        review_article(user=desk.user, version=desk.version, rest="reject")
    withdraw(desk)
    address = desk.article.get_absolute_url()
    assert client.get(address).status_code == status
    client.force_login(desk.user)
    assert client.get(address).status_code == 410


def test_an_editors_request_for_it_is_told(client, desk: Desk) -> None:
    client.force_login(desk.user)
    withdraw(desk)
    start = TEXT.index("خالد")
    sent = {"layer": "place", "start": start, "end": start + 4, "text": "خالد", "place_name": "خالد"}
    for name, values in [
        ("mark-create", sent),
        ("article-undo", {}),
        ("article-suggest", {}),
        ("article-review", {}),
    ]:
        answer = client.post(reverse(name, args=[desk.article.pk]), values, headers={"hx-request": "true"})
        assert answer.status_code == 410
        assert 'role="alert"' in answer.content.decode()


class TestThePage:
    """Where it is withdrawn, and its import allowed again."""

    @pytest.fixture
    def reviewer(self, client, desk: Desk):
        user = make_user("reviewer", group="reviewers")
        client.force_login(user)
        return user

    def test_asks_for_a_reason_and_tells_what_goes(self, client, desk: Desk, reviewer) -> None:
        """Nothing is done by looking."""
        assert reverse("article-withdraw", args=[desk.article.pk]) in self.text(
            client, desk.article.get_absolute_url()
        )
        text = self.text(client, reverse("article-withdraw", args=[desk.article.pk]))
        assert "1 quote," in text
        assert "خبر الطريق السريع" in text
        assert Article.objects.get().withdrawn_at is None

    def test_withdraws_with_a_reason_alone(self, client, desk: Desk, reviewer) -> None:
        """Twice is once."""
        address = reverse("article-withdraw", args=[desk.article.pk])
        assert client.post(address, {"reason": " "}).status_code == 422
        assert client.post(address, {"reason": TEXT}).status_code == 422
        assert Article.objects.get().withdrawn_at is None
        for _twice in range(2):
            answer = client.post(address, {"reason": REASON})
            assert (answer.status_code, answer.url) == (303, desk.article.get_absolute_url())
        withdrawal = desk.article.withdrawals.get()
        assert (withdrawal.by, withdrawal.reason, withdrawal.reviewed) == (reviewer, REASON, True)

    def test_allows_its_import_again(self, client, desk: Desk, reviewer) -> None:
        """The notice stays until another text has come."""
        withdraw(desk)
        allow = reverse("article-allow-import", args=[desk.article.pk])
        assert allow in self.text(client, desk.article.get_absolute_url())
        assert client.post(allow).status_code == 303
        assert allow not in self.text(client, desk.article.get_absolute_url())
        assert desk.article.withdrawals.get().lifted_by == reviewer
        assert client.post(allow).status_code == 422

    def test_is_not_for_annotators(self, client, desk: Desk) -> None:
        """Nor the link to it."""
        client.force_login(make_editor("annotator"))
        address = reverse("article-withdraw", args=[desk.article.pk])
        assert address not in self.text(client, desk.article.get_absolute_url())
        assert client.get(address).status_code == 403
        assert client.post(address, {"reason": REASON}).status_code == 403
        withdraw(desk)
        assert client.post(reverse("article-allow-import", args=[desk.article.pk])).status_code == 403

    def test_shows_other_articles_with_the_text(self, client, desk: Desk, reviewer) -> None:
        """They are not withdrawn with it."""
        twin = make_twin(desk)
        text = self.text(client, reverse("article-withdraw", args=[desk.article.pk]))
        assert f'href="{twin.get_absolute_url()}"' in text

    def text(self, client, address: str) -> str:
        return client.get(address, headers={"accept-language": "en"}).content.decode()


def make_twin(desk: Desk) -> Article:
    from tests.factories import make_version

    twin = Article.objects.create(title="الخبر نفسه", url="https://elsewhere.example/1")
    make_version(twin, desk.text)
    return twin
