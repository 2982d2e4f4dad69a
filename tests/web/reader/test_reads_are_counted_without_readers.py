from datetime import timedelta

from django.utils import timezone

from newsreader.articles.models import DailyReads
from newsreader.articles.reads import KEPT_DAYS, count_read
from tests.factories import make_article, make_editor


def reads() -> list[int]:
    return list(DailyReads.objects.values_list("reads", flat=True))


def test_a_number_a_day_and_nothing_else(client, db, settings) -> None:
    settings.PUBLIC_READING = "all"
    article = make_article("نص قصير.")
    for _ in range(3):
        assert client.get(article.get_absolute_url()).status_code == 200
    assert reads() == [3]
    assert {field.name for field in DailyReads._meta.get_fields()} == {"id", "article", "day", "reads"}


def test_neither_editors_nor_pages_fetched_ahead_nor_heads_count(client, db, settings) -> None:
    settings.PUBLIC_READING = "all"
    article = make_article("نص قصير.")
    client.head(article.get_absolute_url())
    client.get(article.get_absolute_url(), headers={"Sec-Purpose": "prefetch"})
    client.force_login(make_editor())
    client.get(article.get_absolute_url())
    assert reads() == []


def test_old_days_are_dropped_and_a_day_is_bounded(db) -> None:
    article, other = make_article("نص قصير."), make_article("نص آخر.")
    today = timezone.localdate()
    DailyReads.objects.create(article=article, day=today - timedelta(days=KEPT_DAYS), reads=5)
    DailyReads.objects.create(article=article, day=today, reads=1_000_000)
    count_read(article.pk)
    count_read(other.pk)
    assert sorted(reads()) == [1, 1_000_000]
