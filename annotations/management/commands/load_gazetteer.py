from typing import Any

from django.core.management.base import BaseCommand

from annotations.actions.load_gazetteer import load_gazetteer


class Command(BaseCommand):
    help = "Write every place of the gazetteer into the database; a second call changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_gazetteer()
        self.stdout.write(
            f"Places: {loaded.made} new, {loaded.changed} changed, {loaded.unchanged} as they were."
        )
