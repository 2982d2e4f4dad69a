import io
import json
import re
from pathlib import Path

from annotations.formats import brat, doccano, jsonl, labelstudio, tei, webannotation, webannotsv, xmi
from annotations.formats.archive import files_bytes
from annotations.formats.registry import FORMATS
from annotations.formats.tei_names import NAMESPACE
from annotations.formats.webannotation_reading import CONTEXT
from annotations.formats.xmi_types import CAS, OURS, XMI
from annotations.scheme import check_document
from newsreader.arabic.tokens import tokens

DOCS = Path(jsonl.__file__).resolve().parents[2] / "docs" / "formats"


def test_the_example_of_the_jsonl_page_is_a_sound_row_that_covers_what_it_says():
    page = (DOCS / "jsonl.md").read_text(encoding="utf-8")
    row = json.loads(re.search(r"```json\n(.*?)```", page, re.S)[1])
    document = jsonl.read_document(json.dumps(row))
    assert check_document(document) == []
    assert json.loads(jsonl.write_document(document)) == row
    assert document.text[document.places[0].start : document.places[0].end] == "إربد"


TEXT = "وقال خالد منصور إن الطريق إلى إربد ستفتح غدا."


def example(page: str, language: str = "") -> str:
    return re.search(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)[1]


def test_every_format_has_a_page_that_names_its_module():
    for name, module in FORMATS.items():
        page = (DOCS / f"{name}.md").read_text(encoding="utf-8")
        assert f"annotations/formats/{Path(module.__file__).name}" in page


def test_the_lines_of_the_brat_page_are_a_sound_file():
    files = [("a.txt", TEXT.encode()), ("a.ann", example("brat.md").encode())]
    archive = io.BytesIO(files_bytes(files))
    assert list(brat.check(archive)) == []
    [document] = brat.read(archive)
    assert (document.entities[0].speaker, document.places[0].gazetteer) == ("17", "jo-irbid")


def test_the_tokens_of_the_conll_page_are_those_of_its_text():
    lines = [line.split("\t") for line in example("conll.md").splitlines()]
    spans = tokens(TEXT)[: len(lines)]
    assert [(token, int(start), int(end)) for token, start, end, _ in lines] == [
        (TEXT[start:end], start, end) for start, end in spans
    ]


def test_the_annotation_of_the_web_annotation_page_is_sound():
    items = [json.loads(example("webannotation.md", "json"))]
    page = {"@context": CONTEXT, "type": "AnnotationPage", "items": items}
    files = [("a.txt", TEXT.encode()), ("a.jsonld", json.dumps(page).encode())]
    assert list(webannotation.check(io.BytesIO(files_bytes(files)))) == []


def test_the_tasks_of_the_label_studio_page_are_sound():
    tasks = example("labelstudio.md", "json").encode()
    assert list(labelstudio.check(io.BytesIO(tasks))) == []
    document = labelstudio.read_document(tasks)
    assert (document.text, document.entities[0].speaker) == (TEXT, "17")


def test_the_row_of_the_doccano_page_is_sound():
    row = json.dumps(json.loads(example("doccano.md", "json")))
    assert list(doccano.check([row])) == []
    document = doccano.read_document(row)
    assert (document.text, document.entities[0].speaker) == (TEXT, "17")
    assert (document.cues[0].lemma, document.places[0].gazetteer) == ("قال", "jo-irbid")


def test_the_table_of_the_webanno_tsv_page_is_sound():
    files = [("a.tsv", example("webannotsv.md").encode())]
    archive = io.BytesIO(files_bytes(files))
    assert list(webannotsv.check(archive)) == []
    [document] = webannotsv.read(archive)
    assert document.quotes[0].speakers[0].mention == "s1"
    assert (document.entities[0].speaker, document.places[0].gazetteer) == ("17", "jo-irbid")


def test_the_elements_of_the_xmi_page_are_a_sound_cas():
    head = f'<xmi:XMI xmlns:xmi="{XMI}" xmlns:newsreader="{OURS}" xmlns:cas="{CAS}">'
    sofa = f'<cas:Sofa xmi:id="8" sofaString="{TEXT}"/></xmi:XMI>'
    files = [("a.xmi", f"{head}{example('xmi.md', 'xml')}{sofa}".encode())]
    assert list(xmi.check(io.BytesIO(files_bytes(files)))) == []


def test_the_elements_of_the_tei_page_are_a_sound_file():
    # The page breaks the text's line twice, to be read.
    body = example("tei.md", "xml").replace("<persName\n", "<persName ").replace("الطريق\n", "الطريق ")
    files = [("a.xml", f'<TEI xmlns="{NAMESPACE}">{body}</TEI>'.encode())]
    archive = io.BytesIO(files_bytes(files))
    assert list(tei.check(archive)) == []
    assert next(tei.read(archive)).text == TEXT
