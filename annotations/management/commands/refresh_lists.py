"""Make anew what pages are listed and searched from."""

from typing import Any

from django.core.management.base import BaseCommand

from annotations.actions.listing import list_again
from annotations.models import AnnotationSet
from newsreader.articles.models import TextVersion
from newsreader.articles.searching import keep_all_words


class Command(BaseCommand):
    """One text a transaction; may be stopped and called again."""

    help = (
        "Make anew the words of all articles for the search, and the lists of quotes, speakers and places. "
        "Needed where rows were changed by hand, or by an upgrade that says so."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Articles first, then marks."""
        articles = keep_all_words()
        shared = AnnotationSet.objects.filter(kind=AnnotationSet.Kind.SHARED).values("version")
        versions = TextVersion.objects.filter(is_current=True, pk__in=shared).order_by("pk")
        marked = 0
        for version in versions.iterator(chunk_size=500):
            list_again(version)
            marked += 1
        self.stdout.write(f"Words of {articles} articles, marks of {marked}.")
