from django.urls import reverse

from annotations.models import Speaker
from tests.web.reader.saying import said_on


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
    assert [(row.speaker.name, row.quotes) for row in quoted] == [("خالد منصور", 2), ("سعاد النجار", 1)]
    settings.PUBLIC_READING = "off"
    assert client.get(reverse("speaker-list")).context["quoted"] == []
