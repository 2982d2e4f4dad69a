"""Take the annotations of a file over."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.errors import Refused
from annotations.actions.import_annotations import Options, Report, import_annotations
from annotations.actions.import_document import Into
from annotations.formats.registry import COME_BACK


class Command(BaseCommand):
    """All of a file, or nothing; with --skip-faulty all of each article that is sound."""

    help = (
        "Take the annotations of a file or folder over, onto the articles that have just their texts. "
        "What is wrong is named with file, line and reason, and then nothing is taken over."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and how it is taken over."""
        parser.add_argument("path", metavar="FILE", help="a file, or for formats of several files a folder")
        parser.add_argument("--format", choices=sorted(COME_BACK), required=True)
        parser.add_argument("--user", required=True, metavar="NAME", help="the reviewer who imports")
        parser.add_argument(
            "--into",
            choices=[str(into) for into in Into],
            default=str(Into.MARKS),
            help="marks: the shared marks of articles that have none (the default); independent: one "
            "person's annotation beside them; suggestions: to be decided by editors",
        )
        parser.add_argument("--annotator", metavar="NAME", help="whose an independent annotation is")
        parser.add_argument("--new-articles", action="store_true", help="texts not there become articles")
        parser.add_argument("--reviewed", action="store_true", help="all is marked: review the articles")
        parser.add_argument(
            "--nearest", action="store_true", help="give cues and mentions of no quote to the nearest one"
        )
        parser.add_argument(
            "--skip-faulty", action="store_true", help="leave articles with a fault out, take the others over"
        )
        parser.add_argument("--dry-run", action="store_true", help="try everything, and keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells each fault, each article that was left out, and how many got marks."""
        path = Path(options["path"])
        try:
            report = import_annotations(
                user=_person(options["user"]),
                source=path,
                name=path.name,
                format_name=options["format"],
                options=Options(
                    into=Into(options["into"]),
                    new_articles=options["new_articles"],
                    reviewed=options["reviewed"],
                    nearest=options["nearest"],
                    skip_faulty=options["skip_faulty"],
                ),
                annotator=_person(options["annotator"]) if options["annotator"] else None,
                dry_run=options["dry_run"],
            )
        except Refused as why:
            raise CommandError(why.message) from why
        self._tell(report)
        if not report.done and not (options["dry_run"] and not report.faults):
            number = len(report.faults)
            faults = "fault" if number == 1 else "faults"
            raise CommandError(f"Nothing was taken over: {number} {faults}, named above.")

    def _tell(self, report: Report) -> None:
        for fault in report.faults:
            self.stderr.write(str(fault))
        for taken in report.taken:
            for words in taken.left_out:
                self.stdout.write(f"article {taken.article}: left out, as it is decided already: {words}")
        faulty = dict.fromkeys(fault.document for fault in report.faults if fault.document)
        if faulty and report.done:
            self.stdout.write(f"Left out: {', '.join(faulty)}.")
        new = sum(1 for taken in report.taken if taken.new)
        marks = sum(taken.marks for taken in report.taken)
        linked = sum(taken.linked for taken in report.taken)
        said = "Taken over" if report.done else "Would be taken over"
        self.stdout.write(
            f"{said}: {marks} marks in {len(report.taken)} articles, {new} of them new"
            + (f"; {linked} cues and mentions given to the nearest quote." if linked else ".")
        )


def _person(name: str) -> Any:
    model = get_user_model()
    try:
        return model.objects.get_by_natural_key(name)
    except model.DoesNotExist:
        raise CommandError(f"There is no account {name}.") from None
