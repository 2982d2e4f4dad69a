import pytest

from newsreader.arabic.search_vector import MOST_WORDS
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import SearchText

pytestmark = pytest.mark.django_db


@pytest.fixture
def _article(settings) -> None:
    """Words at its beginning, at its end, and across the seam of its parts; the title is three words of
    it."""
    settings.PUBLIC_READING = "all"
    words = [f"كلمة{n % 700}" for n in range(2 * MOST_WORDS)]
    words[5:7] = ["زنبقة", "حمراء"]
    words[MOST_WORDS - 5 : MOST_WORDS - 1] = ["جسر", "النهر", "القديم", "مغلق"]
    words[-3:-1] = ["قمر", "أزرق"]
    store([Incoming("f", 1, " ".join(words), "عنوان من ثلاث", True)], on_refused=pytest.fail)
    assert SearchText.objects.count() == 3


@pytest.mark.usefixtures("_article")
@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("زنبقة قمر", True),
        ("«زنبقة حمراء» «قمر أزرق»", False),
        ("«زنبقة حمراء» قمر", True),
        ("زنبقة -قمر", False),
        ("قمر -زنبقة", False),
        ("قمر -«زنبقة حمراء»", False),
        ("«جسر النهر القديم مغلق»", True),
        ("«حمراء زنبقة»", False),
        ("«زنبقة قمر»", False),
        ("زنبقة بنفسج", False),
    ],
)
def test_words_far_apart_are_found_together(client, question: str, found: bool) -> None:
    hits = client.get("/search/", {"q": question}).context["hits"].found
    assert len(hits) == found
