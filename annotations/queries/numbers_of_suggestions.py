"""The tables of suggestions: what became of them, where the marks come from, how good the suggester was."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from annotations.queries.numbers import Numbers
from annotations.queries.numbers_cells import F1, Called, Column, Noted, Share, Stretched, Table
from annotations.queries.numbers_names import (
    MEASURES,
    RECEIVED,
    SUGGESTED,
    layer_names,
    measure_names,
    part_names,
    received_names,
    stretch_column,
)
from annotations.scheme import Layer


def received(of: Numbers) -> Table:
    """What became of the suggestions of each layer."""
    names = received_names()
    columns = [
        Column("layer", _("Layer"), number=False),
        Column("suggested", pgettext("marks", "all")),
    ]
    for what in SUGGESTED:
        name = what.replace("-", "_")
        columns += [
            Column(name, names[what]),
            Column(f"{name}_share", _("share of suggestions"), beside=name),
        ]
    rows = []
    for layer, name in layer_names().items():
        parts = [of.all[f"{what}.{layer}"] for what in SUGGESTED]
        cells: list[Any] = [Called(layer, name), sum(parts)]
        for part in parts:
            cells += [part, Share(part, sum(parts))]
        rows.append(cells)
    note = _("Suggestions, with their share of all suggestions of the layer")
    return Table("suggestions", _("What became of the suggestions"), columns, rows, note)


def origins(of: Numbers) -> Table:
    """Where the marks of each layer come from; of the imported ones also how many were changed since."""
    names, share = received_names(), _("share of marks")
    columns = [
        Column("layer", _("Layer"), number=False),
        Column("marks", pgettext("marks", "all")),
        Column("suggested", pgettext("marks", "suggested")),
        Column("suggested_share", share, beside="suggested"),
        Column("imported", names["imported"]),
        Column("imported_share", share, beside="imported"),
        Column("imported_changed", _("changed since"), beside="imported"),
        Column("added", names["added"]),
        Column("added_share", share, beside="added"),
    ]
    rows: list[list[Any]] = []
    for layer, name in layer_names().items():
        marks, changed = of.all[f"marks.{layer}"], of.all[f"imported-changed.{layer}"]
        suggested = of.all[f"as-suggested.{layer}"] + of.all[f"changed.{layer}"]
        imported, added = of.all[f"imported.{layer}"], of.all[f"added.{layer}"]
        told = ngettext("%(number)d changed", "%(number)d changed", changed) % {"number": changed}
        rows.append(
            [Called(layer, name), marks, suggested, Share(suggested, marks), imported, Share(imported, marks)]
        )
        rows[-1] += [Noted(changed, told), added, Share(added, marks)]
    note = _("Marks, with their share of all marks of the layer")
    return Table("origins", _("Where the marks come from"), columns, rows, note)


def received_over_time(of: Numbers) -> Table:
    """What became of the suggestions of all layers, stretch by stretch."""
    names = received_names()
    columns = [
        stretch_column(of),
        Column("layer", _("Layer"), number=False),
        *(Column(what.replace("-", "_"), names[what]) for what in RECEIVED),
    ]
    rows = [
        [
            Stretched(stretch.start, of.step),
            Called(layer, name),
            *(stretch.numbers[f"{what}.{layer}"] for what in RECEIVED),
        ]
        for stretch in reversed(of.stretches)
        for layer, name in layer_names().items()
        if any(stretch.numbers[f"{what}.{layer}"] for what in RECEIVED)
    ]
    return Table("suggestions-over-time", _("What became of the suggestions, over time"), columns, rows)


def differences(of: Numbers) -> Table:
    """In what the changed marks differ from their suggestions; one may differ in several."""
    names, parts = layer_names(), part_names()
    columns = [
        Column("layer", _("Layer"), number=False),
        Column("part", _("What was changed"), number=False),
        Column("changed", _("Marks")),
        Column("share_of_suggestions", _("share of suggestions")),
    ]
    rows: list[list[Any]] = []
    for layer in Layer:
        suggested = sum(of.all[f"{what}.{layer}"] for what in SUGGESTED)
        rows += [
            [Called(layer, names[layer]), Called(part, name), number, Share(number, suggested)]
            for part, name in parts.items()
            if (number := of.all[f"differs.{layer}.{part}"])
        ]
    return Table("changes", _("What was changed of suggestions"), columns, rows)


def _measured(numbers: Counter[str], measure: str) -> list[Any]:
    suggested, there = numbers[f"suggested.{measure}"], numbers[f"there.{measure}"]
    half, exact = numbers[f"right-half.{measure}"], numbers[f"right-exact.{measure}"]
    return [
        Noted(suggested, _("of %(number)s") % {"number": f"{suggested:,}"}),
        Noted(there, _("of %(number)s") % {"number": f"{there:,}"}),
        Share(half, suggested),
        Share(half, there),
        F1(half, suggested, there),
        Share(exact, suggested),
        Share(exact, there),
        F1(exact, suggested, there),
    ]


def _measure_columns() -> list[Column]:
    """On the page three: precision and recall, each of half, of the exact span and of how many, and F1."""
    precision, recall = pgettext("of suggestions", "Precision"), pgettext("of suggestions", "Recall")
    exact, of_suggestions, of_marks = _("the exact span"), _("of the suggestions"), _("of the marks")
    return [
        Column("suggested", of_suggestions, beside="precision_half"),
        Column("there", of_marks, beside="recall_half"),
        Column("precision_half", precision),
        Column("recall_half", recall),
        Column("f1_half", "F1"),
        Column("precision_exact", exact, beside="precision_half"),
        Column("recall_exact", exact, beside="recall_half"),
        Column("f1_exact", exact, beside="f1_half"),
    ]


def _measure_note() -> str:
    return _("Half of the span; smaller, the exact one and of how many")


def suggester(of: Numbers) -> Table:
    """How good the suggester was over the whole period."""
    names = measure_names()
    columns = [Column("measure", _("Measure"), number=False), *_measure_columns()]
    rows = [[Called(measure, names[measure]), *_measured(of.all, measure)] for measure in MEASURES]
    return Table("suggester", _("The suggester against reviewed articles"), columns, rows, _measure_note())


def suggester_over_time(of: Numbers) -> Table:
    """How good the suggester was, stretch by stretch of the reviews."""
    names = measure_names()
    columns = [
        stretch_column(of),
        Column("measure", _("Measure"), number=False),
        *_measure_columns(),
    ]
    rows = [
        [
            Stretched(stretch.start, of.step),
            Called(measure, names[measure]),
            *_measured(stretch.numbers, measure),
        ]
        for stretch in reversed(of.stretches)
        if stretch.numbers["measured"]
        for measure in MEASURES
    ]
    caption = _("The suggester against reviewed articles, over time")
    return Table("suggester-over-time", caption, columns, rows, _measure_note())
