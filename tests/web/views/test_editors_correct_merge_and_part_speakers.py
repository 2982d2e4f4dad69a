from uuid import uuid4

import pytest
from django.urls import reverse

from annotations.models import Speaker, SpeakerChange
from tests.factories import make_editor, make_user
from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Speaker, Speaker]:
    said_on(1, "خالد السعيد منصور", "إن الجسر اكتمل")
    said_on(2, "خالد منصور", "إن الطريق طويلة")
    return a_speaker("خالد السعيد منصور"), a_speaker("خالد منصور")


@pytest.fixture
def desk(client):
    client.force_login(make_editor())
    return client


def at(name: str, number: int) -> str:
    return reverse(name, args=[number])


def test_the_page_offers_who_has_a_name_like_it(desk, two) -> None:
    former, left = two
    page = desk.get(at("speaker-edit", left.pk))
    assert [(row.speaker, row.quotes) for row in page.context["candidates"]] == [(former, 1)]
    assert not desk.get(at("speaker-edit", left.pk), {"q": "سعاد"}).context["candidates"]
    assert at("speaker-edit", left.pk) in desk.get(at("speaker", left.pk)).content.decode()


def test_a_merge_by_the_page_is_undone_by_the_page(desk, two) -> None:
    former, left = two
    sent = {"speaker": former.pk, "version": left.version, "request": uuid4()}
    for _ in range(2):
        answer = desk.post(at("speaker-merge", left.pk), sent)
        change = SpeakerChange.objects.get()
        there = f"{at('speaker-edit', left.pk)}?done={change.pk}"
        assert (answer.status_code, answer.headers["Location"]) == (303, there)
    page = desk.get(there).content.decode()
    told = page[page.index('role="status"') :].partition("</div>")[0]
    assert former.name in told
    assert left.name in told
    assert at("speaker-undo", change.pk) in told
    assert desk.get(at("speaker-edit", former.pk)).headers["Location"] == at("speaker-edit", left.pk)
    answer = desk.post(at("speaker-undo", change.pk))
    assert answer.status_code == 303
    told = desk.get(answer.headers["Location"]).content.decode().partition('role="status"')[2]
    assert former.name in told.partition("</div>")[0]
    assert at("speaker-undo", change.pk) not in told
    former.refresh_from_db()
    assert former.merged_into is None
    page = desk.get(at("speaker-edit", left.pk)).content.decode()
    assert at("speaker-undo", change.pk) not in page
    assert desk.post(at("speaker-undo", change.pk)).status_code == 409


def test_a_merge_is_asked_for_before_it_is_done(desk, two) -> None:
    former, left = two
    said_on(3, former.name, "إن السد بعيد")
    page = desk.get(at("speaker-edit", left.pk)).content.decode()
    address = f"{at('speaker-merge', left.pk)}?speaker={former.pk}"
    assert f'href="{address}"' in page
    assert at("speaker-merge", left.pk) + '"' not in page
    answer = desk.get(address)
    shown = answer.content.decode()
    assert (answer.context["moved"], answer.context["kept"]) == (2, 1)
    assert former.name in shown
    assert left.name in shown
    assert f"{at('speaker-merge', former.pk)}?speaker={left.pk}" in shown
    assert f'action="{at("speaker-merge", left.pk)}"' in shown
    assert not SpeakerChange.objects.exists()
    for wrong in ("", "0", "x", str(former.pk + 999)):
        assert desk.get(at("speaker-merge", left.pk), {"speaker": wrong}).status_code == 404
    itself = desk.get(at("speaker-merge", left.pk), {"speaker": left.pk})
    assert itself.headers["Location"] == at("speaker-edit", left.pk)
    assert desk.get(f"{at('speaker-edit', left.pk)}?done=x").context["done"] is None


def test_a_correction_says_what_is_wrong_and_keeps_what_was_written(desk, two) -> None:
    former, left = two
    address = at("speaker-correct", left.pk)
    wrong = desk.post(address, {"name": "خالد بن سعيد", "wikidata": "42"})
    assert wrong.status_code == 422
    assert 'value="خالد بن سعيد"' in wrong.content.decode()
    taken = desk.post(address, {"name": former.name})
    assert (taken.status_code, taken.context["taken"]) == (422, former)
    assert 'name="namesake"' in taken.content.decode()
    stale = desk.post(address, {"name": "خالد بن سعيد", "version": 9})
    assert stale.status_code == 409
    assert desk.post(address, {"name": "خالد بن سعيد", "wikidata": "Q42", "version": 1}).status_code == 303
    left.refresh_from_db()
    assert (left.name, left.wikidata) == ("خالد بن سعيد", "Q42")


def test_nobody_else_gets_in(client, two) -> None:
    former, left = two
    addresses = [at(f"speaker-{what}", left.pk) for what in ("correct", "merge", "undo")]
    assert client.get(at("speaker-edit", left.pk)).status_code == 302
    assert {client.post(address, {"speaker": former.pk}).status_code for address in addresses} == {302}
    client.force_login(make_user("somebody"))
    assert client.get(at("speaker-edit", left.pk)).status_code == 403
    assert {client.post(address, {"speaker": former.pk}).status_code for address in addresses} == {403}
    assert not SpeakerChange.objects.exists()


def test_numbers_of_nobody_are_not_found(desk, two) -> None:
    for number in (0, 10**30):
        assert desk.get(f"/editor/speakers/{number}/").status_code == 404
        assert desk.post(f"/editor/speaker-changes/{number}/undo/").status_code == 404
