import json
from typing import Any

import pytest

from annotations.formats import jsonl
from annotations.models import Decision, ListedQuote, Mark
from annotations.samples import gold
from newsreader.api.models import Answered
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor, make_set, make_user
from tests.web.api.asking import Program

pytestmark = pytest.mark.django_db
LINES = "application/x-ndjson"
TEXT = "قال خالد منصور إن الطريق ستفتح غدا."


OTHER = TEXT + "\nوكان الجو باردا."


def row(text: str = TEXT, **more: Any) -> dict[str, Any]:
    quote = {"id": "q1", "start": 15, "end": 34, "kind": "indirect", "speaker": "خالد منصور"}
    return {"id": "d", "text": text, "quotes": [{**quote, "mention": [4, 14]}], **more}


def lines(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows).encode()


@pytest.fixture
def writer() -> Program:
    return Program(make_user("chief", "reviewers"), scope="write")


def corpus(program: Program) -> list[Any]:
    return list(jsonl.read(b"".join(program.get("/corpus.jsonl").streaming_content).splitlines()))


def faults(answer: Any) -> list[tuple[int, str, str]]:
    assert answer.status_code == 422, answer.content.decode()
    return [(one["line"], one["where"], one["message"]) for one in answer.json()["errors"]]


def test_texts_come_in_with_their_marks_as_decisions_of_the_token_s_person(writer) -> None:
    body = lines(row(), row(OTHER, url="https://a.example/2"))
    answer = writer.post("/documents?reviewed=true", body, LINES)
    assert answer.json() == {"new": 2, "known": 0, "marks": 4, "errors": []}
    said = Decision.objects.filter(actor__username="chief").values_list("action", flat=True)
    assert sorted(said) == ["import", "import", "review", "review"]
    assert ListedQuote.objects.filter(reviewed=True).count() == 2
    assert {document.text for document in corpus(writer)} == {TEXT, OTHER}


def test_marks_come_onto_an_article_that_is_there(writer) -> None:
    article = make_article(TEXT)
    answer = writer.post("/documents", lines(row()), LINES)
    assert answer.json() == {"new": 0, "known": 1, "marks": 2, "errors": []}
    assert Article.objects.get() == article
    ((line, _, message),) = faults(writer.post("/documents", lines(row()), LINES))
    assert (line, "2 marks" in message) == (1, True)


@pytest.mark.parametrize("there", [True, False])
def test_a_quote_that_names_its_speaker_twice_is_refused_with_its_line(writer, there) -> None:
    if there:
        make_article(TEXT)
    body = row(entities=[{"id": "e1", "name": "خالد منصور", "kind": "person"}])
    said = {"entity": "e1", "mention": [4, 14]}
    body["speakers"] = [{"id": "s1", "start": 4, "end": 14, "entity": "e1"}]
    body["quotes"] = [
        {"id": "q1", "start": 15, "end": 34, "kind": "indirect", "speakers": [said, {"entity": "e1"}]}
    ]
    ((line, where, message),) = faults(writer.post("/documents", lines(body), LINES))
    assert (line, where, "once" in message) == (1, "quote q1 [15, 34)", True)


@pytest.mark.parametrize("known", [{"title": 5}, {"outlet": ["a"]}, {"date": 20260101}])
def test_what_is_known_of_a_new_article_must_be_text_as_in_articles(writer, known) -> None:
    ((line, where, message),) = faults(writer.post("/documents", lines(row(**known)), LINES))
    assert (line, where, message) == (1, *known, "must be text")
    assert writer.post("/documents", lines(row(title=None)), LINES).json()["new"] == 1


def test_half_a_surrogate_pair_in_a_key_is_a_fault_of_its_line(writer) -> None:
    body = b'{"id": "d", "text": "' + TEXT.encode() + b'", "a\\udc00": 1}\n'
    ((line, where, message),) = faults(writer.post("/documents", body, LINES))
    assert (line, where, "surrogate" in message) == (1, "a\\udc00", True)


def test_suggestions_are_decided_by_what_comes(writer) -> None:
    article = make_article(TEXT)
    make_set(article, "suggestions")
    assert writer.post("/documents?reviewed=true", lines(row()), LINES).json()["known"] == 1
    assert writer.get(f"/articles/{article.pk}").json()["state"] == "reviewed"


def test_every_fault_is_named_by_line_and_place_and_nothing_comes_in(writer) -> None:
    known = make_article("نص آخر.", url="https://a.example/1")
    bad = [
        row(),
        row(OTHER, url="https://a.example/1"),
        {**row(), "quotes": [{"id": "q", "start": 0, "end": 900, "kind": "indirect"}]},
        {**row(), "quotes": [{"id": "q", "start": 0, "end": 3, "kind": "shouted"}]},
        {**row(OTHER + "."), "quotes": [{"id": "q", "start": 3, "end": 9, "kind": "indirect"}]},
        row(),
        row(OTHER + "!", places=[{"id": "p1", "start": 4, "end": 8, "gazetteer": "none/such"}]),
        row(OTHER + "؟", url="ftp://a.example/8"),
        row(text="e\u0301" + TEXT, quotes=[]),
    ]
    said = faults(writer.post("/documents", lines(*bad) + b"no json\n", LINES))
    assert [(line, where) for line, where, _ in said] == [
        (2, ""),
        (3, "quotes[0]"),
        (4, "quotes[0].kind"),
        (5, "quote q [3, 9)"),
        (6, ""),
        (7, "place p1 [4, 8)"),
        (8, "url"),
        (9, ""),
        (10, ""),
    ]
    assert f"differs from that of article {known.pk}" in str(said)
    assert not Mark.objects.exists()
    assert Article.objects.get() == known


