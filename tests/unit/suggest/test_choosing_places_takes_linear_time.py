from time import perf_counter

from annotations.suggest.layout import lay_out
from annotations.suggest.places import find_places

PARAGRAPH = "وصل الوفد من طرابلس إلى عمان، ثم زار بيروت وصيدا وإربد. وقال مسؤول أردني إن المملكة ترحب به.\n"


def seconds(times):
    layout = lay_out(PARAGRAPH * times)
    began = perf_counter()
    assert len(find_places(layout)) == 6 * times
    return perf_counter() - began


def test_ten_times_the_text_takes_no_hundred_times_as_long():
    seconds(20)
    small = min(seconds(200) for _ in range(3))
    assert seconds(2000) < 30 * small
