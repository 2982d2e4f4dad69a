"""Make and revoke tokens at the server."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.errors import Refused
from newsreader.api.actions.tokens import make_token, revoke_token
from newsreader.api.models import Token
from newsreader.api.queries.tokens import tokens_of


class Command(BaseCommand):
    """`make`, `list` and `revoke`, each for one account."""

    help = "Make a token of the API for an account, list its tokens, or revoke one. A key is shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, for whom."""
        parser.add_argument("do", choices=["make", "list", "revoke"])
        parser.add_argument("account", help="the account's name")
        parser.add_argument("--name", default="made at the server", help="make: what the token is for")
        parser.add_argument("--scope", choices=Token.Scope.values, default=Token.Scope.READ)
        parser.add_argument("--number", type=int, help="revoke: the token's number, as the list has it")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError for an account or a token that is not there, and for what is refused."""
        person = get_user_model().objects.filter(username=options["account"]).first()
        if person is None:
            raise CommandError(f"There is no account {options['account']!r}.")
        if options["do"] == "make":
            try:
                _token, key = make_token(user=person, name=options["name"], scope=options["scope"])
            except Refused as why:
                raise CommandError(why.message) from why
            self.stdout.write(key)
        elif options["do"] == "list":
            for token in tokens_of(person):
                used = f"{token.last_used_at:%Y-%m-%d %H:%M}" if token.last_used_at else "never used"
                self.stdout.write(f"{token.pk}\t{token.beginning}…\t{token.scope}\t{used}\t{token.name}")
        else:
            revoked = revoke_token(user=person, number=options["number"] or 0)
            if revoked is None:
                raise CommandError(f"{person.get_username()} has no token {options['number']}.")
            self.stdout.write(f"Revoked: {revoked.name}.")
