import io
import zipfile

import cassis
import pytest

from annotations.formats import webannotsv
from annotations.formats.archive import files_bytes
from annotations.formats.errors import FormatError
from annotations.formats.webannotsv_layers import escape, type_system, unescape
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Place,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    SpeakerMention,
)

TEXT = "🚢 قال عليّ إن سعاد قالت إن إربدَ جميلة.\n\n نعم."


def at(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


# A quote within a quote, a cue in the middle of a token, an emoji before all of it.
DOCUMENT = Document(
    "a",
    TEXT,
    quotes=[
        Quote(
            "q1", *at("إن سعاد قالت إن إربدَ جميلة"), QuoteKind.INDIRECT, [QuoteSpeaker("e1", "s1")], ["c1"]
        ),
        Quote("q2", *at("إن إربدَ جميلة"), QuoteKind.INDIRECT, [QuoteSpeaker("e2")], ["c2"]),
    ],
    speakers=[SpeakerMention("s1", *at("عليّ"), "e1")],
    cues=[Cue("c1", *at("قال"), "قال"), Cue("c2", *at("قال", 6))],
    places=[Place("p1", *at("إربدَ"), "إربد|*_[1]->;\\", "jo")],
    entities=[Entity("e1", "علي", EntityKind.PERSON, "1 7"), Entity("e2", "علي", EntityKind.UNNAMED)],
)


def table(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(webannotsv.write_document(document))) as archive:
        return archive.read("a.tsv").decode()


SOUND = table(DOCUMENT)
ROWS = [line for line in SOUND.split("\n") if line[:1].isdigit()]


def archive(written: str, **others: str) -> io.BytesIO:
    files = [("a.tsv", written.encode()), *((f"a.{name}", text.encode()) for name, text in others.items())]
    return io.BytesIO(files_bytes(files))


def faults(written: str, **others: str) -> list[str]:
    return [str(fault) for fault in webannotsv.check(archive(written, **others))]


def test_the_table_alone_gives_the_text_and_the_marks_back():
    assert faults(SOUND) == []
    assert webannotsv.read_document(archive(SOUND).getvalue()) == webannotsv.kept(DOCUMENT)


def test_offsets_are_utf_16_and_a_part_of_a_token_is_a_row():
    assert ROWS[0].split("\t")[:3] == ["1-1", "0-2", "🚢"]
    assert ["1-6.1", "20-23", "قال"] in [row.split("\t")[:3] for row in ROWS]


def test_stacked_marks_have_numbers():
    cells = ROWS[-6].split("\t")
    assert cells[11] == "indirect[1]|indirect[2]"
    assert cells[14:18] == ["said by[1]|_[2]", "1-3|*", "lent by[1]|lent by[2]", "1-2|1-6.1"]


def test_what_is_reserved_is_escaped_and_comes_back():
    value = "a\\b[c]d|e_f->g;h\ti\nj*-k>l"
    assert escape(value) == "a\\\\b\\[c\\]d\\|e\\_f\\->g\\;h\\ti\\nj\\*-k>l"
    assert unescape(escape(value)) == value
    with pytest.raises(ValueError, match="means nothing"):
        unescape("a\\b")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("TSV 3.3", "TSV 2.0", "must be #FORMAT=WebAnno TSV 3.3"),
        ("#T_SP=webanno.custom.Cue", "#T_SP=webanno.custom.Verb", "declares none of our layers"),
        ("#T_SP=webanno.custom.Cue|lemma", "#T_RL=x|y", "no chains and relations"),
        ("|gazetteer|", "|river|", "'river' is no feature of webanno.custom.Place"),
        ("\n\n\n", "\n\n", "two empty lines must follow the header"),
        ("#Text=نعم.\n", "", "a sentence must begin with #Text="),
        ("#Text=🚢", "#Text=\\q🚢", "a backslash at 0 that means nothing"),
        ("1-2\t", "1-3\t", "1-3 must be 1-2"),
        ("1-2\t", "2-2\t", "must be 1-TOKEN"),
        ("1-2\t3-6", "1-2\t3-5", "says 'قال', the text has 'قا' there"),
        ("1-2\t3-6", "1-2\t1-6", "1 parts the two UTF-16 units of one sign"),
        ("1-2\t3-6", "1-2\t3", "'3' must be BEGIN-END"),
        ("1-2\t3-6", f"1-2\t3-{'9' * 5000}", "must be BEGIN-END"),
        ("1-2\t", f"1-{'9' * 5000}\t", "must be 1-TOKEN"),
        ("\tقال\t*\t", "\tقال\t", "has 17 columns, the header declares 18"),
        ("\tقال\t*\t", "\tقال[4\t*\t", "a bracket that is not escaped"),
        ("\tقال\t*\t", "\tقال[8]\t*[9]\t", "has another number than the column before it"),
        ("\tقال\t*\t", "\tقال|a\t*\t", "the columns of webanno.custom.Cue do not have as many"),
        ("indirect[1]\t", "spoken[1]\t", "kind must be one of direct, indirect, mixed, not 'spoken'"),
        ("\tfalse\t", "\tno\t", "metonymy must be true or false, not 'no'"),
        ("\tقال\t*\t", f"\tقال[{'9' * 5000}]\t*\t", "a bracket that is not escaped"),
        ("\t1-3\t", f"\t1-3[{'9' * 5000}]\t", "SENTENCE-TOKEN[NUMBER]"),
        ("\t1-3\t", "\t1-9\t", "1-9 is no one webanno.custom.Speaker"),
        ("\t1-3\t", "\t1-3;1-3\t", "as many roles as targets"),
    ],
)
def test_a_wrong_line_is_named(old, new, reason):
    assert old in SOUND
    line = SOUND[: SOUND.index(old)].count("\n") + 1
    found = [fault for fault in faults(SOUND.replace(old, new, 1)) if reason in fault]
    assert found, faults(SOUND.replace(old, new, 1))
    number = int(found[0].removeprefix("line ").partition(":")[0])
    assert 0 <= number - line <= (2 if old == "\n\n\n" else 0)
    assert ": a.tsv: " in found[0]


