"""How often articles are read, by numbers of days that tell of nobody."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from newsreader.articles.models import DailyReads

KEPT_DAYS = 28

_COUNT = """
    INSERT INTO articles_dailyreads (article_id, day, reads) VALUES (%s, %s, 1)
    ON CONFLICT (day, article_id) DO UPDATE SET reads = least(articles_dailyreads.reads + 1, 1000000)
    RETURNING reads"""


def count_read(article_id: int) -> None:
    """Count one opening of the article's page today, in the site's time zone: one statement.

    The first of an article on a day drops the days that are older than KEPT_DAYS.
    """
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [article_id, today])
        (reads,) = cursor.fetchone()
    if reads == 1:
        DailyReads.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS - 1)).delete()
