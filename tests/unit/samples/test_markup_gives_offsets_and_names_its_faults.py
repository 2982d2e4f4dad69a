import pytest

from annotations.samples.markup import MarkupError, Shown, parse, read_sample
from annotations.scheme import QuoteSpeaker

HEAD = (
    '<article id="a" url="u" date="d" outlet="o"><title>t</title><entity key="k" kind="person">خالد</entity>'
)


def article(body: str) -> str:
    return f"{HEAD}<body>\n{body}\n</body></article>"


GOOD = article(
    'و<cue of="1" lemma="قال">قال</cue> <speaker e="k" of="1">خالد</speaker> 😀 <indirect n="1" by="k"'
    ' shows="x y">إن ب<place at="jo-irbid">إربد</place> مطرا</indirect>.'
)


def test_offsets_are_code_points_of_the_text_without_the_tags():
    sample = parse(GOOD)
    document = sample.document
    assert document.text == "وقال خالد 😀 إن بإربد مطرا."
    [quote], [cue], [mention], [place] = document.quotes, document.cues, document.speakers, document.places
    assert document.text[quote.start : quote.end] == "إن بإربد مطرا"
    assert document.text[cue.start : cue.end] == "قال"
    assert document.text[mention.start : mention.end] == "خالد"
    assert document.text[place.start : place.end] == place.name == "إربد"
    assert (quote.cues, quote.speakers) == (["c1"], [QuoteSpeaker("e1", "s1")])
    assert sample.shown == [
        Shown("x", "indirect", quote.start, quote.end),
        Shown("y", "indirect", quote.start, quote.end),
    ]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (GOOD.replace("<speaker", "<who").replace("</speaker", "</who"), "is no tag of a sample"),
        (GOOD.replace("lemma=", "lemmas="), "is no tag of a sample"),
        (GOOD.replace('by="k"', 'by="m"'), "there is no 'm'"),
        (GOOD.replace('by="k"', ""), "quote 1 is not by k"),
        (GOOD.replace("</place> مطرا", "</place> مطرا "), "white-space-edge"),
        (GOOD.replace('<cue of="1"', '<cue of="2"'), "there is no '2'"),
        (
            article('<indirect n="1">ا</indirect> <indirect n="1">ب</indirect>'),
            "two quotes have the number 1",
        ),
        (GOOD.replace("مطرا", "ا\u0653نا"), "not NFC"),
        (GOOD.replace("</body>", ""), "mismatched tag"),
        (f"{HEAD}</article>", "no <body>"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path, markup, reason):
    file = tmp_path / "07-x.xml"
    file.write_text(markup, encoding="utf-8")
    with pytest.raises(MarkupError, match=rf"07-x\.xml: .*{reason}"):
        read_sample(file)
