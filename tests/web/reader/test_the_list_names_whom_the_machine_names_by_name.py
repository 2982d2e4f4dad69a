import pytest

from tests.factories import make_article, make_entity, make_quote, make_set

pytestmark = pytest.mark.django_db

TEXT = (
    "قال وزير الكهرباء سالم الوادي إن العمل بدأ. وقالت وزارة الكهرباء سالم الوادي إن الخط طويل."
    " وقال طبيب في بلدة النبع إن الماء قليل. وجاء في التقرير أن المطر كثير. وقال أحد الرعاة إن المرعى بعيد."
)


def names(client) -> list[list[str]]:
    return [card.speakers for card in client.get("/").context["list"].cards]


def test_offices_and_towns_are_not_told_as_names(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    of = make_set(make_article(TEXT), "suggestions")
    for words, who, kind in (
        ("إن العمل بدأ", "سالم الوادي", "person"),
        ("إن الخط طويل", "وزارة الكهرباء سالم الوادي", "organisation"),
        ("إن الماء قليل", "طبيب في بلدة النبع", "unnamed"),
        ("المطر كثير", "التقرير", "document"),
    ):
        make_quote(of, words).quote_speakers.create(entity=make_entity(of, who, kind=kind), position=0)
    assert names(client) == [["سالم الوادي"]]


def test_whom_an_editor_confirmed_is_told_as_confirmed(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    of = make_set(make_article(TEXT))
    quote = make_quote(of, "إن المرعى بعيد")
    quote.quote_speakers.create(entity=make_entity(of, "أحد الرعاة", kind="unnamed"), position=0)
    assert names(client) == [["أحد الرعاة"]]