def test_a_mark_that_says_two_things_or_leaves_out_a_token_is_a_fault():
    row = next(row for row in ROWS if row.startswith("1-5\t"))
    changed = SOUND.replace(row, row.replace("indirect[1]", "direct[1]"))
    assert any("[1] says something else than in line" in fault for fault in faults(changed))
    left = SOUND.replace(row, "\t".join([*row.split("\t")[:3], *["_"] * 15]))
    assert any("[1] leaves out what stands before it" in fault for fault in faults(left))


def test_a_text_beside_it_must_be_that_of_the_table():
    assert faults(SOUND, txt=DOCUMENT.text) == []
    assert faults(SOUND, txt=DOCUMENT.text.replace("\n\n ", " \n "))[:1] == []
    assert "they differ at 2" in faults(SOUND, txt=DOCUMENT.text.replace("قال", "يال"))[0]


def test_columns_that_inception_leaves_out_are_not_missed():
    lines = ["#FORMAT=WebAnno TSV 3.2", "#T_SP=webanno.custom.Speaker|", "", "", "#Text=خالد هنا"]
    rows = ["1-1\t0-4\tخالد\t*\t", "1-2\t5-8\tهنا\t_\t"]
    document = webannotsv.read_document(archive("\n".join([*lines, *rows]) + "\n").getvalue())
    assert (document.entities[0].name, document.entities[0].kind) == ("خالد", EntityKind.UNNAMED)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (Document("a", " \n"), "has no token"),
        (Document("a", "قال هنا", cues=[Cue("1", 3, 7)]), "white space at its edge"),
        (Document("a", "قال", places=[Place("1", 0, 3, "", None)]), "is empty"),
        (Document("a", "قال", cues=[Cue("1", 0, 3, "a\r")]), "carriage return"),
    ],
)
def test_what_the_format_has_no_place_for_is_refused(document, reason):
    with pytest.raises(FormatError, match=reason):
        webannotsv.write_document(document)


def test_cassis_loads_the_layers():
    types = cassis.load_typesystem(io.BytesIO(type_system()))
    quote = types.get_type("webanno.custom.Quote")
    assert {feature.name for feature in quote.features} == {"kind", "saidBy", "why", "speakers", "cues"}
    assert quote.get_feature("cues").elementType.name == "webanno.custom.QuoteCuesLink"
