import pytest

from tests.factories import make_article, make_editor, make_quote, make_set, make_user, make_version

pytestmark = pytest.mark.django_db

TEXT = "قال خالد منصور إن الطريق مفتوح. وأضاف أن الجسر مغلق."


@pytest.fixture
def articles():
    """By name: one reviewed, one new, one hidden though reviewed."""
    made = {}
    for name, state, visibility in (
        ("reviewed", "reviewed", "public"),
        ("new", "new", "public"),
        ("hidden", "reviewed", "hidden"),
    ):
        made[name] = make_article(f"{TEXT} {name}", title=name, visibility=visibility)
        make_set(made[name], state=state)
    return made


def readable(client, articles) -> set[str]:
    found = {name for name, a in articles.items() if client.get(a.get_absolute_url()).status_code == 200}
    listed = {card.article.title for card in client.get("/").context["list"].cards}
    assert listed == found
    return found


@pytest.mark.parametrize(
    ("public_reading", "expected"),
    [("off", set()), ("reviewed", {"reviewed"}), ("all", {"reviewed", "new"})],
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_visitors_read_what_the_setting_opens(
    client, settings, articles, public_reading, expected, signed_in
):
    settings.PUBLIC_READING = public_reading
    if signed_in:
        client.force_login(make_user())
    assert readable(client, articles) == expected


@pytest.mark.parametrize("public_reading", ["off", "reviewed", "all"])
def test_editors_read_everything(client, settings, articles, public_reading):
    settings.PUBLIC_READING = public_reading
    client.force_login(make_editor())
    assert readable(client, articles) == {"reviewed", "new", "hidden"}


def test_what_is_not_open_is_not_found_like_what_is_not_there(client, articles):
    closed = client.get(articles["hidden"].get_absolute_url())
    absent = client.get("/articles/999999999/")
    assert (closed.status_code, absent.status_code) == (404, 404)
    assert client.get("/articles/99999999999999999999999/").status_code == 404


def test_a_new_text_of_a_reviewed_article_is_not_open_before_its_review(client, articles):
    article = articles["reviewed"]
    article.versions.update(is_current=False)
    make_version(article, TEXT + " نص جديد.", number=2)
    assert client.get(article.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("public_reading", "seen"), [("reviewed", False), ("all", True)])
def test_suggestions_are_shown_only_where_all_is_open(client, settings, public_reading, seen):
    settings.PUBLIC_READING = public_reading
    article = make_article(TEXT)
    shared = make_set(article, state="in_review")
    make_quote(shared, "إن الطريق مفتوح", speakers=["خالد منصور"])
    suggestions = make_set(article, "suggestions")
    suggested = make_quote(suggestions, "أن الجسر مغلق", speakers=["سالم الحاج"])
    make_quote(suggestions, "الطريق مفتوح", status="rejected", speakers=["مرفوض"])
    from django.contrib.auth.models import AnonymousUser

    from annotations.queries.article_list import article_list
    from annotations.queries.reading import article_reading

    reading = article_reading(article, AnonymousUser())
    shown = {note.mark for row in reading.rows for note in row.notes}
    assert (suggested.id in shown) is seen
    assert {voice.name for voice in reading.voices} == {"خالد منصور"} | ({"سالم الحاج"} if seen else set())
    assert reading.suggested == int(seen)
    for card in article_list(AnonymousUser()).cards:
        assert card.quotes == 1 + seen
