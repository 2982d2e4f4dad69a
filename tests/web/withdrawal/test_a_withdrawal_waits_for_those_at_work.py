import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from annotations.actions.count_numbers import count_numbers
from annotations.actions.errors import Withdrawn
from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import suggest_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import AnnotationSet, DailyCount, Entity, ListedPlace, ListedQuote, Mark, Speaker
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article, SearchText, TextVersion
from newsreader.articles.searching import keep_all_words
from tests.web.desk import Desk, make_desk

pytestmark = pytest.mark.django_db(transaction=True)

URL = "https://news.example/1"


@pytest.fixture
def desk() -> Desk:
    made = make_desk()
    Article.objects.filter(pk=made.article.pk).update(url=URL, content_key=None)
    made.article.refresh_from_db()
    return made


def nothing_is_left(desk: Desk) -> None:
    assert set(TextVersion.objects.filter(article=desk.article).values_list("text", "is_current")) == {
        ("", False)
    }
    assert Article.objects.get(pk=desk.article.pk).withdrawn_at
    for rows in (Mark, Entity, ListedQuote, ListedPlace, SearchText, Speaker):
        assert not rows.objects.exists()
    assert set(AnnotationSet.objects.values_list("state", flat=True)) <= {"withdrawn"}


def run(act: Callable[[], object]) -> tuple[threading.Thread, list[str]]:
    """The act in a thread of its own, and what it came to once it has."""
    came_to: list[str] = []

    def running() -> None:
        try:
            act()
            came_to.append("done")
        except Exception as error:
            came_to.append(type(error).__name__)
        finally:
            connections.close_all()

    thread = threading.Thread(target=running)
    thread.start()
    return thread, came_to


def waits(thread: threading.Thread) -> bool:
    """Whether somebody waits in the database for another's lock."""
    for _ in range(200):
        with connection.cursor() as cursor:
            # Inside a transaction the view would be the same each time.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
        thread.join(0.02)
        if not thread.is_alive():
            return False
    return False


def acts(desk: Desk) -> dict[str, Callable[[], object]]:
    """All that puts words of the article somewhere."""
    again = Incoming("file", 1, f"{desk.text} ومزيد.", "عنوان", True, URL)
    return {
        "create": lambda: desk.create_("quote", "أن العمل انتهى", name="خالد منصور"),
        "review": lambda: review_article(user=desk.user, version=desk.version, rest="accept"),
        "suggest": lambda: suggest_article(desk.version),
        "import": lambda: store([again], on_refused=refuse),
        "words": keep_all_words,
    }


def refuse(refusal: object) -> None:
    raise PermissionError(str(refusal))


def withdraw(desk: Desk) -> None:
    withdraw_article(user=None, article=desk.article, reason="سبب")


# With the sets of marks there already, and with the first decision making them.
@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("name", ["create", "review", "suggest", "import", "words"])
def test_who_came_before_is_waited_for(desk: Desk, name: str, begun: bool) -> None:
    if begun:
        desk.create("place", "إربد")
    act = acts(desk)[name]
    with transaction.atomic():
        act()
        thread, came_to = run(lambda: withdraw(desk))
        waited = waits(thread)
    thread.join(30)
    assert waited
    assert came_to == ["done"]
    nothing_is_left(desk)


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("name", ["create", "review", "suggest", "import", "words"])
def test_who_comes_after_waits_and_is_refused(desk: Desk, name: str, begun: bool) -> None:
    if begun:
        desk.create("place", "إربد")
    act = acts(desk)[name]
    with transaction.atomic():
        withdraw(desk)
        thread, came_to = run(act)
        waits(thread)
    thread.join(30)
    assert came_to == [{"import": "PermissionError", "words": "done"}.get(name, Withdrawn.__name__)]
    nothing_is_left(desk)


@pytest.mark.parametrize("attempt", range(4))
def test_all_at_once_leave_nothing_and_hold_up_nobody(desk: Desk, attempt: int) -> None:
    if attempt % 2:
        desk.create("place", "إربد")
    running = [run(act) for act in [*acts(desk).values(), lambda: withdraw(desk)]]
    for thread, _ in running:
        thread.join(30)
    outcomes = [came_to for _, [came_to] in running]
    assert outcomes[-1] == "done"
    # The last three are of those who were in each other's way.
    refusals = {"Withdrawn", "PermissionError", "Stale", "Undecided", "BreaksScheme"}
    assert set(outcomes) <= {"done", *refusals}
    nothing_is_left(desk)


@pytest.mark.parametrize("counted", [True, False])
def test_who_counts_the_numbers_waits_and_finds_nothing_of_it(desk: Desk, counted: bool) -> None:
    desk.create("quote", "أن العمل انتهى", name="خالد منصور")
    review_article(user=desk.user, version=desk.version)
    if counted:
        count_numbers()
    with transaction.atomic():
        withdraw(desk)
        thread, came_to = run(lambda: count_numbers(anew=counted))
        assert waits(thread)
    thread.join(30)
    assert came_to == ["done"]
    assert not DailyCount.objects.exists()
