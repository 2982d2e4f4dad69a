"""The formats' names and uses for people, through gettext."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotations.formats.registry import COME_BACK, FORMATS, missing_package

# Name, use; a format's own name is the same in every language.
_WORDS: dict[str, tuple[str, Any]] = {
    "jsonl": ("JSON Lines", _("everything, as this project keeps it")),
    "brat": ("brat", _("for brat, with its configuration")),
    "conll": ("CoNLL (IOB2)", _("for training taggers: a file a layer, clitics apart")),
    "docbin": ("spaCy DocBin", _("for spaCy: spans by layer, clitics apart")),
    "parquet": ("Parquet", _("for Hugging Face's datasets: typed columns, an article a row")),
    "tei": ("TEI P5", _("for digital editions")),
    "webannotation": ("Web Annotation", _("for annotation tools of the web, as JSON-LD")),
    "xmi": ("UIMA CAS XMI", _("for programs of UIMA, with the type system")),
    "webannotsv": ("WebAnno TSV 3.3", _("for INCEpTION, with its layers")),
    "labelstudio": ("Label Studio", _("for Label Studio: its tasks with their configuration")),
    "doccano": ("doccano", _("for doccano, with relations")),
    "csv": ("CSV", _("a table of quotes for spreadsheets: who, what, where, when")),
    "fods": ("OpenDocument", _("the same table as a sheet from right to left, for LibreOffice")),
}


@dataclass(frozen=True)
class FormatLabel:
    """A format as a page offers it: its key, its own name, what it is for, the end of its files' names, and
    the package that it lacks here, or None."""

    name: str
    called: str
    use: Any
    suffix: str
    lacks: str | None


def formats_to_read() -> list[FormatLabel]:
    """Those that can be read here."""
    return [one for one in format_labels() if one.name in COME_BACK and not one.lacks]


def format_by_name_of(file: str) -> str | None:
    """The format that can be read here and whose files end like the name `file`, the longest end first; None
    where no such format's do. In a plain .zip nothing tells."""
    ends = [one for one in formats_to_read() if file.lower().endswith(one.suffix)]
    return max(ends, key=lambda one: len(one.suffix)).name if ends else None


def format_labels() -> list[FormatLabel]:
    """Every format of the registry in its order."""
    return [
        FormatLabel(name, *_WORDS.get(name, (name, "")), module.SUFFIX, missing_package(name))
        for name, module in FORMATS.items()
    ]


def folder_label(folder: str) -> tuple[str, Any]:
    """Of a folder of a release the name of its format, and what it has or is for; two empty words for the
    files of no folder."""
    if folder == "data":
        return _WORDS["jsonl"][0], _("the articles whose text may be passed on, everything of them")
    if folder == "standoff":
        return "JSON Lines", _("the marks of the other articles, without their text")
    return _WORDS.get(folder, (folder, ""))
