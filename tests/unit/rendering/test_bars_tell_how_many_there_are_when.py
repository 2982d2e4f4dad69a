from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rendering.bars import HEIGHT, WIDTH, chart_of

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("last", "step", "bars"),
    [
        (date(2025, 1, 31), "day", 31),
        (date(2025, 2, 1), "month", 2),
        (date(2026, 12, 1), "month", 24),
        (date(2027, 1, 1), "year", 3),
    ],
)
def test_the_stretch_is_as_long_as_bars_can_be_told_apart(last: date, step: str, bars: int) -> None:
    chart = chart_of([date(2025, 1, 1), last])
    assert chart is not None
    assert (chart.step, len(chart.bars)) == (step, bars)
    assert [bar.count for bar in (chart.bars[0], chart.bars[-1])] == [1, 1]


def test_one_bar_is_no_chart() -> None:
    assert chart_of([]) is None
    assert chart_of([date(2025, 1, 1)] * 5) is None


def test_the_last_year_of_the_calendar_has_bars() -> None:
    for first, step in ((date(9990, 1, 1), "year"), (date(9998, 6, 1), "month"), (date(9999, 12, 3), "day")):
        chart = chart_of([first, date.max])
        assert chart is not None
        assert (chart.step, chart.bars[-1].until) == (step, date.max)


@given(st.lists(DAYS, min_size=1, max_size=60))
def test_every_day_is_in_one_bar_and_every_bar_in_the_drawing(days: list[date]) -> None:
    chart = chart_of(days)
    if chart is None:
        return
    for bar in chart.bars:
        assert bar.count == sum(bar.since <= day <= bar.until for day in days)
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert 0 <= bar.height <= HEIGHT == pytest.approx(bar.y + bar.height)
    for bar, following in zip(chart.bars, chart.bars[1:], strict=False):
        assert bar.until + timedelta(1) == following.since
    assert max(bar.count for bar in chart.bars) == chart.most
