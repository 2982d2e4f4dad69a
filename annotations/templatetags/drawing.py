"""What stands in a page hundreds of times, written by Python: a template takes several times as long."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from annotations.labels import LAYER_LABELS, label_of
from annotations.queries.reading_parts import ShownPiece
from newsreader.arabic.shorten import shorten

register = template.Library()


@register.filter
def drawn(pieces: Iterable[ShownPiece]) -> SafeString:
    """A paragraph's pieces, each that a mark covers in a `mark` element, with no white space between them."""
    return mark_safe("".join(map(_drawn, pieces)))  # noqa: S308 - every value of it is escaped


def _drawn(piece: ShownPiece) -> str:
    if not piece.classes:
        return escape(piece.text)
    named = f' id="mark-{piece.anchor}"' if piece.anchor else ""
    label = f' aria-roledescription="{escape(piece.label)}"' if piece.label else ""
    note = f' aria-describedby="note-{piece.note}"' if piece.note else ""
    return (
        f'<mark class="{escape(piece.classes)}"{named} data-marks="{escape(piece.marks)}"'
        f' data-layers="{escape(piece.layers)}"{label}{note}>{escape(piece.text)}</mark>'
    )


@register.simple_tag
def plain_marks(text: str, marks: list[dict[str, Any]], suggested: str, excerpt: int) -> SafeString:
    """List items that lead to each mark's own page, for a browser without scripts.

    `marks` are as the page's data have them, `suggested` is the word for what nobody has decided on, an
    excerpt has at most `excerpt` code points.
    """
    address = reverse("mark", args=[0]).split("0")
    labels = {layer.value: escape(str(label_of(LAYER_LABELS, layer.value))) for layer in LAYER_LABELS}
    status = f' <span class="status">{escape(suggested)}</span>'
    items = [
        f'<li><a href="{address[0]}{mark["id"]}{address[1]}">'
        f'<span class="layer {mark["layer"]}">{labels[mark["layer"]]}</span> '
        f'<bdi lang="ar">{escape(shorten(text[mark["start"] : mark["end"]], excerpt))}</bdi>'
        f"{status if mark['suggested'] else ''}</a></li>"
        for mark in marks
    ]
    return mark_safe("\n".join(items))  # noqa: S308 - every value of it is escaped
