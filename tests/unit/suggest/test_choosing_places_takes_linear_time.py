import sys
from collections.abc import Callable

from annotations.suggest.layout import lay_out
from annotations.suggest.places import find_places

PARAGRAPH = "وصل الوفد من طرابلس إلى عمان، ثم زار بيروت وصيدا وإربد. وقال مسؤول أردني إن المملكة ترحب به.\n"


def _lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python are run: the same on every machine, however busy."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def test_ten_times_the_text_takes_ten_times_the_work():
    layouts = {times: lay_out(PARAGRAPH * times) for times in (10, 20, 200)}
    # The first call reads the gazetteer.
    assert len(find_places(layouts[10])) == 60
    small, large = (_lines_run(lambda n=n: find_places(layouts[n])) for n in (20, 200))
    assert large < 12 * small
