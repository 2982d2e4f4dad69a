"""Make suggestions: from file to file, for some articles of the database, or for all untouched ones."""

import os
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

PROGRESS_SECONDS = 0.5


class Command(BaseCommand):
    """`--input` and `--output`, or numbers of articles, or `--all`."""

    help = (
        "Suggest quotes, speakers, cues and places: for a file (no database needed), for the articles "
        "named by their numbers, or for all articles that no editor has touched."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The three ways, and how many processes share the work of --all."""
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="NUMBER", help="articles of the database"
        )
        parser.add_argument("--all", action="store_true", help="every article that no editor has touched")
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="how many work at once (the number of cores)",
        )
        parser.add_argument("--input", type=Path, help="JSON Lines with the keys id and text")
        parser.add_argument("--output", type=Path, help="JSON Lines with the suggestions added")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError where not just one of the three ways is asked for, or where something fails."""
        files = (options["input"], options["output"])
        ways = (any(files), bool(options["articles"]), options["all"])
        if sum(ways) != 1 or (ways[0] and not all(files)):
            raise CommandError("Say --input and --output, or the numbers of articles, or --all.")
        if options["processes"] < 1:
            raise CommandError("At least one process is needed.")
        if ways[0]:
            from annotations.management.suggest_file import FileSuggester

            done = FileSuggester(*files, self.stderr).run()
            if options["verbosity"] > 0:
                self.stdout.write(f"Articles written to {files[1]}: {done}.")
        elif options["all"]:
            self.suggest_all(options["processes"])
        else:
            self.suggest_some(sorted(set(options["articles"])))

    def suggest_some(self, numbers: list[int]) -> None:
        """One article after the other, each in a transaction of its own; editors' decisions stay."""
        from annotations.actions.suggest_article import suggest_article
        from newsreader.articles.models import TextVersion

        texts = TextVersion.objects.filter(is_current=True, article__in=numbers).order_by("article_id")
        missing = sorted(set(numbers) - set(texts.values_list("article", flat=True)))
        if missing:
            raise CommandError(f"There is no article with the number {', '.join(map(str, missing))}.")
        made = sum(len(suggest_article(version).marks) for version in texts)
        self.stdout.write(f"New or changed suggestions: {made}, in {len(numbers)} articles.")

    def suggest_all(self, processes: int) -> None:
        """Queue the articles, let worker processes do the jobs, and tell how far they are."""
        from annotations.actions import suggest_all
        from annotations.management.worker_processes import Workers

        queued = suggest_all.queue_untouched()
        if queued.left_over:
            self.stdout.write(f"Going on with the {queued.jobs} articles that an earlier run has left.")
        self.on_terminal = self.stdout.isatty()
        with Workers(suggest_all.QUEUE, processes) as workers:
            while left := suggest_all.unfinished():
                self.tell(queued.jobs - left, queued.jobs)
                suggest_all.take_up_abandoned()
                try:
                    workers.keep_at(suggest_all.waiting())
                except RuntimeError as error:
                    raise CommandError(str(error)) from error
                time.sleep(PROGRESS_SECONDS)
        self.tell(queued.jobs, queued.jobs, end="\n")
        failed = suggest_all.failed()
        if failed:
            suggest_all.forget_failed()
            named = ", ".join(map(str, failed[:10]))
            raise CommandError(f"{len(failed)} of {queued.jobs} texts failed: {named}.")
        self.stdout.write(f"Suggestions are up to date in {queued.jobs} articles that no editor has touched.")

    def tell(self, done: int, total: int, end: str = "") -> None:
        """How far the work is, on a terminal alone."""
        if self.on_terminal:
            self.stdout.write(f"\r{done}/{total}", ending=end)
            self.stdout.flush()
