from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from annotations.actions.withdraw_article import withdraw_article
from annotations.queries.untouched import untouched_texts
from newsreader.articles.importing import Incoming, Refusal, Summary, store
from newsreader.articles.models import Article, SearchText, TextVersion
from tests.factories import make_editor, make_user

pytestmark = pytest.mark.django_db

URL = "https://news.example/1"
TEXT = "قال خالد منصور إن الطريق ستفتح غدا."


def incoming(text: str = TEXT, url: str | None = URL, title: str = "العنوان") -> Incoming:
    return Incoming("news.jsonl", 7, text, title or "الكلمات الأولى…", bool(title), url)


def put(*items: Incoming) -> tuple[Summary, list[Refusal]]:
    refused: list[Refusal] = []
    return store(items, on_refused=refused.append), refused


@pytest.fixture(params=[URL, None])
def article(request) -> Article:
    """Withdrawn, known by its address or by its text."""
    former = [incoming("نص سابق للخبر.", request.param)] if request.param else []
    put(*former, incoming(TEXT, request.param))
    article = TextVersion.objects.get(text=TEXT).article
    withdraw_article(user=None, article=article, reason="بطلب من المصدر")
    return article


def test_neither_its_texts_nor_another_at_its_address(article: Article) -> None:
    good = incoming("خبر آخر تماما.", "https://news.example/2")
    items = [
        incoming(TEXT, article.url),
        good,
        incoming(TEXT, "https://elsewhere.example/1"),
        incoming(TEXT, None),
    ]
    if article.url:
        items += [incoming("نص سابق للخبر.", "https://elsewhere.example/2"), incoming("نص جديد للخبر.", URL)]
    summary, refused = put(*items)
    assert (summary.new, summary.refused) == (1, len(items) - 1)
    assert len(refused) == len(items) - 1
    for refusal in refused:
        assert (refusal.path, refusal.line) == ("news.jsonl", 7)
        assert f"as article {article.pk}: بطلب من المصدر" in str(refusal)
        assert f"manage.py withdraw_article {article.pk} --allow-import" in str(refusal)
    assert list(TextVersion.objects.exclude(text="").values_list("text", flat=True)) == ["خبر آخر تماما."]


def test_it_is_not_suggested_again(article: Article) -> None:
    assert not untouched_texts().exists()


def test_allowed_again_it_comes_in_like_a_new_one(client, settings, article: Article) -> None:
    settings.PUBLIC_READING = "all"
    Article.objects.filter(pk=article.pk).update(title="")
    call_command("withdraw_article", str(article.pk), "--allow-import", stdout=StringIO())
    assert client.get(article.get_absolute_url()).status_code == 410
    summary, refused = put(incoming(TEXT, article.url, title=""))
    assert (summary.versions, refused) == (1, [])
    article.refresh_from_db()
    assert (article.title, article.withdrawn_at) == ("الكلمات الأولى…", None)
    assert article.versions.get(is_current=True).text == TEXT
    assert SearchText.objects.get().article == article
    assert TEXT in client.get(article.get_absolute_url()).content.decode()
    assert article.get_absolute_url() in client.get(reverse("article-list")).content.decode()
    # And may be withdrawn again.
    withdraw_article(user=None, article=article, reason="مرة أخرى")
    assert put(incoming(TEXT, article.url))[0].refused == 1


def test_the_command(article: Article) -> None:
    put(incoming("خبر آخر تماما.", "https://news.example/2"))
    other = Article.objects.get(url="https://news.example/2")
    make_user("reviewer", group="reviewers")
    make_editor("annotator")
    for wrong in (
        [str(article.pk), "--reason", "سبب"],
        ["999", "--reason", "سبب"],
        [str(other.pk), "--reason", "سبب", "--by", "annotator"],
        [str(other.pk), "--reason", "سبب", "--by", "nobody"],
        [str(other.pk), "--allow-import"],
    ):
        with pytest.raises(CommandError):
            call_command("withdraw_article", *wrong)
    assert Article.objects.get(pk=other.pk).withdrawn_at is None
    out = StringIO()
    call_command(
        "withdraw_article", str(other.pk), "--reason", "سبب", "--by", "reviewer", "--with-title", stdout=out
    )
    assert "without its title" in out.getvalue()
    assert other.withdrawals.get().by.username == "reviewer"


def test_the_words_kept_for_the_search_are_not_made_again(article: Article) -> None:
    call_command("refresh_lists", stdout=StringIO())
    assert not SearchText.objects.exists()
