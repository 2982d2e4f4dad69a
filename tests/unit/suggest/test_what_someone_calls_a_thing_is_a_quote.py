import pytest

from tests.unit.suggest.told import quotes

CALLED = {
    "what he named": ("وعرج الوزير على ما أسماها «المنجزات» التي قامت بها البلدية.", "«المنجزات»", "أسماها"),
    "behind ب": ("وزار الوزير خالد منصور القرية التي وصفها بـ«المنسية».", "«المنسية»", "وصفها بـ"),
    "without marks": (
        "وزار الوزير خالد منصور السد الذي وصفه بأهم مشروع في البلدين، ثم عاد.",
        "بأهم مشروع في البلدين",
        "وصفه",
    ),
    "a clause": ("وتلك هي الخطوة التي يصفها سالم بأنها كانت جيدة.", "بأنها كانت جيدة", "يصفها"),
    "with a pronoun before marks": (
        "وترفض النقابة هذه الخطوة وتعتبرها «ضربة للحوار القائم»، بينما تؤيدها أخرى.",
        "«ضربة للحوار القائم»",
        "تعتبرها",
    ),
}


@pytest.mark.parametrize(("text", "said", "cue"), CALLED.values(), ids=CALLED)
def test_what_someone_calls_a_thing_is_a_quote(text, said, cue):
    assert [(told[1], told[3]) for told in quotes(text)] == [(said, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "وجمعت الألغاز في كتاب واحد سميته «الموسوعة الجديدة».",
        "وتلك هي القناة التي تراهن عليها البلدية في «مشروعها».",
        "وعرض الوزير الإصلاحات التي يراها مناسبة.",
    ],
)
def test_a_name_that_nobody_gave_is_no_quote(text):
    assert quotes(text) == []


def test_what_a_thing_is_called_stands_within_the_subject():
    told = quotes("وطالبت الرابطة ما وصفتها بـ«سلطة الواقع» بالرجوع عن القرار.")
    assert [(said, cue) for _, said, _, cue in told] == [
        ("«سلطة الواقع»", "وصفتها بـ"),
        ("بالرجوع عن القرار", "طالبت"),
    ]
