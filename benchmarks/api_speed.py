"""How fast articles with their marks go in and out through the API, the server running.

    python benchmarks/api_speed.py [ARTICLES] [RUNS] [WORDS]

A database of its own that is thrown away, gunicorn on it with one worker. In each run ARTICLES (1000) new
texts of about WORDS words (100), with 7 marks and 2 relations each, go in by POST /documents, each with the
decision of its import and that of its review; a second later so many articles come out by GET
/corpus.jsonl. Prints each run's seconds, the medians, and the load of the machine.
"""

import argparse
import json
import os
import statistics
import sys
import time
import urllib.request
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, nargs="?", default=1000)
    parser.add_argument("runs", type=int, nargs="?", default=5)
    parser.add_argument("words", type=int, nargs="?", default=100)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("BENCHMARK_STATIC_ROOT", "")
    from benchmarks.served import with_a_server

    with_a_server(lambda url: measure(url, asked.articles, asked.runs, asked.words))


def measure(url: str, articles: int, runs: int, words: int) -> None:
    """Send and fetch `runs` times, each time other articles, and print."""
    from django.core.management import call_command

    from annotations.models import Place
    from newsreader.api.actions.tokens import make_token
    from tests.factories import make_user

    call_command("load_gazetteer", verbosity=0)
    _, key = make_token(user=make_user("chief", "reviewers"), name="benchmark", scope="write")
    places = dict(Place.objects.filter(kind__in=["city", "capital"]).values_list("name", "key"))
    into, out = [], []
    for run in range(runs + 1):
        body = b"".join(lines(articles, run, words, places))
        began = time.perf_counter()
        answer = json.load(ask(f"{url}/api/v1/documents?reviewed=true", key, body))
        took = time.perf_counter() - began
        if (answer["new"], answer["marks"]) != (articles, 7 * articles):
            sys.exit(f"not all came in: {answer}")
        if run == 0:
            # The first fills caches, the planner's and Python's; a server that runs has them.
            continue
        into.append(took)
        # The server sorts the words of what came in when its answer has left; that is timed by nobody.
        time.sleep(1)
        began = time.perf_counter()
        response = ask(f"{url}/api/v1/corpus.jsonl", key)
        size = sum(len(line) for line in islice(response, articles))
        out.append(time.perf_counter() - began)
        print(
            f"run {run}: in {into[-1]:.2f} s ({len(body) / 1e6:.1f} MB), out {out[-1]:.2f} s"
            f" ({size / 1e6:.1f} MB); load {os.getloadavg()[0]:.1f}"
        )
    for name, took_all in (("in", into), ("out", out)):
        print(f"{name}: median {statistics.median(took_all):.2f} s, quickest {min(took_all):.2f} s")


def ask(address: str, key: str, body: bytes | None = None) -> Any:
    """The answer to a request with the token."""
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/x-ndjson"}
    request = urllib.request.Request(address, data=body, headers=headers)
    return urllib.request.urlopen(request)


def lines(count: int, seed: int, words: int, places: dict[str, str]) -> Iterator[bytes]:
    """Documents of two quotes, their two mentions and three places, as JSON Lines."""
    from annotations.formats import jsonl
    from annotations.samples.synthetic import synthetic_articles
    from annotations.scheme import (
        Document,
        Entity,
        EntityKind,
        Place,
        Quote,
        QuoteSpeaker,
        SpeakerMention,
    )

    for article in synthetic_articles(count, sorted(places), seed=seed, words=words, quotes=2):
        meta = {
            "title": article.title,
            "outlet": article.outlet,
            "url": f"https://synthetic.example/{seed}/{article.number}",
            "date": article.published_at.isoformat(),
        }
        document = Document(f"{seed}-{article.number}", article.text, meta=meta)
        named: dict[str, str] = {}
        for number, said in enumerate(article.quotes):
            entity = named.setdefault(said.name, f"e{len(named)}")
            mention = SpeakerMention(f"s{number}", *said.mention, entity=entity)
            document.speakers.append(mention)
            speakers = [QuoteSpeaker(entity, mention.id)]
            document.quotes.append(Quote(f"q{number}", *said.span, kind=said.kind, speakers=speakers))
        document.entities = [Entity(id_, name, EntityKind.PERSON) for name, id_ in named.items()]
        document.places = [
            Place(f"p{number}", *span, name, gazetteer=places[name])
            for number, (span, name) in enumerate(article.places)
        ]
        first = article.text.index(" ")
        document.places.append(Place("p-first", 0, first, article.text[:first]))
        yield jsonl.write_document(document)


if __name__ == "__main__":
    main()
