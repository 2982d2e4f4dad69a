from typing import Any

from django.core.management.base import BaseCommand

from annotations.actions.count_numbers import count_numbers
from annotations.actions.load_samples import load_samples


class Command(BaseCommand):
    help = (
        "Import the twelve sample articles, written for this project, half of them reviewed, and make "
        "suggestions for them. What is there already stays as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_samples()
        if loaded.reviewed:
            count_numbers()
        if options["verbosity"] > 0:
            self.stdout.write(
                f"Sample articles: {loaded.articles.new} imported, {loaded.articles.known} there already, "
                f"{loaded.suggested} given suggestions, {loaded.reviewed} reviewed."
            )
