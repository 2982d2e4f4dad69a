import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from annotations.actions.withdraw_article import allow_import, withdraw_article
from annotations.models import AnnotationSet, Decision, Mark
from newsreader.articles.models import Article, TextVersion, Withdrawal
from tests.factories import make_version
from tests.web.desk import Desk


def run(sql: str, values: tuple) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused(rule: str, sql: str, *values) -> None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        run(sql, values)
    assert error.value.__cause__.diag.constraint_name == rule


EMPTY = "UPDATE articles_textversion SET text = '', is_current = false WHERE id = %s"
WITHDRAW = (
    "INSERT INTO articles_withdrawal (article_id, at, reason, reviewed) VALUES (%s, now(), 'سبب', false)"
)


def test_no_text_is_emptied_without_one(desk: Desk) -> None:
    refused("text_version_never_changes", EMPTY, desk.version.pk)


def test_none_is_changed_under_one(desk: Desk) -> None:
    changed = EMPTY.replace("''", "'غيره'")
    refused("text_version_never_changes", f"{WITHDRAW}; {changed}", desk.article.pk, desk.version.pk)
    hashed = EMPTY.replace("text = ''", "text = '', content_hash = sha256('')")
    refused("text_version_never_changes", f"{WITHDRAW}; {hashed}", desk.article.pk, desk.version.pk)


def test_a_current_text_is_never_empty(desk: Desk) -> None:
    kept = EMPTY.replace("false", "true")
    refused("text_version_is_not_empty", f"{WITHDRAW}; {kept}", desk.article.pk, desk.version.pk)


def test_one_takes_every_text_and_every_mark(desk: Desk) -> None:
    refused("withdrawal_takes_every_text", WITHDRAW, desk.article.pk)
    desk.create("place", "إربد")
    unmark = "UPDATE articles_article SET withdrawn_at = now() WHERE id = %s"
    refused(
        "withdrawal_takes_every_mark",
        f"{WITHDRAW}; {EMPTY}; {unmark}",
        desk.article.pk,
        desk.version.pk,
        desk.article.pk,
    )


def test_an_empty_text_is_not_put_in(desk: Desk) -> None:
    refused(
        "text_version_is_not_empty",
        "INSERT INTO articles_textversion (article_id, number, is_current, text, content_hash, created_at)"
        " VALUES (%s, 9, false, '', sha256(''), now())",
        desk.article.pk,
    )


class TestAWithdrawnArticle:
    """What the database keeps away from it, whoever asks."""

    @pytest.fixture
    def withdrawn(self, desk: Desk) -> Desk:
        desk.create("place", "إربد")
        withdraw_article(user=None, article=desk.article, reason="سبب")
        return desk

    def test_takes_no_text(self, withdrawn: Desk) -> None:
        """Neither itself, nor does another article take its text."""
        other = Article.objects.create(title="غيره", url="https://news.example/9")
        for article, text in [(withdrawn.article, "نص جديد"), (other, withdrawn.text)]:
            with pytest.raises(IntegrityError) as error, transaction.atomic():
                make_version(article, text, number=5)
            assert error.value.__cause__.diag.constraint_name == "article_withdrawn"

    def test_takes_no_set_mark_or_decision(self, withdrawn: Desk) -> None:
        """By no way around the actions."""
        of = withdrawn.shared
        for make in (
            lambda: AnnotationSet.objects.create(version=withdrawn.version, kind="final"),
            lambda: Decision.objects.create(set=of, revision=99, action="suggest", changes=[]),
            lambda: Mark.objects.create(set=of, layer="place", start=0, end=4, text="وقال", place_name="x"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                make()

    def test_keeps_its_history_from_then_on(self, withdrawn: Desk) -> None:
        """The words go, and nothing else ever does."""
        refused("decision_append_only", "UPDATE annotations_decision SET changes = '[]'")
        refused("decision_append_only", "UPDATE annotations_decision SET at = now() + interval '1 day'")
        refused("decision_append_only", "DELETE FROM annotations_decision")

    def test_lets_the_words_go_of_no_other_article(self, withdrawn: Desk) -> None:
        """Nor of its own once its import is allowed."""
        allow_import(user=None, article=withdrawn.article)
        Article.objects.filter(pk=withdrawn.article.pk).update(title="العنوان")
        version = make_version(withdrawn.article, "قال سعد إن عمّان كبيرة.", number=2)
        again = Desk(withdrawn.article, version, withdrawn.user, version.text)
        again.create("place", "عمّان")
        refused(
            "decision_append_only",
            "UPDATE annotations_decision SET changes = annotations_without_words(changes) WHERE set_id = %s",
            again.shared.pk,
        )
        refused("text_version_never_changes", EMPTY, version.pk)

    def test_keeps_its_withdrawal_as_it_was_said(self, withdrawn: Desk) -> None:
        """Its import is allowed once."""
        refused("withdrawal_stays_said", "UPDATE articles_withdrawal SET reason = 'غيره'")
        allow_import(user=None, article=withdrawn.article)
        refused("withdrawal_stays_said", "UPDATE articles_withdrawal SET lifted_at = NULL")

    def test_is_withdrawn_once_at_a_time(self, withdrawn: Desk) -> None:
        """And its hash is kept to know it by."""
        with pytest.raises(IntegrityError), transaction.atomic():
            Withdrawal.objects.create(
                article=withdrawn.article, reason="x", reviewed=False, at=timezone.now()
            )
        version = TextVersion.objects.get()
        assert bytes(version.content_hash) == hashlib.sha256(withdrawn.text.encode()).digest()
