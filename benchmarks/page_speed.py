"""How long the server takes for a page, and how many questions it asks the database, in a large corpus.

    DATABASE_URL=postgres://… python benchmarks/page_speed.py [TIMES [WORD …]]

Filled before by `manage.py migrate`, `load_gazetteer`, `make_articles 100000` and `count_numbers`. On the
database that is named, which is only read: every page is asked for TIMES times (20) by an anonymous reader
in this process, other numbers each time. Prints the median and the 95th percentile of the wall clock in
milliseconds, the mean of the processor's milliseconds, of this process and of the database's, the number of
queries, and the size of the page in kB. Words after TIMES choose pages: those whose names have one of them.
"""

import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
os.environ.setdefault("PUBLIC_READING", "reviewed")


def main() -> None:
    """Ask for the pages and print the table."""
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    wanted = sys.argv[2:] or [""]
    for name, address in pages().items():
        if not any(word in name for word in wanted):
            continue
        took, ours, database, queries, size = measure(address, times)
        tail = sorted(took)[int(0.95 * (len(took) - 1))]
        print(
            f"{name:36} {statistics.median(took):7.1f} {tail:7.1f} ms, processor {ours:6.1f} +{database:6.1f}"
            f" ms, {queries:3} queries {size:6.1f} kB",
            flush=True,
        )
    print(f"load {os.getloadavg()[0]:.1f}")


def pages() -> dict[str, Callable[[], str]]:
    """An address a call, by what it shows."""
    from django.contrib.auth.models import AnonymousUser

    from annotations.models import ListedPlace, ListedQuote, Speaker
    from annotations.permissions import readable_by
    from newsreader.articles.models import Article, Source, TextVersion

    chance = random.Random(1)
    shown = Article.objects.filter(readable_by(AnonymousUser())).order_by("-pk")
    articles = list(shown.values_list("pk", "published_at")[:50_000:97])
    sources = list(Source.objects.values_list("pk", flat=True))
    speakers = list(Speaker.objects.values_list("name", flat=True)[:200])
    numbers = list(Speaker.objects.values_list("pk", flat=True)[:200])
    said = ListedQuote.objects.filter(reviewed=True).order_by("pk")
    quotes = list(said.values_list("pk", flat=True)[:50_000:97])
    voices = list(Speaker.objects.filter(merged_into=None).values_list("pk", flat=True)[:200])
    texts = list(TextVersion.objects.order_by("pk").values_list("text", flat=True)[:100])
    places = list(ListedPlace.objects.order_by("pk").values_list("place__key", "place__name")[:200])
    words = [word for text in texts for word in text.split()]
    counted = Counter(words).most_common()
    common = [word for word, _ in counted[:2]]
    rare = [word for word, times in counted if times == 1 and word.isalpha()]
    phrases = [" ".join(text.split()[5:7]) for text in texts]

    def deep() -> str:
        return chance.choice(articles)[1].isoformat().replace("+", "%2B")

    return {
        "list": lambda: "/",
        "list, deep": lambda: f"/?after={deep()}_1",
        "list of an outlet": lambda: f"/?outlet={chance.choice(sources)}",
        "list of a speaker": lambda: f"/?speaker={chance.choice(speakers)}",
        "list of a place": lambda: f"/?place={chance.choice(places)[1]}",
        "list of days": lambda: "/?since=2024-03-01&until=2024-03-02",
        "list of what is in review": lambda: "/?state=in_review",
        "article": lambda: f"/articles/{chance.choice(articles)[0]}/",
        "quotes": lambda: "/quotes/",
        "quotes, deep": lambda: f"/quotes/?after={deep()}_1",
        "quotes of a kind": lambda: "/quotes/?kind=indirect",
        "quotes of a kind that none is of": lambda: "/quotes/?kind=mixed",
        "quotes of a speaker": lambda: f"/quotes/?speaker={chance.choice(numbers)}",
        "quotes of a name": lambda: f"/quotes/?speaker={chance.choice(speakers)}",
        "quotes of an outlet and days": lambda: (
            f"/quotes/?outlet={chance.choice(sources)}&since=2024-03-01&until=2024-03-31"
        ),
        "quote": lambda: f"/quotes/{chance.choice(quotes)}/",
        "map of an article": lambda: f"/articles/{chance.choice(articles)[0]}/map/",
        "places": lambda: "/places/",
        "place": lambda: f"/places/{chance.choice(places)[0]}/",
        "speaker": lambda: f"/speakers/{chance.choice(voices)}/",
        "speakers": lambda: "/speakers/",
        "speakers by name": lambda: f"/speakers/?q={chance.choice(speakers).split()[-1]}",
        "search for a word of most articles": lambda: f"/search/?q={common[0]}",
        "search for a rare word": lambda: f"/search/?q={chance.choice(rare)}",
        "search for two words": lambda: f"/search/?q={common[1]}+{chance.choice(rare)}",
        "search for a phrase": lambda: f"/search/?q=«{chance.choice(phrases)}»",
        "search for a phrase that is nowhere": lambda: f"/search/?q=«{common[1]}+{common[0]}+{common[1]}»",
        "search with a speaker": lambda: f"/search/?q={common[0]}+speaker:«{chance.choice(speakers)}»",
        "search without a speaker": lambda: (
            f"/search/?q={common[0]}+-speaker:{chance.choice(speakers).split()[0]}"
        ),
        "search with a place": lambda: f"/search/?q={common[0]}+place:«{chance.choice(places)[1]}»",
        "search in what was said": lambda: f"/search/?in=quotes&q={chance.choice(rare)}",
        "numbers": lambda: "/numbers/",
        "numbers of a quarter, by week": lambda: "/numbers/?since=2026-01-01&until=2026-03-31&by=week",
        "a table of them": lambda: "/numbers/suggestions-over-time.csv",
        "feed": lambda: "/feeds/articles.atom",
        "index of the sitemap": lambda: "/sitemap.xml",
        "part of the sitemap": lambda: "/sitemap-3.xml",
        "part of its quotes": lambda: f"/sitemap-quotes-{chance.choice(quotes) // 10_000}.xml",
        "part of its speakers": lambda: f"/sitemap-speakers-{chance.choice(voices) // 10_000}.xml",
        "part of its places": lambda: "/sitemap-places-0.xml",
    }


def measure(address: Callable[[], str], times: int) -> tuple[list[float], float, float, int, float]:
    """Milliseconds of each request; the processor's of one, here and in the database; the queries and the
    size of the last. The first, uncounted, warms up."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.peers.starting import processor_seconds

    client = Client()
    client.get(address())
    process = connection.connection.info.backend_pid
    took = []
    spent, there = time.process_time(), processor_seconds([process])[process]
    for _ in range(times):
        asked = address()
        began = time.perf_counter()
        answer = client.get(asked)
        took.append(1000 * (time.perf_counter() - began))
        if answer.status_code != 200:
            raise SystemExit(f"{asked} answered {answer.status_code}")
    ours = 1000 * (time.process_time() - spent) / times
    database = 1000 * (processor_seconds([process])[process] - there) / times
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address())
    return took, ours, database, len(caught), len(answer.content) / 1000


if __name__ == "__main__":
    main()
