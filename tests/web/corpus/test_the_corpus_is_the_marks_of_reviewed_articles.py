from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.give_parts import keep_for_people
from annotations.actions.import_annotations import Options, import_pieces
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.formats.piecewise import Piece
from annotations.models import Pseudonym
from annotations.queries.corpus import reviewed_documents
from annotations.scheme import Document, Place, QuoteKind, check_document
from tests.factories import make_article, make_user, make_version
from tests.web.desk import Desk, make_desk


def test_every_layer_with_its_links(reviewed: Desk) -> None:
    (document,) = reviewed_documents()
    assert document.text == reviewed.text
    assert check_document(document) == []
    words = {m.id: document.text[m.start : m.end] for m in [*document.cues, *document.speakers]}
    entities = {e.id: e for e in document.entities}
    told = [
        (
            document.text[q.start : q.end],
            q.kind,
            [(entities[s.entity].name, words.get(s.mention or "")) for s in q.speakers],
            [words[c] for c in q.cues],
        )
        for q in document.quotes
    ]
    assert told == [
        (
            "إن الطريق ستفتح غدا في إربد",
            QuoteKind.INDIRECT,
            [("خالد منصور", "وزير النقل خالد منصور")],
            ["قال"],
        ),
        ("أن العمل انتهى", QuoteKind.INDIRECT, [], ["مضيفا"]),
        ("«لن نتأخر»", QuoteKind.DIRECT, [("سعاد النجار", None)], []),
    ]
    assert [(p.name, p.gazetteer is not None) for p in document.places] == [("إربد", True)]
    assert all(e.speaker for e in document.entities)


def test_each_mark_says_where_it_comes_from(reviewed: Desk) -> None:
    (document,) = reviewed_documents()
    pseudonym = Pseudonym.objects.get(user=reviewed.user).name
    provenance = document.meta["provenance"]
    assert isinstance(provenance, dict)
    first, second, third = (provenance[q.id] for q in document.quotes)
    assert {p["by"] for p in provenance.values()} == {pseudonym}
    assert all(p["decided_at"] for p in provenance.values())
    assert (first["suggested"], first["changed"]) == (True, False)
    assert (second["suggested"], second["changed"]) == (True, True)
    assert third["suggested"] is False
    assert "changed" not in third
    assert [q.why is not None for q in document.quotes] == [True, True, False]
    assert document.meta["reviewed_by"] == pseudonym


def test_of_marks_from_elsewhere_nobody_says_that_their_annotators_saw_no_suggestions(db) -> None:
    chief = make_user("chief", "reviewers")
    articles = [
        make_article(f"زار الوفد إربد في اليوم {day}.", outlet="الضفة") for day in ("الأول", "الثاني")
    ]
    keep_for_people([articles[1].pk])
    for article in articles:
        text = article.versions.get().text
        document = Document("d", text, places=[Place("p1", 10, 14, "إربد")])
        import_pieces(
            [Piece(document, line=1)],
            user=chief,
            name="file",
            format_name="jsonl",
            options=Options(reviewed=True),
        )
    elsewhere, kept = reviewed_documents()
    assert "with_suggestions" not in elsewhere.meta
    assert kept.meta["with_suggestions"] is False


def test_what_is_not_reviewed_is_not_in_it(reviewed: Desk) -> None:
    reopen_article(user=reviewed.user, version=reviewed.version)
    assert list(reviewed_documents()) == []


def test_of_several_reviewed_texts_the_latest(reviewed: Desk) -> None:
    reviewed.version.is_current = False
    reviewed.version.save()
    newer = make_version(reviewed.article, "نص جديد", number=2)
    assert [d.text for d in reviewed_documents()] == [reviewed.text]
    review_article(user=reviewed.user, version=newer)
    other = make_desk("نص آخر", user=reviewed.user)
    review_article(user=reviewed.user, version=other.version)
    for size in (1, 2, 3):
        documents = reviewed_documents(chunk_size=size)
        assert [(d.text, d.meta["version"]) for d in documents] == [("نص جديد", 2), ("نص آخر", 1)]


def test_a_chunk_takes_the_same_queries_however_many_articles(reviewed: Desk) -> None:
    for number in range(5):
        other = make_desk(f"{reviewed.text} {number}", user=reviewed.user)
        other.create("quote", "أن العمل انتهى", name="خالد منصور")
        review_article(user=reviewed.user, version=other.version)
    for size in (1, 2, 6):
        with CaptureQueriesContext(connection) as caught:
            documents = list(reviewed_documents(chunk_size=size))
        assert len(documents) == 6
        # Ten a chunk, and one that finds nothing left.
        assert len(caught) <= 10 * 6 // size + 1
    assert [d.id for d in reviewed_documents(chunk_size=2)] == [d.id for d in reviewed_documents()]
