import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.clitics import name_without_clitics
from newsreader.arabic.folding import fold_text

KNOWN = {fold_text(name) for name in ("القاهرة", "الأردن", "لبنان", "باريس", "بيروت", "ليبيا")}


@pytest.mark.parametrize(
    ("selected", "name"),
    [
        ("وبالقاهرة", "القاهرة"),
        ("والرياض", "الرياض"),
        ("للأردن", "لأردن"),
        ("وللأردن", "لأردن"),
        (" «والوزير خالد»، ", "الوزير خالد"),
        ("والدة الشاب", "والدة الشاب"),
        ("وزير الصحة", "وزير الصحة"),
        ("لبنان", "لبنان"),
        ("«»", "«»"),
    ],
)
def test_a_name_is_offered_without_its_clitics(selected, name):
    start, end = name_without_clitics(selected, 0, len(selected))
    assert selected[start:end] == name


@pytest.mark.parametrize(
    ("selected", "name"),
    [("ولبنان", "لبنان"), ("وببيروت", "بيروت"), ("باريس", "باريس"), ("للأردن", "لأردن"), ("وليبيا", "ليبيا")],
)
def test_a_lexicon_settles_what_spelling_cannot(selected, name):
    start, end = name_without_clitics(selected, 0, len(selected), KNOWN.__contains__)
    assert selected[start:end] == name


@given(st.text(alphabet="وفبلكاأنم ـَّ«»\n", max_size=12), st.data())
def test_the_offer_lies_in_the_selection(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offered = name_without_clitics(text, start, end)
    assert start <= offered[0] <= offered[1] <= end
