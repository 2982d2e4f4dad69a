"""Store suggestions for the articles in the database."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotations.actions.suggest_article import suggest_article
from newsreader.articles.models import TextVersion

_CHUNK = 50


class Command(BaseCommand):
    """Every current text, or those of the articles named; a second run adds only what is new."""

    help = "Store what the suggester finds in the articles as undecided suggestions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The numbers of articles."""
        parser.add_argument("articles", nargs="*", type=int, metavar="NUMBER")

    def handle(self, *args: Any, **options: Any) -> None:
        """Suggest for one article after the other, each in a transaction of its own."""
        numbers = sorted(set(options["articles"]))
        texts = TextVersion.objects.filter(is_current=True).order_by("article_id")
        if numbers:
            texts = texts.filter(article__in=numbers)
            missing = set(numbers) - set(texts.values_list("article", flat=True))
            if missing:
                numbers_missing = ", ".join(map(str, sorted(missing)))
                raise CommandError(f"There is no article with the number {numbers_missing}.")
        total = texts.count()
        made = 0
        for done, version in enumerate(_in_chunks(texts), start=1):
            made += len(suggest_article(version).marks)
            if self.stdout.isatty():
                self.stdout.write(f"\r{done}/{total}", ending="")
                self.stdout.flush()
        if self.stdout.isatty():
            self.stdout.write("\r", ending="")
        self.stdout.write(f"New suggestions: {made}, in {total} articles.")
        if not total:
            self.stdout.write("There is no article yet: `manage.py import_articles PATH…` reads some in.")


def _in_chunks(texts: Any) -> Iterator[TextVersion]:
    after = 0
    while True:
        chunk = list(texts.filter(article__gt=after)[:_CHUNK])
        if not chunk:
            return
        yield from chunk
        after = chunk[-1].article_id
