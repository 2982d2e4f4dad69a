"""Tables written by hand: the persons in the order of PERFECT and IMPERFECT of conjugation.py.

3ms 3fs 3md 3fd 3mp 3fp 2ms 2fs 2d 2mp 2fp 1s 1p
"""

import pytest

from annotations.suggest.lexicon.conjugation import conjugate
from annotations.suggest.lexicon.spelling import spell, without_marks
from annotations.suggest.lexicon.verb import Verb


def forms(verb, aspect, mood="", voice="active"):
    return [
        spell(form.sounds)
        for form in conjugate(verb)
        if (form.aspect, form.mood, form.voice) == (aspect, mood, voice)
    ]


def plain(verb, aspect, mood="", voice="active"):
    return " ".join(without_marks(form) for form in forms(verb, aspect, mood, voice))


SAYS = Verb("قول", "I", "a-u")
CALLS = Verb("دعو", "I", "a-u")
DENIES = Verb("نفي", "I", "a-i")
SEES = Verb("رءي", "I", "a-a")
INFORMS = Verb("فيد", "IV")
ANSWERS = Verb("ردد", "I", "a-u")

PERFECT = [
    (SAYS, "قال قالت قالا قالتا قالوا قلن قلت قلت قلتما قلتم قلتن قلت قلنا"),
    (CALLS, "دعا دعت دعوا دعتا دعوا دعون دعوت دعوت دعوتما دعوتم دعوتن دعوت دعونا"),
    (DENIES, "نفى نفت نفيا نفتا نفوا نفين نفيت نفيت نفيتما نفيتم نفيتن نفيت نفينا"),
    (SEES, "رأى رأت رأيا رأتا رأوا رأين رأيت رأيت رأيتما رأيتم رأيتن رأيت رأينا"),
    (INFORMS, "أفاد أفادت أفادا أفادتا أفادوا أفدن أفدت أفدت أفدتما أفدتم أفدتن أفدت أفدنا"),
    (ANSWERS, "رد ردت ردا ردتا ردوا رددن رددت رددت رددتما رددتم رددتن رددت رددنا"),
    (
        Verb("ءكد", "II"),
        "أكد أكدت أكدا أكدتا أكدوا أكدن أكدت أكدت أكدتما أكدتم أكدتن أكدت أكدنا",
    ),
    (
        Verb("علن", "IV"),
        "أعلن أعلنت أعلنا أعلنتا أعلنوا أعلن أعلنت أعلنت أعلنتما أعلنتم أعلنتن أعلنت أعلنا",
    ),
    (
        Verb("نبء", "IV"),
        "أنبأ أنبأت أنبآ أنبأتا أنبؤوا أنبأن أنبأت أنبأت أنبأتما أنبأتم أنبأتن أنبأت أنبأنا",
    ),
    (
        Verb("وهم", "VIII"),
        "اتهم اتهمت اتهما اتهمتا اتهموا اتهمن اتهمت اتهمت اتهمتما اتهمتم اتهمتن اتهمت اتهمنا",
    ),
    (
        Verb("دعو", "VIII"),
        "ادعى ادعت ادعيا ادعتا ادعوا ادعين ادعيت ادعيت ادعيتما ادعيتم ادعيتن ادعيت ادعينا",
    ),
    (Verb("خشي", "I", "i-a"), "خشي خشيت خشيا خشيتا خشوا خشين خشيت خشيت خشيتما خشيتم خشيتن خشيت خشينا"),
    (Verb("جيء", "I", "a-i"), "جاء جاءت جاءا جاءتا جاؤوا جئن جئت جئت جئتما جئتم جئتن جئت جئنا"),
]
IMPERFECT = [
    (SAYS, "يقول تقول يقولان تقولان يقولون يقلن تقول تقولين تقولان تقولون تقلن أقول نقول"),
    (CALLS, "يدعو تدعو يدعوان تدعوان يدعون يدعون تدعو تدعين تدعوان تدعون تدعون أدعو ندعو"),
    (DENIES, "ينفي تنفي ينفيان تنفيان ينفون ينفين تنفي تنفين تنفيان تنفون تنفين أنفي ننفي"),
    (SEES, "يرى ترى يريان تريان يرون يرين ترى ترين تريان ترون ترين أرى نرى"),
    (INFORMS, "يفيد تفيد يفيدان تفيدان يفيدون يفدن تفيد تفيدين تفيدان تفيدون تفدن أفيد نفيد"),
    (ANSWERS, "يرد ترد يردان تردان يردون يرددن ترد تردين تردان تردون ترددن أرد نرد"),
    (
        Verb("وصف", "I", "a-i"),
        "يصف تصف يصفان تصفان يصفون يصفن تصف تصفين تصفان تصفون تصفن أصف نصف",
    ),
    (
        Verb("وضح", "IV"),
        "يوضح توضح يوضحان توضحان يوضحون يوضحن توضح توضحين توضحان توضحون توضحن أوضح نوضح",
    ),
    (
        Verb("ءكد", "II"),
        "يؤكد تؤكد يؤكدان تؤكدان يؤكدون يؤكدن تؤكد تؤكدين تؤكدان تؤكدون تؤكدن أؤكد نؤكد",
    ),
    (
        Verb("مني", "V"),
        "يتمنى تتمنى يتمنيان تتمنيان يتمنون يتمنين تتمنى تتمنين تتمنيان تتمنون تتمنين أتمنى نتمنى",
    ),
    (
        Verb("سءل", "VI"),
        "يتساءل تتساءل يتساءلان تتساءلان يتساءلون يتساءلن "
        "تتساءل تتساءلين تتساءلان تتساءلون تتساءلن أتساءل نتساءل",
    ),
    (
        Verb("ءمل", "I", "a-u"),
        "يأمل تأمل يأملان تأملان يأملون يأملن تأمل تأملين تأملان تأملون تأملن آمل نأمل",
    ),
    (
        Verb("طمءن", "QI"),
        "يطمئن تطمئن يطمئنان تطمئنان يطمئنون يطمئن تطمئن تطمئنين تطمئنان تطمئنون تطمئن أطمئن نطمئن",
    ),
]


