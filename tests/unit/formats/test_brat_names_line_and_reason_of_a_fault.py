import io
import zipfile

import pytest

from annotations.formats import brat
from annotations.formats.archive import files_bytes
from annotations.formats.errors import FormatError
from annotations.scheme import EntityKind, QuoteKind

TEXT = "وقال خالد إن إربد جميلة\nنعم"
ANN = [
    "T1\tQuote 10 23\tإن إربد جميلة",
    "T2\tSpeaker 5 9\tخالد",
    "T3\tCue 1 4\tقال",
    "T4\tPlace 13 17\tإربد",
    "A1\tKind T1 indirect",
    "R1\tSaid_by Arg1:T1 Arg2:T2",
    "R2\tLent_by Arg1:T1 Arg2:T3",
    "N1\tReference T2 person:e1@9\tخالد منصور",
    "N2\tReference T4 gazetteer:jo-irbid\tإربد",
    "#1\tLemma T3\tقال",
]


def archive(*lines: str, text: str = TEXT) -> io.BytesIO:
    ann = "".join(f"{line}\n" for line in lines)
    return io.BytesIO(files_bytes([("a.txt", text.encode()), ("a.ann", ann.encode())]))


def test_the_lines_are_read():
    document = brat.read_document(archive(*ANN).getvalue())
    assert document.quotes[0].kind == QuoteKind.INDIRECT
    assert (document.entities[0].name, document.entities[0].kind) == ("خالد منصور", EntityKind.PERSON)
    assert (document.entities[0].speaker, document.places[0].gazetteer) == ("9", "jo-irbid")
    assert list(brat.check(archive(*ANN))) == []


@pytest.mark.parametrize(
    ("line", "new", "reason"),
    [
        (1, "T1 Quote 10 23\tإن إربد جميلة", "no line of brat's grammar"),
        (1, "T1\tQuote 10 24\tإن إربد جميلة", "the text has"),
        (1, "T1\tQuote 10 99\tإن إربد جميلة", "outside the text of 27"),
        (1, f"T1\tQuote 10 {'9' * 5000}\tإن إربد جميلة", "no line of brat's grammar"),
        (1, "T1\tQuote 10 12;13 23\tإن إربد جميلة", "in pieces within a line"),
        (1, "T1\tPerson 10 23\tإن إربد جميلة", "none of Quote, Speaker, Cue, Place"),
        (2, "T1\tSpeaker 5 9\tخالد", "T1 stands twice"),
        (5, "A1\tKind T1 spoken", "must be one of direct, indirect, mixed"),
        (5, "A1\tKind T2 direct", "T2 is a Speaker"),
        (5, "A1\tMood T1 calm", "no attribute"),
        (6, "R1\tSaid_by Arg1:T1 Arg2:T3", "T3 is a Cue"),
        (6, "R1\tSaid_by Arg1:T1 Arg2:T9", "T9 is no span"),
        (6, "R1\tKnows Arg1:T1 Arg2:T2", "no relation"),
        (8, "N1\tReference T2 animal:e1\tخالد", "KIND:ID"),
        (8, "N1\tReference T2 person:%FF\tخالد", "percent-encoded"),
        (9, "N2\tReference T4 person:e1\tإربد", "gazetteer:KEY"),
        (10, "#1\tLemma T3\tقا\\ل", "a backslash at 2"),
        (10, "#1\tWhy T3\t{}", "Why must be JSON"),
        (10, "E1\tSay:T3", "events are no part"),
        (10, "?", "no line of brat begins"),
    ],
)
def test_a_wrong_line_is_named(line, new, reason):
    lines = [*ANN[: line - 1], new, *ANN[line:]]
    faults = [fault for fault in brat.check(archive(*lines)) if reason in fault.reason]
    assert [(fault.line, fault.key) for fault in faults] == [(line, "a.ann")]
    with pytest.raises(FormatError, match=r"a\.ann"):
        list(brat.read(archive(*lines)))


def test_check_tells_every_fault_in_the_order_of_the_lines():
    lines = [*ANN[:4], "A1\tKind T2 direct", "?", *ANN[6:]]
    assert [fault.line for fault in brat.check(archive(*lines))] == [1, 5, 6]


def test_a_broken_rule_of_the_scheme_is_a_fault():
    faults = list(brat.check(archive(*ANN[:-5], *ANN[6:])))
    assert [str(fault) for fault in faults] == ["a: speakers: s1 [5, 9) breaks useless-mention"]


def test_a_mark_made_in_brat_names_whom_its_words_name():
    document = brat.read_document(archive(*ANN[:7]).getvalue())
    assert [(e.name, e.kind) for e in document.entities] == [("خالد", EntityKind.UNNAMED)]


def test_a_folder_is_read_too(tmp_path):
    with zipfile.ZipFile(archive(*ANN)) as files:
        files.extractall(tmp_path)
    assert list(brat.read(tmp_path)) == list(brat.read(archive(*ANN)))


@pytest.mark.parametrize(
    ("files", "key", "reason"),
    [
        ([("a.txt", b"x")], "a.ann", "is missing"),
        ([("a.ann", b"")], "a.txt", "is missing"),
        ([("a.txt", b"\xff"), ("a.ann", b"")], "a.txt", "no UTF-8 at byte 0"),
        ([("a.txt", b"x"), ("a.ann", b""), ("a.json", b"[]")], "a.json", "must be an object"),
        ([("a.doc", b"x")], "a.doc", "is no file of this format"),
    ],
)
def test_a_wrong_file_is_named(files, key, reason):
    faults = list(brat.check(io.BytesIO(files_bytes(files))))
    assert [(fault.key, reason in fault.reason) for fault in faults] == [(key, True)]


def test_what_is_no_archive_is_one_fault():
    assert [fault.reason for fault in brat.check(io.BytesIO(b"PK no"))] == [
        "no zip archive: File is not a zip file"
    ]
