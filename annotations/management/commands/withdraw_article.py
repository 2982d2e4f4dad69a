"""Withdraw an article, or let it be imported again."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.errors import Refused
from annotations.actions.withdraw_article import allow_import, withdraw_article
from annotations.forms import GREATEST_ID
from newsreader.articles.models import Article


class Command(BaseCommand):
    """One article a call."""

    help = (
        "Withdraw an article: its texts and all that holds their words go for good, a notice with the reason "
        "stays at its address, and it is not imported again. With --allow-import a text "
        "of it may come in again; the old one is gone all the same."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, help="the article's number, as in its address")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--reason", help="why; readers of the address see it")
        what.add_argument("--allow-import", action="store_true", help="let the article be imported again")
        parser.add_argument(
            "--with-title", action="store_true", help="the title goes too, where it does the harm itself"
        )
        parser.add_argument("--by", metavar="USER", help="who does it; without it nobody is named")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells what was done in one line."""
        number = options["number"]
        article = Article.objects.filter(pk=number).first() if 0 < number <= GREATEST_ID else None
        if article is None:
            raise CommandError(f"There is no article {number}.")
        user = get_user_model().objects.filter(username=options["by"]).first() if options["by"] else None
        if options["by"] and user is None:
            raise CommandError(f"There is no user {options['by']}.")
        try:
            if options["allow_import"]:
                allow_import(user=user, article=article)
                self.stdout.write(f"Article {number} may be imported again.")
            else:
                withdraw_article(
                    user=user, article=article, reason=options["reason"], with_title=options["with_title"]
                )
                kept = "title kept" if article.title else "without its title"
                self.stdout.write(
                    f"Article {number} is withdrawn ({kept}); backups of the database still have it."
                )
        except Refused as why:
            raise CommandError(why.message) from why
