import copy
import io
import json

import pytest

from annotations.formats import webannotation
from annotations.formats.archive import files_bytes
from annotations.formats.webannotation_reading import CONTEXT

TEXT = "وقال خالد إن إربد جميلة، وإن إربد بعيدة"


def mark(name, layer, start, end, *bodies):
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "classifying",
        "body": [body("tagging", layer), *bodies],
        "target": {
            "source": "https://example.org/1",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": TEXT[start:end], "prefix": TEXT[:start][-3:]},
            ],
        },
    }


def body(purpose, value):
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def note(name, motivation, target, *bodies):
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": list(bodies),
        "target": target,
    }


ITEMS = [
    mark("#q", "quote", 10, 23, body("classifying", "indirect")),
    mark("#s", "speaker", 5, 9),
    mark("#c", "cue", 1, 4, body("describing", "قال")),
    mark("#p", "place", 13, 17),
    note("#l1", "linking", ["#q", "#s"], body("tagging", "said by")),
    note("#l2", "linking", ["#q", {"id": "#c"}], body("tagging", "lent by")),
    note("#e", "identifying", ["#s"], body("identifying", "خالد"), body("classifying", "person")),
]


def archive(items, text=TEXT, page=None) -> io.BytesIO:
    whole = {"@context": CONTEXT, "type": "AnnotationPage", "items": items, **(page or {})}
    return io.BytesIO(files_bytes([("a.txt", text.encode()), ("a.jsonld", json.dumps(whole).encode())]))


def changed(path, value):
    items = copy.deepcopy(ITEMS)
    *way, last = path.split("/")
    at = items
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    at[int(last) if last.isdigit() else last] = value
    return items


def test_the_page_is_sound():
    assert list(webannotation.check(archive(ITEMS))) == []
    document = webannotation.read_document(archive(ITEMS).getvalue())
    assert [(e.name, e.kind.value) for e in document.entities] == [("خالد", "person")]


@pytest.mark.parametrize(
    ("path", "value", "key", "reason"),
    [
        ("0", "text", "items[0]", "must be an Annotation"),
        ("0/id", "#s", "items[1].id", "no other annotation has"),
        ("3/motivation", "replying", "items[3].motivation", "not 'replying'"),
        (
            "3/body",
            [body("tagging", "person")],
            "items[3].body",
            "one tag, one of quote, speaker, cue, place",
        ),
        ("0/body", [body("tagging", "quote")], "items[0].body", "direct, indirect, mixed"),
        ("3/body/0", {"type": "TextualBody"}, "items[3].body[0]", "a purpose and a value"),
        ("3/target/selector/0/end", 99, "items[3].target.selector", "outside the text of 39"),
        ("3/target/selector/0/start", 12, "items[3].target.selector", "the text has ' إربد'"),
        ("3/target/selector/1/prefix", "غ", "items[3].target.selector", "says 'إربد'"),
        ("3/target/selector", [], "items[3].target.selector", "must have a TextPositionSelector"),
        ("4/target", ["#q"], "items[4].target", "must be two"),
        ("4/target/1", "#c", "items[4].target", "#c is no speaker of this page"),
        ("5/target/1", "#s", "items[5].target", "#s is no cue of this page"),
        ("5/body", [body("tagging", "near")], "items[5].body", "said by or lent by"),
        ("6/body/1/value", "animal", "items[6].body", "person, organisation, document, unnamed"),
        ("6/target", ["#p"], "items[6].target", "#p is no speaker or quote"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(path, value, key, reason):
    faults = list(webannotation.check(archive(changed(path, value))))
    assert [fault.key for fault in faults if reason in fault.reason] == [f"a.jsonld: {key}"]


def test_words_alone_find_their_place_where_they_stand_once():
    items = changed("3/target/selector", {"type": "TextQuoteSelector", "exact": "إربد", "suffix": " جم"})
    assert webannotation.read_document(archive(items).getvalue()).places[0].start == 13
    items = changed("3/target/selector", {"type": "TextQuoteSelector", "exact": "إربد"})
    [fault] = webannotation.check(archive(items))
    assert "stands not once" in fault.reason


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ({"type": "Annotation"}, "a.jsonld"),
        ({"@context": "x"}, "a.jsonld: @context"),
        ({"items": 1}, "a.jsonld: items"),
    ],
)
def test_a_page_of_another_kind_is_a_fault(page, key):
    assert [fault.key for fault in webannotation.check(archive(ITEMS, page=page))] == [key]
