import pytest
from django.urls import reverse

from annotations.actions.errors import Refused
from annotations.actions.restore_article import restore_article
from annotations.actions.undo_last import undo_last
from annotations.models import Decision
from annotations.queries.history import article_history, mark_history
from tests.web.independent.giving import FIRST, SECOND, Given


def test_the_history_is_that_of_the_own_set(at: Given, client) -> None:
    shared = at.desk.create("quote", FIRST)
    own = at.mark(at.sara, "quote", SECOND)
    (entry,) = [e for e in article_history(at.desk.article, at.sara).entries if e.who]
    assert [told.mark for told in entry.about] == [own.pk]
    assert mark_history(at.desk.article, at.sara, shared.pk) is None
    assert mark_history(at.desk.article, at.omar, own.pk) is None
    assert mark_history(at.desk.article, at.desk.user, own.pk) is None
    client.force_login(at.sara)
    page = client.get(reverse("article-history", args=[at.desk.article.pk])).content.decode()
    assert SECOND in page
    assert FIRST not in page.split("<main")[1]


def test_an_old_state_comes_back_in_the_own_set_and_from_its_log_alone(at: Given) -> None:
    at.desk.create("quote", FIRST)
    at.mark(at.sara, "quote", FIRST)
    at.mark(at.sara, "quote", SECOND)
    first = Decision.objects.filter(set=at.set_of(at.sara)).order_by("revision")[0]
    restore_article(user=at.sara, version=at.desk.version, decision=first.pk)
    assert at.words(at.sara) == [FIRST]
    undo_last(user=at.sara, version=at.desk.version)
    assert sorted(at.words(at.sara)) == sorted([FIRST, SECOND])
    for who, theirs in (
        (at.omar, first),
        (at.sara, Decision.objects.get(set=at.desk.shared, action="create")),
    ):
        with pytest.raises(Refused):
            restore_article(user=who, version=at.desk.version, decision=theirs.pk)
