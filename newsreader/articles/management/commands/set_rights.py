"""Say of articles whether their texts may be passed on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsreader.articles.models import Article
from newsreader.articles.rights import NotThereError, set_rights


class Command(BaseCommand):
    """All of the articles named, or none."""

    help = (
        "Say of articles whether their texts may be passed on: `open` texts are in the releases of the "
        "corpus, of all others their marks alone. Nothing else sets it; what came in is `unknown`."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rights", choices=Article.Rights.values)
        parser.add_argument(
            "numbers", type=int, nargs="*", metavar="NUMBER", help="an article's, as in its address"
        )
        parser.add_argument("--outlet", default="", help="all articles of this outlet, in place of numbers")
        parser.add_argument("--licence", help="the licence of the texts, such as CC-BY-4.0")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells of how many."""
        if bool(options["numbers"]) == bool(options["outlet"]):
            raise CommandError("Give the numbers of articles or --outlet.")
        try:
            count = set_rights(
                options["rights"],
                numbers=options["numbers"],
                outlet=options["outlet"],
                licence=options["licence"],
            )
        except NotThereError as why:
            raise CommandError(str(why)) from why
        self.stdout.write(f"The texts of {count} article{'' if count == 1 else 's'}: {options['rights']}.")
