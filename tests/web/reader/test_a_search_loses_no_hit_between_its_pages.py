from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from annotations.queries.search import newest
from annotations.queries.search.concordance import SIDE, concordance
from annotations.queries.search.question import understood
from newsreader.articles.importing import Incoming, store

pytestmark = pytest.mark.django_db

NUMBERS = range(120)
# Both words next to each other, the other way round, or neither.
FAST = [n for n in NUMBERS if n % 5 == 0]
ROAD = [n for n in NUMBERS if n % 5 == 0 or n % 2]


@pytest.fixture
def articles(settings, monkeypatch) -> None:
    """So few rows are walked and looked at that every way of finding takes part."""
    settings.PUBLIC_READING = "all"
    monkeypatch.setattr(newest, "WALKED", 10)
    monkeypatch.setattr(newest, "CANDIDATES", 7)
    store(
        [
            Incoming(
                "file",
                1,
                f"{'طريق سريع' if n in FAST else 'سريع طريق' if n in ROAD else 'جسر'} رقم {n}.",
                f"الخبر {n}",
                True,
                f"https://news.example/{n}",
                published_at=datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=n),
            )
            for n in NUMBERS
        ],
        on_refused=pytest.fail,
    )


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("طريق", ROAD),
        ("«طريق سريع»", FAST),
        ("طريق -سريع", []),
        ("طريق -«سريع طريق»", FAST),
    ],
)
def test_all_pages_together_have_every_hit_once_and_in_order(client, articles, question, numbers) -> None:
    found, after = [], ""
    for _page in NUMBERS:
        asked = {"q": question, **({"after": after} if after else {})}
        hits = client.get(reverse("search"), asked).context["hits"]
        found += [hit.article.title for hit in hits.found]
        if hits.next is None:
            break
        after = str(hits.next)
    assert found == [f"الخبر {n}" for n in reversed(numbers)]


@pytest.mark.parametrize("where", ["articles", "quotes"])
@pytest.mark.parametrize("question", ["\0طريق", "'", "\\", "&|!()<->:*", "طريق:*", "مكان:\0إربد", "ﷺ", "²"])
def test_signs_of_the_database_s_own_language_ask_for_nothing(client, articles, question, where) -> None:
    assert client.get(reverse("search"), {"q": question, "in": where}).status_code == 200


@given(
    st.text(alphabet=st.sampled_from([*"ابو الطريق.؟!\n \t«»ـَّ١-"]), max_size=400),
    st.text(alphabet=st.sampled_from([*"ابو الطريق"]), min_size=1, max_size=8),
)
def test_a_line_is_what_stands_in_the_text(text: str, question: str) -> None:
    plain = " ".join(text.split())
    for line in concordance(text, understood(question).wanted).lines:
        before = "".join(stretch.text for stretch in line.before).removeprefix("… ")
        after = "".join(stretch.text for stretch in line.after).removesuffix(" …")
        assert max(len(before), len(after)) <= SIDE
        assert " ".join(line.passage.split()) in plain
        assert line.hit.endswith("…") or f"{before}{line.hit}{after}".strip() in plain
