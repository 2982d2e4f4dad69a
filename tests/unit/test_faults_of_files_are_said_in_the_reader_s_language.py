"""On an Arabic page each reader's faults are Arabic sentences in which what is quoted stands apart."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext

from annotations.fault_words import fault_in_html
from annotations.formats import jsonl
from annotations.formats.piecewise import pieces
from annotations.formats.readable import broken_rules
from annotations.formats.registry import COME_BACK, FORMATS
from annotations.formats.wording import Words, _
from annotations.scheme import Cue, Document, Quote, QuoteKind

DOCUMENT = Document(
    "a",
    "قال أحمد «هذا واضح» في عمّان.",
    quotes=[Quote("q1", 9, 19, QuoteKind.DIRECT, [], ["c1"])],
    cues=[Cue("c1", 0, 3)],
)
# What is put in the place of what, for the reader to stumble over.
BROKEN = {
    "jsonl": (b'"direct"', b'"loud"'),
    "brat": (b"Kind T1 direct", b"Kind T1 loud"),
    "conll": (b"B-direct", b"B-loud"),
    "docbin": (b"\x78", b"\x78\x00"),
    "parquet": (b"PAR1", b"PAR2"),
    "tei": (b"#direct", b"#loud"),
    "webannotation": (b'"direct"', b'"loud"'),
    "xmi": (b'"direct"', b'"loud"'),
    "webannotsv": (b"direct", b"loud"),
    "labelstudio": (b'"direct"', b'"loud"'),
    "doccano": (b'"direct"', b'"loud"'),
}


def broken_file(name: str, folder: Path) -> Path:
    old, new = BROKEN[name]
    out = io.BytesIO()
    FORMATS[name].write([DOCUMENT], out)
    path = folder / f"in{FORMATS[name].SUFFIX}"
    if not zipfile.is_zipfile(out):
        path.write_bytes(out.getvalue().replace(old, new))
        return path
    with zipfile.ZipFile(out) as read, zipfile.ZipFile(path, "w") as written:
        for entry in read.namelist():
            written.writestr(entry, read.read(entry).replace(old, new))
    return path


@pytest.mark.parametrize("name", COME_BACK)
def test_of_every_format(name, tmp_path):
    faults = [piece.fault for piece in pieces(FORMATS[name], broken_file(name, tmp_path)) if piece.fault]
    assert faults
    for fault in faults:
        with translation.override("en"):
            plain = re.sub(r"<[^>]*>", "", fault_in_html(fault.reason)).replace("&#x27;", "'")
        assert plain.replace("&gt;", ">").replace("&lt;", "<") == fault.reason
        with translation.override("ar"):
            said = fault_in_html(fault.reason)
        assert re.search(r"[\u0621-\u064a]", said)
        assert "loud" not in re.sub(r"<bdi[^>]*>.*?</bdi>", "", said)


def test_what_is_quoted_is_isolated_and_escaped():
    with translation.override("ar"):
        said = fault_in_html(_("must be one of {choices}, not {found}", choices="a, b", found="'<i>'"))
        arabic = fault_in_html(_("no entity here has the id {name}", name="'أحمد'"))
    assert said == (
        'يجب أن تكون القيمة واحدة من: <bdi dir="ltr">a, b</bdi>، '
        'لا <bdi dir="ltr">&#x27;&lt;i&gt;&#x27;</bdi>'
    )
    assert "<bdi>&#x27;أحمد&#x27;</bdi>" in arabic


def test_a_sentence_within_a_sentence_is_said_too():
    with pytest.raises(ValueError, match="no JSON from column 8 on: Expecting value") as fault:
        jsonl.read_document(b'{"id": x}')
    with translation.override("ar"):
        assert fault_in_html(fault.value.reason) == ("لا تستقيم صيغة JSON من العمود 8: كان المنتظر قيمة")


def test_a_broken_rule_is_said_in_the_rule_s_words():
    fault = next(broken_rules(Document("a", "قال.", cues=[Cue("c1", 0, 3)])))
    assert isinstance(fault.reason, Words)
    assert fault.reason == "c1 [0, 3) breaks useless-cue"
    with translation.override("ar"):
        said = fault_in_html(fault.reason)
    assert "عبارة الإسناد تتبع قولًا" in said
    assert '<bdi dir="ltr">[0, 3)</bdi>' in said


def test_a_reason_without_a_message_is_told_as_it_is_or_as_the_import_of_articles_tells_it():
    with translation.override("ar"):
        assert fault_in_html("لا مقال له هذا النص.") == "لا مقال له هذا النص."
        assert fault_in_html("has a NUL character") == str(gettext("There is a NUL character in it."))
