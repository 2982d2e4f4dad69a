"""Work is counted in calls of functions: the same on every machine, however busy."""

import sys
from collections.abc import Callable

import pytest

from annotations.suggest import suggest

# Each is said over and over without a stop, so that a rule that looks back or ahead without bound shows.
REPEATED = {
    "places of one name": "طرابلس ثم عمان والمملكة وجدة ",
    "reports": "وقال الوزير إن العمل بدأ، وأضاف ",
    "reports without an end": "وقال ",
    "participles": "مؤكدا أن ",
    "names": "خالد منصور أحمد بن عبد الله ",
    "offices": "وزير الخارجية الأردني ",
    "opening marks": "قال «",
    "closing marks": "قال» ",
    "straight marks": 'قال " ',
    "nested marks": '«"“‘',
    "paragraphs": "وقال وزير الصحة خالد منصور: «لن نتأخر».\nوأضاف أن العمل انتهى في الأردن.\n",
    "sources": "بحسب المصدر وفقا ل",
    "brackets": "(في ",
    "vowel marks": "قالَ أنَّ ",
    "unclosed marks with commas": "قال «كلمات كثيرة جدا، موضحا ",
    "marks before verbs": "«لا»، بهذه الكلمات قال ",
    "reporters behind marks": "«كذا وكذا»، بعد ",
    "subjects set before": "أما خالد ",
    "measures": "وفق خطة بحسب ",
    "sources within clauses": "أعلن أنه بحسب تقرير الهيئة، فإن ",
    "one surname": "راجح الغنامي وقال الغنامي إن ",
    "one body": "حركة النماء وقالت النماء إن ",
    "relative clauses": "على أن وأن الذي ",
    "plurals": "وقالوا إن شهود ",
    "denials": "نفى ما تردد ",
    "repeated demands": "جدد المطالبة بكذا ",
    "states": "جمهورية كينيا ",
    "one long word": "كلمات",
}
FEW, MANY = 60, 480


def work_of(act: Callable[[], object]) -> int:
    """How many calls of Python and of C are made."""
    count = 0

    def profile(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED.keys())
def test_eight_times_the_text_takes_eight_times_the_work(repeated: str):
    # What is learnt of a word form at its first sight is no part of the measure.
    suggest(repeated * 2)
    few, many = (work_of(lambda n=n: suggest(repeated * n)) for n in (FEW, MANY))
    assert many < 8 * 1.6 * few


def test_so_it_does_in_a_sentence_of_thousands_of_reports():
    few, many = (work_of(lambda n=n: suggest("«لا»، قال " * n)) for n in (300, 2400))
    assert many < 8 * 1.6 * few
