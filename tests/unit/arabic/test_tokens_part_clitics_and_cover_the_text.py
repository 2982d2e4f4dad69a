from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.tokens import tokens

ANY = st.text(st.one_of(st.sampled_from("وفبلكالقن َّـ\u200c\u200d«» .👩🏽\n"), st.characters()), max_size=60)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال الوزير", ["و", "قال", "الوزير"]),
        ("وَقَالَ", ["وَ", "قَالَ"]),
        ("وزير وزارة واشنطن والد وصف", ["وزير", "وزارة", "واشنطن", "والد", "وصف"]),
        ("ووزير وبالقاهرة للأردن", ["و", "وزير", "و", "ب", "القاهرة", "ل", "لأردن"]),
        ("فإن وهو وفي", ["ف", "إن", "و", "هو", "و", "في"]),
        ("في إربد وبإربد", ["في", "إربد", "و", "ب", "إربد"]),
        ("بيان كانت لبنان فرنسا", ["بيان", "كانت", "لبنان", "فرنسا"]),
        ("«قال»، ...", ["«", "قال", "»", "،", ".", ".", "."]),
        ("🚢 👷‍♀️! 👩🏽", ["🚢", "👷‍♀️", "!", "👩🏽"]),
        ("جـــاهز Port-City 3.5", ["جـــاهز", "Port", "-", "City", "3", ".", "5"]),
    ],
)
def test_words_signs_and_clitics(text, expected):
    assert cut(text) == expected


@given(ANY)
def test_tokens_follow_each_other_and_leave_out_white_space_alone(text):
    spans = tokens(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
