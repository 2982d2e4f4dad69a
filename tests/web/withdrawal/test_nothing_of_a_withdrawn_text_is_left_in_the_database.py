from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from annotations.actions.errors import Refused
from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import suggest_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import AnnotationSet, Decision, Mark, Speaker
from newsreader.arabic.search_terms import folded_words
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article, TextVersion
from tests.factories import make_article, make_editor, make_place, make_user, version_of
from tests.web.desk import Desk

URL = "https://news.example/dam"
FORMER = "قال حارس السد برهوم الزنقطي إن «البرطاسة البغداشية مائلة». ثم صمت."
TEXT = (
    "قال حارس السد برهوم الزنقطي إن «البرطاسة البغداشية مائلة منذ شهر».\n"
    "وأضاف أن الزرفين الحديدي انكسر في إربد، وأكدت شهلاء الطوبجي أن النهر لن يفيض.\n"
    "وكان الضباب كثيفا فوق الجلابيط."
)


def every_row() -> list[tuple[str, str]]:
    """All that the tables of the database hold, whichever they are: the table's name and the row as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(table_name) FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1"
        )
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f"SELECT row_of::text FROM {table} AS row_of")  # noqa: S608 - a name of the database
            rows += [(table, text.replace('""', " ").replace("\\", " ")) for (text,) in cursor.fetchall()]
    assert "articles_textversion" in tables
    return rows


def telling(text: str, known: str) -> set[str]:
    """What tells of a text: each of its words that nothing else has, and every two of its words in a row."""
    words, others = folded_words(text), set(folded_words(known))
    return {word for word in words if word not in others and len(word) > 3} | {
        f"{first} {second}" for first, second in pairwise(words)
    }


def found(tells: set[str]) -> list[str]:
    """Where any of `tells` is in the database still."""
    return [
        f"{table} has {tell!r}"
        for table, row in every_row()
        for words in [f" {' '.join(folded_words(row))} "]
        for tell in tells
        if f" {tell} " in words
    ]


@pytest.fixture
def desk(db) -> Desk:
    """An article with a former text, suggestions, and decisions of every kind, in every table there is."""
    make_place("jo-irbid", "إربد", latitude=32.5, longitude=35.9)
    for text in (FORMER, TEXT):
        store([Incoming("file", 1, text, "العنوان", True, URL, "الجريدة")], on_refused=pytest.fail)
        version = TextVersion.objects.select_related("article").get(text=text)
        desk = Desk(version.article, version, make_editor(f"editor of {version.number}"), text)
        suggest_article(version)
        decide_everything(desk)
    return desk


def decide_everything(desk: Desk) -> None:
    for mark in list(Mark.objects.filter(set__version=desk.version, status="undecided", layer="quote")):
        desk.accept(mark)
    desk.create("place", "النهر" if "النهر" in desk.text else "السد", place_name="نهر الزرفين")
    quote = desk.create("quote", "«البرطاسة البغداشية", kind="mixed", name="برهوم بن سالم الزنقطي")
    desk.change(quote, kind="direct")
    desk.delete(desk.create("place", "البرطاسة"))
    desk.undo()
    review_article(user=desk.user, version=desk.version, rest="accept")


def withdraw(desk: Desk, **values) -> None:
    reviewer = make_user("reviewer", group="reviewers")
    withdraw_article(user=reviewer, article=desk.article, reason="بطلب من المصدر", **values)


def test_no_table_has_a_word_of_it(desk: Desk) -> None:
    tells = telling(f"{FORMER}\n{TEXT}", "إربد بطلب من المصدر العنوان")
    tables = {where.split(" has ")[0] for where in found(tells)}
    # What is not full before proves nothing.
    assert tables >= {
        "annotations_decision",
        "annotations_entity",
        "annotations_listedquote",
        "annotations_mark",
        "annotations_speaker",
        "articles_searchtext",
        "articles_textversion",
    }
    withdraw(desk)
    assert found(tells) == []


def test_the_history_stays_without_words(desk: Desk) -> None:
    before = list(
        Decision.objects.order_by("pk").values("pk", "action", "actor", "at", "revision", "changes")
    )
    withdraw(desk)
    after = list(Decision.objects.order_by("pk").values("pk", "action", "actor", "at", "revision", "changes"))
    assert [{**row, "changes": 0} for row in before] == [{**row, "changes": 0} for row in after]
    assert len(marked(after)) > 5
    assert marked(after) == [{**state, "text": ""} for state in marked(before)]


def marked(rows: list[dict]) -> list[dict]:
    """What the log says of the marks that decisions left."""
    changes = [change for row in rows for change in row["changes"] if change["what"] == "mark"]
    names = ("layer", "start", "end", "kind", "status", "decided_at", "text")
    return [{name: c["after"][name] for name in names} for c in changes if c["after"]]


def test_a_speaker_whom_another_article_names_stays(desk: Desk) -> None:
    other = make_article("قال برهوم الزنقطي إن الطريق سالكة.")
    speaker = Speaker.objects.get(name="برهوم بن سالم الزنقطي")
    elsewhere = Desk(other, version_of(other), desk.user, version_of(other).text)
    elsewhere.create("quote", "إن الطريق سالكة", name="برهوم بن سالم الزنقطي")
    withdraw(desk)
    assert list(Speaker.objects.all()) == [speaker]


@pytest.mark.parametrize(
    ("title", "with_title", "left"),
    [
        ("العنوان", False, "العنوان"),
        ("العنوان", True, ""),
        # Made of the text's first words, or repeated there: its words are the text's.
        ("قال حارس السد برهوم…", False, ""),
        ("الزرفين الحديدي انكسر", False, ""),
    ],
)
def test_the_title_stays_unless_it_is_asked_for_or_says_the_text(desk, title, with_title, left) -> None:
    Article.objects.filter(pk=desk.article.pk).update(title=title)
    withdraw(desk, with_title=with_title)
    assert Article.objects.get().title == left


@pytest.mark.parametrize(
    "reason",
    [
        "لأن البرطاسة البغداشية مائلة منذ شهر. وأضاف أن الزرفين الحديدي انكسر في إربد",
        "ثم صمت. وكان الضباب كثيفا فوق الجلابيط",
        " \n",
    ],
)
def test_a_reason_that_repeats_the_text_or_says_nothing_is_refused(desk: Desk, reason: str) -> None:
    reviewer = make_user("reviewer", group="reviewers")
    with pytest.raises(Refused):
        withdraw_article(user=reviewer, article=desk.article, reason=reason)
    assert TextVersion.objects.get(is_current=True).text == TEXT


class TestAnyText(TestCase):
    """Whatever is written, and whatever the suggester made of it."""

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.sampled_from(
                [
                    "قال",
                    "زنبرك",
                    "الشلهوب",
                    "إن",
                    "«",
                    "»",
                    ".",
                    "،",
                    "\n",
                    "وأكدت",
                    "قرقوشة",
                    '"',
                    "\\",
                    "'",
                    "{",
                    "},",
                ]
            ),
            min_size=8,
            max_size=60,
        )
    )
    def test_nothing_is_left(self, words: list[str]) -> None:
        """Signs that rows and JSON write in their own way are among them."""
        text = f"زنبقوط {' '.join(words)} شلبنوق"
        store([Incoming("file", 1, text, "العنوان", True, f"{URL}/{hash(text)}")], on_refused=pytest.fail)
        version = TextVersion.objects.select_related("article").latest("pk")
        suggest_article(version)
        user = make_editor(f"editor {AnnotationSet.objects.count()} {hash(text)}")
        review_article(user=user, version=version, rest="accept")
        withdraw_article(user=None, article=version.article, reason="بطلب من المصدر")
        assert found({"زنبقوط", "شلبنوق", "زنبرك", "الشلهوب", "قرقوشه"}) == []
