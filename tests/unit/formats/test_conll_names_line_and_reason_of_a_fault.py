import io

import pytest

from annotations.formats import conll
from annotations.formats.archive import files_bytes
from annotations.formats.conll_reading import HEAD, IOB, REST

TEXT = "قال خالد نعم"
TAGS = ["قال\t0\t3\tO", "خالد\t4\t8\tO", "نعم\t9\t12\tB-indirect", ""]
REPORT = ["\t".join(HEAD), "cue\tcue\t0\t2\tinside a token\tقا"]


def faults(tags=TAGS, report=REPORT, without=""):
    plain = "".join(f"{line.rpartition(chr(9))[0]}\tO\n" if line else "\n" for line in TAGS)
    files = dict.fromkeys(IOB, plain) | {".txt": TEXT, REST: "\n".join(report)}
    files[".quote.conll"] = "".join(f"{line}\n" for line in tags)
    files.pop(without, None)
    data = files_bytes((f"a{suffix}", words.encode()) for suffix, words in files.items())
    return [str(fault) for fault in conll.check(io.BytesIO(data))]


def test_sound_files_have_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("number", "line", "reason"),
    [
        (1, "قال 0 3 O", "has 1 columns, not token, start, end, tag"),
        (1, "قال\t0\tx\tO", "[0, x) is empty or outside the text of 12 code points"),
        (3, "نعم\t9\t13\tO", "[9, 13) is empty or outside the text"),
        (2, "خالد\t2\t8\tO", "begins at 2, before the token above it ends"),
        (2, "خلد\t4\t8\tO", "says 'خلد', the text has 'خالد' there"),
        (2, "خالد\t4\t8\tB-person", "the tag must be O, or B- or I- and one of direct, indirect, mixed"),
        (2, "خالد\t4\t8\tI-direct", "I-direct must follow B-direct or I-direct"),
        (2, "خالد\t4\t8\tS-direct", "not 'S-direct'"),
    ],
)
def test_a_wrong_line_of_tags_is_named(number, line, reason):
    [fault] = faults([*TAGS[: number - 1], line, *TAGS[number:]])
    assert fault.startswith(f"line {number}: a.quote.conll: ")
    assert reason in fault


@pytest.mark.parametrize(
    ("report", "number", "reason"),
    [
        (REPORT[1:], 1, "must have the columns layer, type, start, end, reason, words"),
        ([REPORT[0], "cue\tcue\t0\t2"], 2, "must have the columns"),
        ([REPORT[0], "cue\tdirect\t0\t2\tx\tقا"], 2, "cue direct is no type of a layer"),
        ([REPORT[0], "cue\tcue\t0\t2\tx\tقو"], 2, "the text has 'قا' there"),
        ([REPORT[0], "cue\tcue\t0\t2\tx\tق\\ا"], 2, "a backslash at 1"),
    ],
)
def test_a_wrong_line_of_the_report_is_named(report, number, reason):
    [fault] = faults(report=report)
    assert fault.startswith(f"line {number}: a.rest.tsv: ")
    assert reason in fault


def test_a_missing_layer_is_a_fault_and_a_missing_report_is_none():
    assert faults(without=".place.conll") == ["a.place.conll: is missing"]
    assert faults(without=REST) == []


def test_a_tag_that_breaks_the_scheme_is_a_fault():
    assert faults([*TAGS[:2], "نعم\t9\t12\tB-direct"]) == [
        "a: quotes: q1 [9, 12) breaks direct-without-marks"
    ]
