import time
from collections.abc import Callable

import pytest

from newsreader.articles.importing import Incoming
from newsreader.articles.models import Article
from newsreader.intake.actions.reading import read_page
from newsreader.intake.actions.taking_in import AlreadyThereError, take_in
from newsreader.intake.actions.visiting import as_person
from tests.unit.web.served import Site
from tests.web.at_once import at_once
from tests.web.intake.pages import SAID, article_page

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_bring_one_article_make_one() -> None:
    def bring(ending: str) -> Callable[[], object]:
        incoming = Incoming(
            path="form",
            line=None,
            text=f"{SAID}{ending}",
            title="طريق إربد",
            titled=True,
            url="https://news.example/a",
        )
        return lambda: take_in(incoming)

    done = at_once(bring(""), bring(" ثانيا."))
    assert {type(it) for it in done} == {Article, AlreadyThereError}
    assert Article.objects.get().versions.count() == 1


def test_a_host_has_one_request_under_way(site: Site) -> None:
    under_way: list[int] = [0]
    most: list[int] = [0]

    def slow(handler) -> None:
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        time.sleep(0.3)
        under_way[0] -= 1
        article_page(1)(handler)

    site.pages |= {"/1": slow, "/2": slow, "/3": slow}
    done = at_once(
        *(lambda path=path: read_page(site.url(path), before=as_person) for path in ("/1", "/2", "/3"))
    )
    assert most == [1]
    assert [it for it in done if isinstance(it, Exception)] == []
    assert sorted(site.paths()) == ["/1", "/2", "/3"]
