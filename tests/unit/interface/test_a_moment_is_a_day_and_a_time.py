"""A day and its time have a comma between them: else two numbers stand side by side and change places."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from newsreader.reader.templatetags.dates import news_moment

WHEN = datetime(2026, 11, 29, 18, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "told"), [("ar", "29 نوفمبر 2026، 18:05"), ("en", "November 29, 2026, 18:05")]
)
def test_the_time_follows_the_day(language, told):
    with translation.override(language):
        assert news_moment(WHEN) == told