@pytest.mark.parametrize(("verb", "table"), PERFECT)
def test_perfect(verb, table):
    assert plain(verb, "perfect") == table


@pytest.mark.parametrize(("verb", "table"), IMPERFECT)
def test_imperfect(verb, table):
    assert plain(verb, "imperfect", "indicative") == table


@pytest.mark.parametrize(
    ("verb", "table"),
    [
        (SAYS, "يقل تقل يقولا تقولا يقولوا يقلن تقل تقولي تقولا تقولوا تقلن أقل نقل"),
        (CALLS, "يدع تدع يدعوا تدعوا يدعوا يدعون تدع تدعي تدعوا تدعوا تدعون أدع ندع"),
        (ANSWERS, "يرد ترد يردا تردا يردوا يرددن ترد تردي تردا تردوا ترددن أرد نرد"),
        (SEES, "ير تر يريا تريا يروا يرين تر تري تريا تروا ترين أر نر"),
    ],
)
def test_jussive(verb, table):
    assert plain(verb, "imperfect", "jussive") == table


@pytest.mark.parametrize(
    ("verb", "perfect", "imperfect"),
    [
        (SAYS, "قِيلَ", "يُقَالُ"),
        (CALLS, "دُعِيَ", "يُدْعَى"),
        (INFORMS, "أُفِيدَ", "يُفَادُ"),
        (Verb("علن", "IV"), "أُعْلِنَ", "يُعْلَنُ"),
        (Verb("وصف", "I", "a-i"), "وُصِفَ", "يُوصَفُ"),
        (Verb("وهم", "VIII"), "اُتُّهِمَ", "يُتَّهَمُ"),
        (Verb("سءل", "I", "a-a"), "سُئِلَ", "يُسْأَلُ"),
    ],
)
def test_passive_of_the_third_person(verb, perfect, imperfect):
    assert forms(verb, "perfect", voice="passive")[0] == perfect
    assert forms(verb, "imperfect", "indicative", "passive")[0] == imperfect


@pytest.mark.parametrize(
    ("verb", "joined"),
    [(SEES, "رَآ"), (DENIES, "نَفَا"), (SAYS, "قَالَ"), (Verb("نبء", "IV"), "أَنْبَأَ")],
)
def test_before_a_pronoun_the_third_person_is_written_so(verb, joined):
    assert spell(conjugate(verb)[0].joined + "ه").removesuffix("ه") == joined


def test_the_plural_loses_its_alef_before_a_pronoun():
    plural = next(
        form for form in conjugate(SAYS) if (form.person, form.gender, form.number) == ("3", "m", "p")
    )
    assert (without_marks(spell(plural.sounds)), without_marks(spell(plural.joined))) == ("قالوا", "قالو")
