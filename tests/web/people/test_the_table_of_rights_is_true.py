"""docs/people.md says of every address who may go there; here each goes to each."""

from collections.abc import Iterator
from copy import copy
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from annotations.actions.comments import add_comment
from annotations.actions.correct_speaker import correct_speaker
from annotations.actions.count_numbers import count_numbers
from annotations.actions.make_release import make_release
from annotations.actions.people import password_link
from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import ListedQuote, Place, Speaker, SpeakerChange
from newsreader.api.actions.tokens import make_token
from newsreader.intake.models import Feed
from tests.factories import make_article, make_editor, make_place, make_user
from tests.web.desk import make_desk

TABLE = Path(__file__).resolve().parents[3] / "docs" / "people.md"
ROLES = ("reader", "annotator", "reviewer", "administrator")


def table() -> list[tuple[str, str, dict[str, str]]]:
    rows = []
    for line in TABLE.read_text(encoding="utf-8").split("## Every address")[1].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `/"):
            rows.append((cells[0].strip("`"), cells[1], dict(zip(ROLES, cells[2:], strict=True))))
    return rows


def addresses(patterns: list[Any], before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, f"{space}{pattern.name or ''}"
        else:
            yield from addresses(
                pattern.url_patterns, route, f"{pattern.namespace}:" if pattern.namespace else space
            )


NAMES = dict(addresses(get_resolver().url_patterns))


@pytest.fixture
def world(db, settings, tmp_path) -> SimpleNamespace:
    """One of each thing that an address may name, made by somebody else."""
    settings.PUBLIC_READING = "all"
    settings.RELEASES_DIR = str(tmp_path)
    first = make_editor("first")
    desk = make_desk(user=first)
    mark = desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    speaker = Speaker.objects.get()
    correct_speaker(user=first, speaker=speaker.pk, name="خالد بن منصور")
    comment = add_comment(user=first, version=desk.version, text="من هو؟")
    make_place("irbid", "إربد")
    review_article(user=first, version=desk.version)
    make_release(user=None, version="1.0", licence="CC-BY-4.0", formats=[])
    count_numbers()
    gone = make_article("نص يسحب.")
    withdraw_article(user=None, article=gone, reason="طلب أصحابه ذلك")
    feed = Feed.objects.create(url="https://news.example/f", outlet="x", next_poll_at=timezone.now())
    return SimpleNamespace(
        article=desk.article,
        gone=gone,
        mark=mark,
        comment=comment,
        speaker=speaker,
        quote=ListedQuote.objects.get(),
        change=SpeakerChange.objects.get(),
        feed=feed,
        person=make_user("someone"),
        version=desk.version,
        place=Place.objects.get(),
        token=make_token(user=first, name="a program")[0],
    )


def numbered(world: SimpleNamespace, route: str) -> int:
    """The number of the thing that a route's `number` means."""
    if route.endswith("/allow-import/"):
        return world.gone.pk
    if route.startswith("/sitemap"):
        return 1
    of = {
        "/accounts/tokens/": world.token,
        "/articles/": world.article,
        "/quotes/": world.quote,
        "/speakers/": world.speaker,
        "/feeds/speakers/": world.speaker,
        "/editor/speakers/": world.speaker,
        "/editor/speaker-changes/": world.change,
        "/comments/": world.comment,
        "/intake/feeds/": world.feed,
        "/people/": world.person,
    }
    route = route.removeprefix("/api/v1")
    return next(thing.pk for start, thing in of.items() if route.startswith(start))


def address(world: SimpleNamespace, route: str) -> str:
    if "<uidb64>" in route:
        return password_link(world.person)
    values: dict[str, Any] = {}
    if "<int:number>" in route or "<number>" in route:
        values["number"] = numbered(world, route)
    if "<int:mark_id>" in route:
        values["mark_id"] = world.mark.pk
    if "<uuid:token>" in route:
        values["token"] = uuid4()
    if "<str:version>" in route or "<version>" in route:
        values["version"] = "1.0"
    if "<path:name>" in route:
        values["name"] = "README.md"
    if "<slug:name>" in route:
        values["name"] = "layers" if route.startswith("/numbers/") else "brat"
    if "<path:key>" in route:
        values["key"] = world.place.key
    return reverse(NAMES[route], kwargs=values)


def lets_in(client, method: str, url: str, who: str) -> bool:
    answer = getattr(client, method.lower())(url)
    assert answer.status_code not in (404, 405, 500), f"{method} {url} is {answer.status_code}"
    if who == "visitor" and answer.status_code == 302 and answer["Location"].startswith(reverse("login")):
        return False
    if answer.status_code == 401:
        assert who == "visitor"
        return False
    if answer.status_code == 403:
        assert who != "visitor" or url == reverse("api:corpus")
        return False
    return True


def test_the_table_has_every_address() -> None:
    assert sorted({route for route, _, _ in table()}) == sorted(NAMES)


@pytest.mark.parametrize("who", ["visitor", "account", *ROLES[1:]])
def test_each_goes_where_the_table_says(world, who) -> None:
    """In one world, which every address finds as it was made: making one takes longer than going anywhere."""
    user, key = None, ""
    if who != "visitor":
        user = make_user("me", group="" if who == "account" else f"{who}s")
        world.token, key = make_token(user=user, name="me", scope="read" if who == "account" else "write")
    wrong = []
    for route, method, cells in table():
        says = cells["reader" if who in ("visitor", "account") else who]
        with transaction.atomic():
            if not is_true(copy(world), route, method, who, says, user, key):
                wrong.append(f"{method} {route}: {says}")
            transaction.set_rollback(True)
    assert wrong == []


def is_true(
    world: SimpleNamespace, route: str, method: str, who: str, says: str, user: Any, key: str
) -> bool:
    """Whether what the table says of one address is so."""
    assert says in ("yes", "no", "own", "account")
    client = Client(
        headers={"Authorization": f"Bearer {key}"} if key and route.startswith("/api/v1/") else {}
    )
    if user and not route.startswith("/api/v1/"):
        client.force_login(user)
    url = address(world, route)
    if says == "own":
        others = lets_in(client, method, url, who)
        world.comment = add_comment(user=user, version=world.version, text="أنا أسأل")
        return not others and lets_in(client, method, address(world, route), who)
    return lets_in(client, method, url, who) == (who != "visitor" if says == "account" else says == "yes")
