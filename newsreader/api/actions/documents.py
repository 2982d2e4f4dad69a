"""Documents in bulk, as a program sends them: what `manage.py import_annotations` does with a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.import_annotations import Options, import_pieces
from annotations.formats import jsonl
from annotations.formats.piecewise import Piece
from newsreader.api.faults import Fault, NotTaken


@dataclass(frozen=True, slots=True)
class TakenDocuments:
    """How many articles are new, how many that were there are marked now, the marks of all, and the faults of
    what was left out."""

    new: int
    known: int
    marks: int
    faults: list[Fault]


def take_documents(
    pieces: Iterable[Piece],
    *,
    user: AbstractBaseUser,
    name: str,
    reviewed: bool = False,
    make: bool = True,
    partly: bool = False,
) -> TakenDocuments:
    """Mark the articles of the documents' texts, which with `make` are made where there are none; `name` is
    the sender in the log. NotTaken with every fault where there is one, unless `partly`. MayNotImport."""
    options = Options(new_articles=make, reviewed=reviewed, skip_faulty=partly)
    report = import_pieces(pieces, user=user, name=name, format_name=jsonl.NAME, options=options)
    faults = [Fault(fault.line, fault.key, fault.reason) for fault in report.faults]
    faults.sort(key=lambda fault: fault.line or 0)
    if faults and not partly:
        raise NotTaken(faults)
    new = sum(taken.new for taken in report.taken)
    marks = sum(taken.marks for taken in report.taken)
    return TakenDocuments(new, len(report.taken) - new, marks, faults)
