import pytest

from annotations.suggest.morphology import analyse


def readings(word, **wanted):
    return [r for r in analyse(word) if all(getattr(r, name) == value for name, value in wanted.items())]


def one(word, **wanted):
    found = readings(word, **wanted)
    assert found, (word, wanted, analyse(word))
    return found[0]


@pytest.mark.parametrize(
    ("word", "lemma", "form", "person", "gender", "number", "span"),
    [
        ("وأضافت", "أضاف", "perfect", "3", "f", "s", "أضافت"),
        ("فقالوا", "قال", "perfect", "3", "m", "p", "قالوا"),
        ("سيؤكدون", "أكد", "imperfect", "3", "m", "p", "سيؤكدون"),
        ("وسيعلن", "أعلن", "imperfect", "3", "m", "s", "سيعلن"),
        ("ليؤكد", "أكد", "imperfect", "3", "m", "s", "يؤكد"),
        ("قلن", "قال", "perfect", "3", "f", "p", "قلن"),
        ("أبلغته", "أبلغ", "perfect", "3", "f", "s", "أبلغت"),
        ("وصفها", "وصف", "perfect", "3", "m", "s", "وصف"),
        ("رآه", "رأى", "perfect", "3", "m", "s", "رآ"),
        ("يدعوهم", "دعا", "imperfect", "3", "m", "s", "يدعو"),
        ("جاءوا", "جاء", "perfect", "3", "m", "p", "جاءوا"),
        ("قرأوا", "قرأ", "perfect", "3", "m", "p", "قرأوا"),
    ],
)
def test_verbs(word, lemma, form, person, gender, number, span):
    found = one(word, lemma=lemma, form=form, person=person, gender=gender, number=number)
    assert word[found.start : found.end] == span
    assert found.frame is not None


@pytest.mark.parametrize(
    ("word", "lemma", "form", "span"),
    [
        ("قائلا", "قال", "active_participle", "قائلا"),
        ("ومؤكدة", "أكد", "active_participle", "مؤكدة"),
        ("مشيرين", "أشار", "active_participle", "مشيرين"),
        ("داعيا", "دعا", "active_participle", "داعيا"),
        ("بقوله", "قال", "masdar", "قول"),
        ("وتأكيده", "أكد", "masdar", "تأكيد"),
        ("إعلانها", "أعلن", "masdar", "إعلان"),
        ("لتصريحاته", "صرح", "masdar", "تصريحات"),
    ],
)
def test_participles_and_verbal_nouns(word, lemma, form, span):
    found = one(word, lemma=lemma, form=form)
    assert word[found.start : found.end] == span


@pytest.mark.parametrize(
    ("word", "span", "folded", "proclitics"),
    [
        ("وبالقاهرة", "القاهرة", "القاهره", ("و", "ب")),
        ("للأردن", "لأردن", "الاردن", ("ل",)),
        ("وللأردن", "لأردن", "الاردن", ("و", "ل")),
        ("لبيروت", "بيروت", "بيروت", ("ل",)),
        ("فإربد", "إربد", "اربد", ("ف",)),
        ("القاهرة", "القاهرة", "القاهره", ()),
    ],
)
def test_places_are_cut_from_their_clitics(word, span, folded, proclitics):
    found = one(word, role="place")
    assert (word[found.start : found.end], found.word, found.proclitics) == (span, folded, proclitics)


def test_marks_belong_to_their_letter_in_every_cut():
    word = "وَبِالقَاهِرَةِ"
    found = one(word, role="place")
    assert word[found.start : found.end] == "القَاهِرَةِ"
    word = "قَوْلِهِ"
    found = one(word, form="masdar", lemma="قال")
    assert (word[found.start : found.end], found.enclitics) == ("قَوْلِ", ("ه",))


def test_tatweel_is_no_letter():
    word = "وقـــال"
    found = one(word, lemma="قال", form="perfect")
    assert word[found.start : found.end] == "قـــال"


@pytest.mark.parametrize(
    ("word", "role", "gender", "number"),
    [
        ("الوزيرة", "role", "f", "s"),
        ("مسؤولون", "role", "m", "p"),
        ("وزراء", "role", "m", "p"),
        ("والناطق", "role", "m", "s"),
        ("المحتجون", "role", "m", "p"),
        ("مصادر", "source", "m", "p"),
        ("اللواء", "title", "m", "s"),
        ("وزارة", "institution", "f", "s"),
        ("بمحافظة", "area", "f", "s"),
        ("مطار", "site", "m", "s"),
        ("لمحمد", "given_name", "m", "s"),
        ("وفاطمة", "given_name", "f", "s"),
    ],
)
def test_nouns_that_speak_have_a_role(word, role, gender, number):
    found = one(word, role=role)
    assert (found.gender, found.number) == (gender, number)


def test_a_spelling_without_hamza_is_understood_and_said_to_be_so():
    assert not one("اشار", lemma="أشار").exact
    assert one("أشار", lemma="أشار").exact


def test_ta_marbuta_is_never_taken_for_a_pronoun():
    assert all(not r.enclitics for r in analyse("مؤكدة"))


@pytest.mark.parametrize("word", ["", "زقزق", "hello", "٢٠١٥", "،"])
def test_what_no_one_knows_has_no_frame(word):
    assert all(r.frame is None for r in analyse(word))


def test_an_unknown_word_has_no_reading():
    assert analyse("زقزق") == ()