@pytest.mark.parametrize("make", ["true", "false"])
def test_a_nul_in_whatever_is_said_of_a_text_is_a_fault_of_its_line(writer, make) -> None:
    make_article(OTHER)
    quote = {"id": "q1", "start": 15, "end": 34, "kind": "indirect", "cues": ["c1"]}
    bad = [
        row(entities=[{"id": "e1", "name": "خالد\0", "kind": "person"}]),
        row(TEXT + "\n1", places=[{"id": "p1", "start": 4, "end": 8, "name": "إربد\0"}]),
        row(TEXT + "\n2", places=[{"id": "p1", "start": 4, "end": 8, "gazetteer": "jo\0"}]),
        row(TEXT + "\n3", quotes=[quote], cues=[{"id": "c1", "start": 0, "end": 3, "lemma": "قال\0"}]),
        row(TEXT + "\n4", url="https://a.example/\0"),
        row(TEXT + "\n5", title="\0"),
    ]
    answer = writer.post(f"/documents?partly=true&make={make}", lines(*bad, row(OTHER)), LINES)
    assert {one["line"] for one in answer.json()["errors"]} == {1, 2, 3, 4, 5, 6}
    assert (answer.json()["known"], answer.json()["marks"]) == (1, 2)


def test_what_has_no_fault_comes_in_where_that_is_asked_for(writer) -> None:
    answer = writer.post("/documents?partly=true", lines(row(), {"id": "2"}), LINES)
    assert answer.json()["new"] == 1
    assert [one["line"] for one in answer.json()["errors"]] == [2]


def test_no_article_is_made_where_none_is_to_be(writer) -> None:
    said = faults(writer.post("/documents?make=false", lines(row()), LINES))
    assert said == [(1, "", "No article has this text.")]
    assert not Article.objects.exists()


def test_the_samples_come_in_and_out_the_same(writer) -> None:
    given = list(gold())
    for document in given:
        for place in document.places:
            place.gazetteer = None
    body = b"".join(map(jsonl.write_document, given))
    assert writer.post("/documents?reviewed=true", body, LINES).json()["new"] == len(given)
    back = corpus(writer)
    spans = [[(q.start, q.end, q.kind) for q in document.quotes] for document in given]
    assert [[(q.start, q.end, q.kind) for q in document.quotes] for document in back] == spans


def test_articles_come_in_without_marks(writer) -> None:
    body = lines({"text": TEXT, "title": "الطريق", "outlet": "جريدة"}, {"text": TEXT})
    answer = writer.post("/articles", body, LINES)
    assert answer.json() == {"new": 1, "versions": 0, "known": 1, "errors": []}
    said = faults(writer.post("/articles", lines({"text": "نص جديد."}, {"title": "x"}), LINES))
    assert [(line, where) for line, where, _ in said] == [(2, "text")]
    assert Article.objects.count() == 1


def test_a_write_sent_again_under_its_key_is_done_once(writer) -> None:
    key = {"Idempotency-Key": "a-key"}
    first = writer.post("/documents", lines(row()), LINES, **key)
    again = writer.post("/documents", lines(row()), LINES, **key)
    assert again.json() == first.json()
    assert again["Idempotency-Replayed"] == "true"
    assert Decision.objects.count() == 1
    other = writer.post("/documents", lines(row("نص آخر.", quotes=[])), LINES, **key)
    assert other.status_code == 422
    assert Article.objects.count() == Answered.objects.count() == 1


def test_what_was_refused_may_be_sent_again_under_its_key(writer) -> None:
    key = {"Idempotency-Key": "a-key"}
    assert writer.post("/documents", b"{}\n", LINES, **key).status_code == 422
    assert writer.post("/documents", lines(row()), LINES, **key).status_code == 200


def test_only_a_token_that_writes_lets_write(client, writer) -> None:
    chief = make_user("another", "reviewers")
    assert Program(chief).post("/documents", lines(row()), LINES).status_code == 403
    client.force_login(chief)
    by_session = client.post("/api/v1/documents", lines(row()), content_type=LINES)
    assert by_session.status_code == 401
    annotator = Program(make_editor(), scope="write")
    assert annotator.post("/documents", lines(row()), LINES).status_code == 403
    assert writer.post("/documents", "{}", "application/json").status_code == 415
    writer.token.person.groups.clear()
    assert writer.post("/documents", lines(row()), LINES).status_code == 403
    assert not Article.objects.exists()
