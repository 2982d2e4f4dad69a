import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.undo_speaker_change import undo_speaker_change
from annotations.models import Speaker
from tests.factories import make_editor, make_place
from tests.web.reader.saying import a_speaker, said_on


def page_of(client, speaker: Speaker, question: str = ""):
    return client.get(reverse("speaker", args=[speaker.pk]) + question)


def test_it_has_the_name_and_the_quotes_the_newest_first(client, db, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    for day, name in ((1, "خالد منصور"), (2, "سعاد النجار"), (3, "خالد منصور")):
        said_on(day, name, f"إن اليوم {day} كان باردا")
    speaker = Speaker.objects.get(name="خالد منصور")
    answer = page_of(client, speaker)
    assert answer.status_code == 200
    assert [card.text for card in answer.context["list"].cards] == [
        "إن اليوم 3 كان باردا",
        "إن اليوم 1 كان باردا",
    ]
    page = answer.content.decode()
    assert "خبر يوم 3" in page
    assert '<h1 lang="ar">خالد منصور</h1>' in page


def test_nobody_of_a_number_is_not_found(client, db) -> None:
    for number in (7, 10**30):
        assert client.get(f"/speakers/{number}/").status_code == 404


def test_the_list_names_those_of_the_newest_quotes_the_most_quoted_first(client, db, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    for day, name in ((1, "خالد منصور"), (2, "سعاد النجار"), (3, "خالد منصور")):
        said_on(day, name, f"إن اليوم {day} كان باردا")
    quoted = client.get(reverse("speaker-list")).context["quoted"]
    assert [(row.speaker.name, row.times) for row in quoted] == [("خالد منصور", 2), ("سعاد النجار", 1)]
    settings.PUBLIC_READING = "off"
    assert client.get(reverse("speaker-list")).context["quoted"] == []


def test_it_tells_the_role_other_names_when_where_and_beside_whom(client, db, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    irbid = make_place("irbid", "إربد", latitude=32.5, longitude=35.8)
    said_on(1, "خالد منصور", "إن الأول كان باردا", mention="نائب الوزير خالد منصور")
    said_on(2, "خالد منصور", "إن الثاني كان باردا", mention="وزير النقل خالد منصور", places=[irbid])
    said_on(3, ["خالد منصور", "سعاد النجار"], "إننا معا", month=3)
    speaker = Speaker.objects.get(name="خالد منصور")
    Speaker.objects.filter(pk=speaker.pk).update(wikidata="Q42")
    said_on(4, "خالد السعيد منصور", "إنه اسمي", month=4)
    merge_speakers(user=make_editor(), speaker=a_speaker("خالد السعيد منصور").pk, into=speaker.pk)
    answer = page_of(client, speaker)
    page = answer.context["page"]
    assert (page.role, page.names, page.wikidata) == ("وزير النقل", ["خالد السعيد منصور"], "Q42")
    assert [(bar.since.month, bar.count) for bar in page.chart.bars] == [(1, 2), (2, 0), (3, 1), (4, 1)]
    assert [(named.place, named.mentions, named.articles) for named in page.places] == [(irbid, 1, 1)]
    assert [(row.speaker.name, row.times) for row in page.beside] == [("سعاد النجار", 1)]
    html = answer.content.decode()
    assert "https://www.wikidata.org/wiki/Q42" in html
    assert reverse("speaker-feed", args=[speaker.pk]) in html
    assert html.count("<rect ") == 3
    assert '"sameAs": "https://www.wikidata.org/wiki/Q42"' in html


def test_a_former_address_leads_on_page_by_page(client, db, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    for day in range(1, 25):
        said_on(day, "خالد منصور" if day % 2 else "خالد السعيد", f"إن اليوم {day} كان باردا")
    former, left = a_speaker("خالد السعيد"), a_speaker("خالد منصور")
    change = merge_speakers(user=make_editor(), speaker=former.pk, into=left.pk)
    here = reverse("speaker", args=[left.pk])
    assert page_of(client, former).headers["Location"] == here
    feed = client.get(reverse("speaker-feed", args=[former.pk]))
    assert (feed.status_code, feed.headers["Location"]) == (302, reverse("speaker-feed", args=[left.pk]))
    assert f'href="http://testserver{here}"' in client.get(feed.headers["Location"]).content.decode()
    first = client.get(here)
    assert len(first.context["list"].cards) == 20
    following = f"?after={str(first.context['list'].next).replace('+', '%2B')}"
    moved = page_of(client, former, following)
    assert moved.status_code == 302
    rest = client.get(moved.headers["Location"])
    assert len(rest.context["list"].cards) == 4
    assert rest.context["page"] is None
    sitemap = client.get(reverse("sitemap-speakers", args=[0])).content.decode()
    assert here in sitemap
    assert reverse("speaker", args=[former.pk]) not in sitemap
    undo_speaker_change(user=make_editor("another"), change=change.pk)
    assert page_of(client, former).status_code == 200


def test_a_speaker_of_whom_nothing_is_open_is_told_to_editors_alone(client, db, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    said_on(1, "خالد منصور", "إن اليوم كان باردا", visibility="hidden")
    speaker = a_speaker("خالد منصور")
    addresses = [
        reverse("speaker", args=[speaker.pk]),
        reverse("speaker", args=[speaker.pk]) + "?after=2025-01-01T00:00:00%2B00:00_1",
        reverse("speaker-feed", args=[speaker.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert speaker.name not in client.get(reverse("speaker-list") + "?q=خالد").content.decode()
    assert reverse("speaker", args=[speaker.pk]) not in client.get("/sitemap-speakers-0.xml").content.decode()
    client.force_login(make_editor())
    assert page_of(client, speaker).status_code == 200
    assert speaker.name in client.get(reverse("speaker-list") + "?q=خالد").content.decode()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("منص", ["خالد منصور"]),
        ("منصور خال", ["خالد منصور"]),
        ("نجار", ["سعاد النجار"]),
        ("سُعاد النجّار", ["سعاد النجار"]),
        ("السعيد", ["خالد منصور"]),
        ("صور", []),
        ("' & | !", []),
        ("خالد:* | سعاد", []),
    ],
)
def test_speakers_are_found_by_how_words_of_a_name_begin(client, db, settings, question, found) -> None:
    settings.PUBLIC_READING = "reviewed"
    for day, name in ((1, "خالد منصور"), (2, "سعاد النجار"), (3, "خالد السعيد")):
        said_on(day, name, f"إن اليوم {day} كان باردا")
    merge_speakers(user=make_editor(), speaker=a_speaker("خالد السعيد").pk, into=a_speaker("خالد منصور").pk)
    answer = client.get(reverse("speaker-list"), {"q": question})
    assert [row.speaker.name for row in answer.context["named"]] == found


def test_the_pages_take_as_many_questions_for_one_quote_as_for_many(client, db, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    irbid = make_place("irbid", "إربد", latitude=32.5, longitude=35.8)
    said_on(1, ["خالد منصور", "سعاد النجار"], "إننا معا", places=[irbid])
    said_on(2, "خالد منصور", "إن اليوم كان باردا", mention="وزير النقل خالد منصور", month=2)
    here = reverse("speaker", args=[a_speaker("خالد منصور").pk])
    addresses = [here, f"{here}?after=2026-01-01T00:00:00%2B00:00_1", "/speakers/", "/speakers/?q=خ"]

    def costs() -> list[int]:
        told = []
        for address in addresses:
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address).status_code == 200
            told.append(len(caught))
        return told

    before = costs()
    for day in range(3, 28):
        names = ["خالد منصور", f"خالد بن سعيد {day}"]
        said_on(day, names, f"إن اليوم {day} كان باردا", places=[irbid, make_place(str(day), f"مكان{day}")])
    assert costs() == before
    assert before <= [12, 5, 2, 3]
