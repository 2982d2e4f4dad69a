"""The tables of the page of numbers, which are its downloads too: one definition for both."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotations.labels import QUOTE_KIND_LABELS
from annotations.queries.numbers import Numbers
from annotations.queries.numbers_cells import Called, Column, Named, Share, Stretched, Table
from annotations.queries.numbers_names import all_layers, layer_names, stretch_column
from annotations.queries.numbers_of_suggestions import (
    differences,
    origins,
    received,
    received_over_time,
    suggester,
    suggester_over_time,
)
from annotations.scheme import Layer, QuoteKind


def growth(of: Numbers) -> Table:
    """What came in each stretch, and how much there was at its end."""
    columns = [
        stretch_column(of),
        Column("articles_new", _("New articles")),
        Column("articles", _("Articles")),
        Column("reviewed_new", _("Newly reviewed")),
        Column("reviewed", _("Reviewed articles")),
        Column("marks_new", _("New marks")),
        Column("marks", _("Marks")),
        *(Column(f"{layer}_marks_new", name) for layer, name in layer_names().items()),
    ]
    rows, so_far = [], Counter(of.before)
    for stretch in of.stretches:
        new = stretch.numbers
        so_far.update(new)
        rows.append(
            [
                Stretched(stretch.start, of.step),
                new["articles"],
                so_far["articles"],
                new["reviewed"],
                so_far["reviewed"],
                all_layers(new, "marks"),
                all_layers(so_far, "marks"),
                *(new[f"marks.{layer}"] for layer in Layer),
            ]
        )
    return Table("growth", _("Growth"), columns, rows[::-1])


def layers(of: Numbers) -> Table:
    """The marks of each layer."""
    names, all_marks = layer_names(), all_layers(of.all, "marks")
    columns = [
        Column("layer", _("Layer"), number=False),
        Column("marks", _("Marks")),
        Column("share", pgettext("of a whole", "Share")),
    ]
    rows = [
        [Called(layer, names[layer]), of.all[f"marks.{layer}"], Share(of.all[f"marks.{layer}"], all_marks)]
        for layer in Layer
    ]
    return Table("layers", _("Marks by layer"), columns, rows)


def kinds(of: Numbers) -> Table:
    """The quotes of each kind."""
    quotes = of.all["marks.quote"]
    columns = [
        Column("kind", _("Kind"), number=False),
        Column("quotes", _("Quotes")),
        Column("share", pgettext("of a whole", "Share")),
    ]
    rows = [
        [
            Called(kind, str(QUOTE_KIND_LABELS[kind])),
            of.all[f"kind.{kind}"],
            Share(of.all[f"kind.{kind}"], quotes),
        ]
        for kind in QuoteKind
    ]
    return Table("kinds", _("Quotes by kind"), columns, rows)


def outlets(of: Numbers) -> Table:
    """The reviewed articles and their marks by outlet; those without an outlet in a row of their own."""
    columns = [
        Column("outlet", _("Outlet"), number=False),
        Column("reviewed", _("Reviewed articles")),
        *(Column(f"{layer}_marks", name) for layer, name in layer_names().items()),
    ]
    whats = ("reviewed", *(f"marks.{layer}" for layer in Layer))
    rows: list[list[Any]] = [[Named(name), *(told[what] for what in whats)] for name, told in of.outlets]
    without = [of.all[what] - sum(told[what] for _name, told in of.outlets) for what in whats]
    if without[0]:
        rows.append([Called("", _("without an outlet")), *without])
    return Table("outlets", _("Reviewed articles by outlet"), columns, rows)


def speakers(of: Numbers) -> Table:
    """Who is quoted most."""
    columns = [Column("speaker", _("Speaker"), number=False), Column("quotes", _("Quotes"))]
    rows = [[Named(name, reverse("speaker", args=[number])), quotes] for number, name, quotes in of.speakers]
    return Table("speakers", _("Who is quoted most"), columns, rows)


TABLES: dict[str, Callable[[Numbers], Table]] = {
    "growth": growth,
    "layers": layers,
    "kinds": kinds,
    "outlets": outlets,
    "speakers": speakers,
    "suggestions": received,
    "origins": origins,
    "suggestions-over-time": received_over_time,
    "changes": differences,
    "suggester": suggester,
    "suggester-over-time": suggester_over_time,
}
