import pytest
from django.utils import translation

from tests.factories import make_article, make_set

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "said"), [("new", "No quote is marked yet."), ("reviewed", "Nobody is quoted in this article.")]
)
def test_what_an_unmarked_article_says_hangs_on_its_review(client, settings, state, said):
    settings.PUBLIC_READING = "all"
    article = make_article("افتُتح المعرض أمس.")
    make_set(article, state=state)
    with translation.override("en"):
        page = client.get(article.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert said in page
