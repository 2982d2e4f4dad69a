import copy
import io
import json
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from annotations.formats import labelstudio
from annotations.formats.archive import files_bytes
from annotations.formats.labelstudio_names import CONFIG, FIELDS
from annotations.scheme import Document, EntityKind, Layer
from tests.golden import golden_documents

SOUND = [json.loads(labelstudio.task_line(document)) for document in golden_documents()]


def faults(tasks: Any) -> list[str]:
    return [str(fault) for fault in labelstudio.check(io.BytesIO(json.dumps(tasks).encode()))]


def result() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Sound tasks, and the result of the first, to be changed."""
    tasks = copy.deepcopy(SOUND)
    return tasks, tasks[0]["annotations"][0]["result"]


def at(wanted: list[dict[str, Any]], **said: str) -> int:
    """Where in a result the first item that has these values stands."""
    return next(n for n, one in enumerate(wanted) if said.items() <= one.items())


def test_the_configuration_names_all_that_is_written():
    controls = {one.get("name"): one for one in ElementTree.fromstring(CONFIG).iter() if one.get("name")}
    assert set(controls) == {"layer", "text", "people", *FIELDS}
    assert [one.get("alias") for one in controls["layer"]] == list(Layer)
    assert all(controls[name].tag.lower() == field.type for name, field in FIELDS.items())
    assert all(controls[name].get("perRegion") for name in FIELDS)


def test_a_suggester_s_marks_are_a_prediction():
    first, second = SOUND
    assert ("annotations" in first, "predictions" in first) == (True, False)
    assert second["predictions"][0]["score"] == 0.83
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("of", "change", "path", "reason"),
    [
        ({"from_name": "layer"}, {"value": {"start": 0, "end": 1}}, ".value", "must have one label"),
        ({"from_name": "layer"}, {"from_name": "label"}, "", "is nothing of label_config.xml"),
        ({"from_name": "layer"}, {"id": ""}, ".id", "must be text that no other region has"),
        (
            {"from_name": "kind"},
            {"value": {"choices": ["loud"]}},
            ".value",
            "must be one of direct, indirect",
        ),
        ({"from_name": "kind"}, {"type": "rating"}, ".type", "must be of the type choices"),
        ({"from_name": "kind"}, {"id": "s1"}, ".from_name", "s1 is a speaker, which has no kind"),
        ({"from_name": "entity"}, {"id": "x"}, "", "'x' is no region of this result"),
        ({"from_name": "entity"}, {"value": {"text": ["a", "b"]}}, ".value", "s1 has more than one entity"),
        ({"from_name": "entity"}, {"value": {"text": [1]}}, ".value.text", "must be a list of texts"),
        ({"type": "relation"}, {"to_id": "p1"}, "", "a quote and a place cannot be linked"),
        ({"type": "relation"}, {"labels": ["lent by"]}, ".labels", "does not lead to a speaker"),
        ({"from_name": "people"}, {"value": {"text": ["animal: x"]}}, "", "must be KIND: NAME"),
    ],
)
def test_a_wrong_item_is_named_by_its_path(of, change, path, reason):
    tasks, items = result()
    number = at(items, **of)
    items[number].update(change)
    assert any(
        fault.startswith(f"[0].annotations[0].result[{number}]{path}: ") and reason in fault
        for fault in faults(tasks)
    ), faults(tasks)


def test_a_region_must_meet_the_text():
    tasks, items = result()
    value = items[at(items, from_name="layer")]["value"]
    value["start"] += 1
    assert "the text has" in faults(tasks)[0]
    value["end"] = 10_000
    assert "outside the text of" in faults(tasks)[0]


def test_a_quote_needs_its_kind():
    tasks, items = result()
    del items[at(items, from_name="kind")]
    assert "is a quote without kind" in faults(tasks)[0]


def test_of_several_annotations_the_ground_truth_counts_and_a_cancelled_one_does_not():
    tasks, items = result()
    tasks[0]["annotations"].append({"result": []})
    assert "[0].annotations: there are 2; one must be set as the ground truth" in faults(tasks)
    tasks[0]["annotations"][0]["ground_truth"] = True
    assert faults(tasks) == []
    tasks[0]["annotations"] = [{"result": [], "was_cancelled": True}, {"result": items}]
    assert faults(tasks) == []


def test_predictions_by_number_alone_are_not_taken_for_none():
    assert "whole and not by number" in faults([{**SOUND[1], "predictions": [7]}])[0]


def test_a_relation_may_be_drawn_from_either_end_and_without_a_label():
    tasks, items = result()
    link = items[at(items, type="relation")]
    link["from_id"], link["to_id"] = link["to_id"], link["from_id"]
    link["labels"] = []
    documents = list(labelstudio.read(io.BytesIO(json.dumps(tasks).encode())))
    assert documents == [labelstudio.kept(document) for document in golden_documents()]


def test_a_mention_that_was_drawn_and_not_named_is_named_by_its_words():
    value = {"start": 0, "end": 4, "labels": ["speaker"]}
    drawn = {"id": "Xk2", "from_name": "layer", "to_name": "text", "type": "labels", "value": value}
    task = {"id": 5, "data": {"text": "خالد هنا"}, "annotations": [{"result": [drawn]}]}
    document = labelstudio.read_document(json.dumps(task).encode())
    assert (document.id, document.entities[0].name) == ("5", "خالد")
    assert document.entities[0].kind == EntityKind.UNNAMED


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[{}]", "[0]: must be a task with data that has a text"),
        (b"[", "no JSON"),
        (b"PK", "no zip archive"),
        (b'[{"data": {"text": "a", "id": 7}}]', "[0].data.id: must be text"),
    ],
)
def test_what_is_no_task_is_a_fault(data, reason):
    assert reason in str(next(labelstudio.check(io.BytesIO(data))))


def test_an_id_used_twice_is_a_fault():
    assert faults([SOUND[0], SOUND[0]]) == ["[1]: the id is that of [0] too"]


def test_many_tasks_stand_in_several_files(monkeypatch):
    monkeypatch.setattr(labelstudio, "MOST_TASKS", 2)
    out = io.BytesIO()
    assert labelstudio.write([Document(str(number), "نص") for number in range(5)], out) == 5
    out.seek(0)
    assert [document.id for document in labelstudio.read(out)] == list("01234")
    assert b"tasks-00003.json" in out.getvalue()
    assert files_bytes([("label_config.xml", CONFIG.encode())]) == labelstudio_empty()


def labelstudio_empty() -> bytes:
    out = io.BytesIO()
    labelstudio.write([], out)
    return out.getvalue()
