"""What is wrong is named with file, line and reason; then nothing comes in, or whole sound articles."""

import json
import zipfile
from dataclasses import replace

import pytest

from annotations.formats import jsonl, labelstudio
from annotations.models import Decision, Mark
from annotations.scheme import Place, Quote, QuoteKind
from newsreader.articles.models import Article
from tests.factories import make_article
from tests.web.importing.documents import TEXT, document, span

OTHER = "نص آخر. " + TEXT


@pytest.fixture
def articles(db):
    return [make_article(TEXT), make_article(OTHER)]


def line(text=TEXT, **changes) -> str:
    row = json.loads(jsonl.write_document(document(text)))
    for path, value in changes.items():
        layer, _, key = path.partition("__")
        row[layer][0][key] = value
    return json.dumps(row, ensure_ascii=False)


def test_each_wrong_row_of_a_file_is_named_by_its_line(articles, tmp_path, run):
    path = tmp_path / "in.jsonl"
    rows = [
        line(places__start=9000, places__end=9004),
        line(quotes__kind="loud"),
        line(quotes__speakers=[{"entity": "e9", "mention": None}]),
        "{",
        line(OTHER),
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    said, faults = run(path)
    assert faults[0].startswith("in.jsonl:1: places[0]: [9000, 9004) is empty or outside the text of 82")
    assert "in.jsonl:2: quotes[0].kind: must be one of direct, indirect, mixed, not 'loud'" in faults
    assert any(fault.startswith("in.jsonl:3: quotes[0]") and "e9" in fault for fault in faults)
    assert any(fault.startswith("in.jsonl:4: no JSON") for fault in faults)
    assert faults[-1] == "Nothing was taken over: 4 faults, named above."
    assert "Would be taken over: 5 marks in 1 articles" in said
    assert not Mark.objects.exists()
    assert not Decision.objects.exists()

    said, faults = run(path, skip_faulty=True)
    assert len(faults) == 4
    assert "Taken over: 5 marks in 1 articles" in said
    assert {mark.set.version.article_id for mark in Mark.objects.all()} == {articles[1].pk}


def test_what_breaks_the_scheme_is_named_by_its_rule_and_words(articles, written, run):
    broken = document()
    broken.quotes.append(Quote("q2", *span("ستفتح غدا» في"), QuoteKind.INDIRECT))
    broken.cues[0] = replace(broken.cues[0], end=broken.cues[0].end + 1)
    broken.places.append(Place("p3", *span("في إربد"), "إربد"))
    broken.quotes[0].cues.clear()
    _, faults = run(written("brat", broken, document(OTHER, "b")), "brat")
    assert [fault for fault in faults if "white space" in fault and "cue c1" in fault]
    assert [fault for fault in faults if "two quotes may not cross" in fault and "ستفتح غدا" in fault]
    assert [fault for fault in faults if "Two marks of this layer may not overlap" in fault]
    assert [fault for fault in faults if "A cue belongs to a quote" in fault]
    assert all(fault.startswith("in.brat.zip: document a: ") for fault in faults[:-1])
    assert not Mark.objects.exists()


def test_a_key_that_the_gazetteer_lacks_and_a_nameless_speaker_are_faults(articles, written, run):
    odd = document()
    odd.places[0] = replace(odd.places[0], gazetteer="nowhere-1")
    odd.entities[0] = replace(odd.entities[0], name=" ")
    _, faults = run(written("jsonl", odd))
    assert "in.jsonl:1: document a: entity e1: This speaker has no name." in faults
    start, end = span("إربد")
    assert (
        f"in.jsonl:1: document a: place p1 [{start}, {end}): The gazetteer has no entry nowhere-1." in faults
    )


def test_names_that_the_editor_would_not_take_are_faults(articles, written, run):
    odd = document()
    odd.entities[0] = replace(odd.entities[0], name="\u200f\u200b")
    odd.cues[0] = replace(odd.cues[0], lemma="ق" * 101)
    odd.places[0] = replace(odd.places[0], name="إ" * 301)
    _, faults = run(written("jsonl", odd))
    assert [fault.rpartition(": ")[2] for fault in faults[:-1]] == [
        "This speaker has no name.",
        "This is longer than 100 characters.",
        "This is longer than 300 characters.",
    ]
    odd = document()
    odd.entities[0] = replace(odd.entities[0], name="س" * 301)
    _, faults = run(written("jsonl", odd))
    assert faults[0] == "in.jsonl:1: document a: entity e1: This is longer than 300 characters."


def test_a_broken_document_of_an_archive_is_left_out_alone(articles, written, run, tmp_path):
    whole = written("brat", document(), document(OTHER, "a.b"))
    path = tmp_path / "changed.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"Quote", b"Quota") if name == "a.ann" else data)
    said, faults = run(path, "brat", skip_faulty=True)
    assert faults[0].startswith("changed.zip/a.ann:1: Quota is none of Quote, Speaker, Cue, Place")
    assert "Taken over: 5 marks in 1 articles" in said
    assert Mark.objects.filter(set__version__article=articles[1]).count() == 5
    assert Mark.objects.count() == 5


def test_a_broken_task_of_a_file_of_tasks_is_left_out_alone(articles, tmp_path, run):
    tasks = [json.loads(labelstudio.task_line(one)) for one in (document(), document(OTHER, "b"))]
    tasks[0]["annotations"][0]["result"][0]["value"]["labels"] = ["quota"]
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    wrong = (
        "[0].annotations[0].result[0].value.labels: must be one of quote, speaker, cue, place, not 'quota'"
    )
    _, faults = run(path, "labelstudio")
    assert faults[0] == f"export.json: {wrong}"
    assert not Mark.objects.exists()
    said, _ = run(path, "labelstudio", skip_faulty=True)
    assert "Taken over: 5 marks in 1 articles" in said
    assert {mark.set.version.article_id for mark in Mark.objects.all()} == {articles[1].pk}


def test_what_is_no_such_file_is_one_fault(run, tmp_path):
    path = tmp_path / "in.zip"
    path.write_bytes(b"no zip")
    assert run(path, "brat")[1] == [
        "in.zip: no zip archive: File is not a zip file",
        "Nothing was taken over: 1 fault, named above.",
    ]
    path.write_bytes(b"")
    assert "There is no document in it." in run(path)[1][0]


def test_cues_and_mentions_without_links_are_faults_or_go_to_the_nearest_quote(articles, written, run):
    path = written("conll", document())
    _, faults = run(path, "conll")
    assert len([fault for fault in faults if "belongs to a quote" in fault]) == 2
    said, faults = run(path, "conll", nearest=True)
    assert not faults
    assert "2 cues and mentions given to the nearest quote" in said
    quote = Mark.objects.get(layer="quote")
    assert [link.cue.text for link in quote.quote_cues.all()] == ["قال"]
    assert [link.entity.name for link in quote.quote_speakers.all()] == ["خالد منصور"]


def test_a_failure_after_new_articles_takes_them_away_again(written, run):
    broken = document(OTHER, "b")
    broken.places[0] = replace(broken.places[0], start=broken.places[0].start - 1)
    path = written("jsonl", document(), broken)
    assert run(path, new_articles=True)[1]
    assert not Article.objects.exists()
