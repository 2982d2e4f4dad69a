import io
import json
import zipfile

from pyld import jsonld

from annotations.formats import webannotation
from annotations.formats.webannotation_reading import CONTEXT
from annotations.scheme import Layer, marks_of
from tests.golden import golden_documents
from tests.unit.formats.web_annotation_context import OA, context

ITEMS = "http://www.w3.org/ns/activitystreams#items"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


def only_ours(url, options):
    assert url == CONTEXT
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": context(),
        "contentType": "application/ld+json",
    }


def expanded(document) -> list[dict]:
    """The annotations of a document's page as PyLD expands them."""
    with zipfile.ZipFile(io.BytesIO(webannotation.write_document(document))) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".jsonld"))
        page = json.loads(archive.read(name))
    options = {"documentLoader": only_ours, "base": "https://example.org/set/page.jsonld"}
    [whole] = jsonld.expand(page, options)
    return whole[ITEMS][0]["@list"]


def test_every_mark_is_an_annotation_with_position_and_words():
    for document in golden_documents():
        marks = {f"https://example.org/set/page.jsonld#{mark.id}": mark for _, mark in marks_of(document)}
        found = {item["@id"]: item for item in expanded(document) if item["@id"] in marks}
        assert set(found) == set(marks)
        for name, item in found.items():
            assert item["@type"] == [f"{OA}Annotation"]
            assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
            position, quote = item[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
            start, end = position[f"{OA}start"][0]["@value"], position[f"{OA}end"][0]["@value"]
            assert (int(start), int(end)) == (marks[name].start, marks[name].end)
            assert quote[f"{OA}exact"][0]["@value"] == document.text[marks[name].start : marks[name].end]
            layer = item[f"{OA}hasBody"][0][VALUE][0]["@value"]
            assert layer in list(Layer)


def test_links_and_entities_are_annotations_of_annotations():
    document = golden_documents()[0]
    linked = [
        tuple(target["@id"].partition("#")[2] for target in item[f"{OA}hasTarget"])
        for item in expanded(document)
        if item[f"{OA}motivatedBy"] == [{"@id": f"{OA}linking"}]
    ]
    assert ("q1", "s1") in linked
    assert ("q2", "e1") in linked
    assert len(linked) == sum(len(quote.speakers) + len(quote.cues) for quote in document.quotes)


def test_no_key_is_lost_in_the_expansion():
    def keys(node) -> int:
        if isinstance(node, dict):
            return len(node) + sum(keys(value) for value in node.values())
        return sum(map(keys, node)) if isinstance(node, list) else 0

    for document in golden_documents():
        [page] = [
            data
            for name, data in zipfile_items(webannotation.write_document(document))
            if name.endswith(".jsonld")
        ]
        written = json.loads(page)["items"]
        back = jsonld.compact(
            {ITEMS: [{"@list": expanded(document)}]},
            {"@context": CONTEXT},
            {"documentLoader": only_ours, "base": "https://example.org/set/page.jsonld"},
        )["items"]
        assert keys(back) == keys(written)


def zipfile_items(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
