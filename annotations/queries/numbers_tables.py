"""The tables of the page of numbers, which are its downloads too: one definition for both."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotations.labels import LAYER_LABELS, QUOTE_KIND_LABELS
from annotations.queries.numbers import Numbers
from annotations.queries.numbers_cells import F1, Called, Column, Named, Share, Stretched, Table
from annotations.scheme import Layer, QuoteKind

MEASURES = ("quote", "who", "speaker", "cue", "place")
RECEIVED = ("as-suggested", "changed", "rejected", "added")


def layer_names() -> dict[str, str]:
    """What the layers are called, one mark of each."""
    return {layer.value: str(LAYER_LABELS[layer]) for layer in Layer}


def measure_names() -> dict[str, str]:
    """What the suggester is measured in."""
    return {**layer_names(), "who": _("Who said what")}


def part_names() -> dict[str, str]:
    """What of a mark can differ from the suggestion."""
    return {
        "bounds": pgettext("of a mark", "bounds"),
        "kind": pgettext("of a mark", "kind"),
        "speaker": pgettext("of a mark", "speaker"),
        "cues": pgettext("of a mark", "cues"),
        "lemma": pgettext("of a mark", "base form"),
        "place": pgettext("of a mark", "place meant"),
        "metonymy": pgettext("of a mark", "place for its government"),
    }


def received_names() -> dict[str, str]:
    """What can become of a suggestion, and what was no suggestion."""
    return {
        "as-suggested": pgettext("suggestion", "as suggested"),
        "changed": pgettext("suggestion", "changed"),
        "rejected": pgettext("suggestion", "rejected"),
        "added": pgettext("mark", "added by hand"),
    }


def all_layers(numbers: Counter[str], what: str) -> int:
    """How many of `what` there are in all layers together."""
    return sum(numbers[f"{what}.{layer}"] for layer in Layer)


def _stretch_column(of: Numbers) -> Column:
    labels = {"week": _("Week from"), "month": _("Month"), "year": _("Year")}
    return Column(of.step, labels[of.step], number=False)


def growth(of: Numbers) -> Table:
    """What came in each stretch, and how much there was at its end."""
    columns = [
        _stretch_column(of),
        Column("articles_new", _("New articles")),
        Column("articles", _("Articles")),
        Column("reviewed_new", _("Newly reviewed")),
        Column("reviewed", _("Reviewed")),
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


def received(of: Numbers) -> Table:
    """What became of the suggestions of each layer, and where the layer's marks come from."""
    names = received_names()
    columns = [
        Column("layer", _("Layer"), number=False),
        Column("suggested", _("Suggestions")),
        Column("as_suggested", names["as-suggested"]),
        Column("as_suggested_share", _("share of suggestions")),
        Column("changed", names["changed"]),
        Column("changed_share", _("share of suggestions")),
        Column("rejected", names["rejected"]),
        Column("rejected_share", _("share of suggestions")),
        Column("added", names["added"]),
        Column("added_share_of_marks", _("share of marks")),
        Column("marks", _("Marks")),
    ]
    rows = [[Called(layer, name), *_received(of.all, layer)] for layer, name in layer_names().items()]
    return Table("suggestions", _("What became of the suggestions"), columns, rows)


def _received(numbers: Counter[str], layer: str) -> list[Any]:
    kept, changed, rejected, added = (numbers[f"{what}.{layer}"] for what in RECEIVED)
    suggested, marks = kept + changed + rejected, numbers[f"marks.{layer}"]
    cells: list[Any] = [suggested]
    for part in (kept, changed, rejected):
        cells += [part, Share(part, suggested)]
    return [*cells, added, Share(added, marks), marks]


def received_over_time(of: Numbers) -> Table:
    """What became of the suggestions of all layers, stretch by stretch."""
    names = received_names()
    columns = [
        _stretch_column(of),
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
        suggested = sum(of.all[f"{what}.{layer}"] for what in RECEIVED[:3])
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
        suggested,
        there,
        Share(half, suggested),
        Share(half, there),
        F1(half, suggested, there),
        Share(exact, suggested),
        Share(exact, there),
        F1(exact, suggested, there),
    ]


def _measure_columns() -> list[Column]:
    return [
        Column("suggested", pgettext("marks", "Suggested")),
        Column("there", pgettext("marks", "In the articles")),
        Column("precision_half", _("Precision, half")),
        Column("recall_half", _("Recall, half")),
        Column("f1_half", _("F1, half")),
        Column("precision_exact", _("Precision, exact")),
        Column("recall_exact", _("Recall, exact")),
        Column("f1_exact", _("F1, exact")),
    ]


def suggester(of: Numbers) -> Table:
    """How good the suggester was over the whole period."""
    names = measure_names()
    columns = [Column("measure", _("Measure"), number=False), *_measure_columns()]
    rows = [[Called(measure, names[measure]), *_measured(of.all, measure)] for measure in MEASURES]
    return Table("suggester", _("The suggester against reviewed articles"), columns, rows)


def suggester_over_time(of: Numbers) -> Table:
    """How good the suggester was, stretch by stretch of the reviews."""
    names = measure_names()
    columns = [
        _stretch_column(of),
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
    return Table(
        "suggester-over-time", _("The suggester against reviewed articles, over time"), columns, rows
    )


TABLES: dict[str, Callable[[Numbers], Table]] = {
    "growth": growth,
    "layers": layers,
    "kinds": kinds,
    "outlets": outlets,
    "speakers": speakers,
    "suggestions": received,
    "suggestions-over-time": received_over_time,
    "changes": differences,
    "suggester": suggester,
    "suggester-over-time": suggester_over_time,
}
