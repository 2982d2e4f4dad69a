"""Reviewed articles for the tests of the corpus, by the plain ORM."""

import random
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from newsreader.articles.models import Article
from tests.factories import make_article, make_mark, make_set

_WORDS = re.findall(
    r"\w+", "مجلس وزارة طريق مدرسة سوق جسر ميناء قرار خطة موسم محصول قال أعلن افتتح بدأ انتهى غدا اليوم"
)


def a_text(seed: int, length: int = 60) -> str:
    """Words in a row that no other seed gives, in one paragraph."""
    return " ".join(random.Random(seed).choices(_WORDS, k=length)) + "."  # noqa: S311 - the same every time


def reviewed_article(seed: int, outlet: str = "جريدة الساحل", text: str = "", **fields: Any) -> Article:
    """A reviewed article of its own text with one place marked; its date follows from the seed."""
    day = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=seed)
    article = make_article("إربد " + (text or a_text(seed)), outlet=outlet, published_at=day, **fields)
    make_mark(make_set(article, state="reviewed"), "place", "إربد")
    return article
