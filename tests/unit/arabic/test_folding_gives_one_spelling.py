import pytest

from newsreader.arabic.folding import fold, fold_name


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("مسؤول شؤون مسئول", "مسوول شوون مسيول"),
        ("مدرسة", "مدرسه"),
        ("مُحَمَّدٌ", "محمد"),
        ("الأخبـــار", "الاخبار"),
        ("٢٠١٥ و۲۰۱۵", "2015 و2015"),
        ("ﻻ ﷲ", "لا الله"),
        ("\u202bنص\u202c", "نص"),
        ("TESLA", "tesla"),
        ("", ""),
    ],
)
def test_folding_gives_one_spelling(written, folded):
    assert fold(written).text == folded


def test_names_are_equal_over_marks_and_joined_words():
    assert fold_name("عبد العزيز «العيد»") == fold_name("عبدالعزيز العيد")
    assert fold_name("أبو قرنين") == fold_name("ابوقرنين")
    assert fold_name("مارك روته") != fold_name("مارك")
