import json
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from annotations.actions.review_article import review_article
from annotations.models import Speaker
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def reviewed(desk: Desk, settings) -> Desk:
    """An article that everybody may read, with a direct quote and an indirect one of one speaker."""
    settings.PUBLIC_READING = "reviewed"
    desk.create("quote", "«لن نتأخر»", kind="direct", name="سعاد النجار")
    desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    return desk


def structured(client, article: Article) -> dict:
    page = client.get(article.get_absolute_url()).content.decode()
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(data)


@pytest.mark.parametrize("name", ["article-feed", "article-rss"])
def test_a_feed_has_the_articles_that_everybody_may_read(client, reviewed, name) -> None:
    hidden = make_article("خبر لم يراجع.", title="لم يراجع")
    client.force_login(reviewed.user)
    answer = client.get(reverse(name))
    page = answer.content.decode()
    assert answer["Content-Type"].startswith(("application/atom+xml", "application/rss+xml"))
    ElementTree.fromstring(answer.content)
    assert reviewed.article.title in page
    assert hidden.title not in page


def test_a_control_character_breaks_no_feed(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    make_article("نص فيه \x0b و\x1f حروف.", title="عنوان \x0c غريب <b>&")
    entries = ElementTree.fromstring(client.get(reverse("article-feed")).content).findall("a:entry", ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == ["عنوان  غريب <b>&"]


def test_an_empty_feed_is_a_feed(client) -> None:
    assert ElementTree.fromstring(client.get(reverse("article-feed")).content).tag.endswith("feed")


def test_a_speaker_s_feed_has_the_accepted_quotes(client, reviewed) -> None:
    speaker = Speaker.objects.get(name="سعاد النجار")
    feed = ElementTree.fromstring(client.get(reverse("speaker-feed", args=[speaker.pk])).content)
    [entry] = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == "«لن نتأخر»"
    quote = reviewed.shared.marks.get(text="«لن نتأخر»")
    page, article = (link.get("href") for link in entry.findall("a:link", ATOM))
    assert page == f"http://testserver/quotes/{quote.pk}/"
    assert article == f"http://testserver{reviewed.article.get_absolute_url()}#mark-{quote.pk}"
    assert client.get(reverse("speaker-feed", args=[speaker.pk + 99])).status_code == 404
    assert client.get("/feeds/speakers/99999999999999999999.atom").status_code == 404
    Article.objects.update(visibility="hidden")
    assert client.get(reverse("speaker-feed", args=[speaker.pk])).status_code == 404


def test_robots_are_told_of_the_sitemap(client) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_an_article_says_itself_in_schema_org_words(client, reviewed) -> None:
    data = structured(client, reviewed.article)
    assert (data["@type"], data["headline"]) == ("NewsArticle", reviewed.article.title)
    assert [(q["text"], q["spokenByCharacter"]["name"]) for q in data["hasPart"]] == [
        ("«لن نتأخر»", "سعاد النجار")
    ]
    assert data["contentLocation"] == [{"@type": "Place", "name": "إربد"}]


def test_what_is_undecided_is_in_no_structured_data(client, desk: Desk, settings) -> None:
    settings.PUBLIC_READING = "all"
    desk.suggested_quote("«لن نتأخر»", kind="direct", speakers=["سعاد النجار"], cues=["أكدت"])
    data = structured(client, desk.article)
    assert "hasPart" not in data
    assert "سعاد" not in json.dumps(data, ensure_ascii=False).replace(desk.article.title, "")


def test_markup_in_a_title_stays_data(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    article = make_article("نص.", title="</script><script>alert(1)</script>")
    assert structured(client, article)["headline"] == article.title
    assert (
        'property="og:title" content="&lt;/script' in client.get(article.get_absolute_url()).content.decode()
    )


def test_an_editor_s_page_has_the_same(client, reviewed) -> None:
    data = structured(client, reviewed.article)
    client.force_login(make_editor("another"))
    assert structured(client, reviewed.article) == data
