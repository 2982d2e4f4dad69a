import pytest

from tests.unit.suggest.told import quotes

CASES = {
    "between commas": (
        "واختارت البلدية، وفق المسؤول ذاته، من القرى الجبلية القليلة ما يصلح للمشروع.",
        (
            "اختارت البلدية، وفق المسؤول ذاته، من القرى الجبلية القليلة ما يصلح للمشروع",
            "المسؤول",
            "وفق",
        ),
    ),
    "an unknown name between commas": (
        "وعملت البلدية، وفق مزيود، على ترميم السوق القديم في الصيف.",
        ("عملت البلدية، وفق مزيود، على ترميم السوق القديم في الصيف", "مزيود", "وفق"),
    ),
    "of few words": ("وبينهم سبع نساء بحسب بيان وزارة الصحة.", ("بينهم سبع نساء", "وزارة الصحة", "بحسب")),
    "of a count": (
        "وبلغ عدد الجرحى عشرين شخصا، وفق حصيلة جديدة أعدها المستشفى.",
        ("بلغ عدد الجرحى عشرين شخصا", "حصيلة جديدة", "وفق"),
    ),
    "of his own view": (
        "وهذا ما أدى بحسبه إلى تأخر المشروع سنة كاملة.",
        ("هذا ما أدى بحسبه إلى تأخر المشروع سنة كاملة", None, "بحسبه"),
    ),
    "first, with an unknown verb right behind it": (
        "ووفقا لوزارة النقل سيكون السوق الجديد مفتوحا كل يوم.",
        ("سيكون السوق الجديد مفتوحا كل يوم", "وزارة النقل", "وفقا ل"),
    ),
    "first, with the verb right behind it": (
        "وطبقا لوزارة النقل فقد ارتفعت الرسوم هذا العام كثيرا.",
        ("قد ارتفعت الرسوم هذا العام كثيرا", "وزارة النقل", "طبقا ل"),
    ),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_a_source_phrase_stands_anywhere_in_its_clause(text, told):
    assert [(said, speaker, cue) for _, said, speaker, cue in quotes(text)] == [told]


def test_a_measure_or_a_plan_is_no_source():
    assert quotes("ويتحرك الفريق الأول هذا الصباح وفق خطة أخرى.") == []
    assert quotes("وتقرر بدء العمل في السوق بناء على مقترح قديم.") == []


def test_a_source_phrase_before_a_participle_has_a_quote_of_its_own():
    told = quotes("ونقل الجريح إلى مستشفى المدينة القريب، بحسب ما قال المصدر، مشيرا إلى القبض على السائق.")
    assert [(said, cue) for _, said, _, cue in told] == [
        ("نقل الجريح إلى مستشفى المدينة القريب", "بحسب ما قال"),
        ("القبض على السائق", "مشيرا إلى"),
    ]


@pytest.mark.parametrize("own", ["وفق تعبيره", "على حد قوله", "حسب تقديره", "بحسب تصريحاته"])
def test_a_phrase_of_his_own_words_is_a_further_cue(own):
    (told,) = quotes(f"وقال الوزير خالد منصور إن العمل بدأ أمس، {own}.")
    assert told == ("indirect", "إن العمل بدأ أمس", "خالد منصور", f"قال … {own}")


def test_a_source_behind_lam_is_named_with_its_article():
    (told,) = quotes("وارتفعت الرسوم هذا العام كثيرا وفقا للجريدة الرسمية.")
    assert told[2] == "الجريدة الرسمية"
