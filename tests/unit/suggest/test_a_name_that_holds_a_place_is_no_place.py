import pytest

from annotations.suggest.borrowed_names import FILE
from tests.unit.suggest.told import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفاز المنتخب بكوبا أميركا أمس.", []),
        ("وفاز المنتخب بكأس آسيا أمس.", []),
        ("وخسر في دوري أبطال أوروبا أمس.", []),
        ("وتوج بلقب أبطال آسيا في طوكيو.", ["طوكيو"]),
        ("وقالت «نيويورك تايمز» إن القرار صدر.", []),
        ("ونشرت وول ستريت جورنال مقالا.", []),
        ("ولعب باريس سان جيرمان في ليون.", ["ليون"]),
        ("وأعلنت مصر للطيران رحلات إلى كوبا.", ["كوبا"]),
        # The same words apart from the names are places.
        ("ووصل الوفد من كوبا إلى نيويورك.", ["كوبا", "نيويورك"]),
        ("وأقيمت كأس العالم قطر 2022 في الدوحة.", ["قطر", "الدوحة"]),
    ],
)
def test_competitions_newspapers_and_companies_are_none(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize("dash", ["-", "–"])
def test_the_town_behind_the_dash_of_a_byline_is_one(dash):
    assert places(f"محمد سالم {dash} جدة\nوصل الوفد أمس.") == ["جدة"]


def test_the_list_is_sorted_and_says_nothing_twice():
    names = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert names == sorted(set(names))
