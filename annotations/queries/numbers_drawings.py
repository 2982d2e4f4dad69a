"""The drawings of the page of numbers: which numbers stand in which, with which words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from annotations.queries.numbers import Numbers
from annotations.queries.numbers_cells import FEW
from annotations.queries.numbers_names import (
    MEASURES,
    RECEIVED,
    SUGGESTED,
    all_layers,
    layer_names,
    measure_names,
    received_names,
)
from annotations.rendering.plots import Plot, Value, column_plot, line_plot, round_scale, share_plot
from annotations.scheme import Layer

HALF, EXACT = "half", "exact"
# Where the marks come from that stand.
_STANDING = ("as-suggested", "changed", "imported", "added")
_PERCENTS = [(0.0, "0"), (0.5, "50%"), (1.0, "100%")]
# After an Arabic word the sign of percent would change sides.
_ISOLATED = "\u2066%s\u2069"
# Where all is above the half, that alone is drawn, and the scale says so.
_UPPER_HALF = [(0.5, "50%"), (0.75, "75%"), (1.0, "100%")]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing under its heading."""

    title: str
    plot: Plot


@dataclass(frozen=True, slots=True)
class Speech:
    """How the interface writes: a number in few letters, and the first day of a stretch."""

    short: Callable[[float], str]
    day: Callable[[date], str]


def growth_drawings(of: Numbers, speech: Speech) -> list[Drawing]:
    """How much there was at the end of each stretch: articles, reviewed ones, marks by layer."""

    def lines(named: dict[str, str]) -> Plot:
        series = []
        for what, name in named.items():
            values = list(accumulate((s.numbers[what] for s in of.stretches), initial=of.before[what]))
            # One day alone is a point: a line would rise to it from its eve, over a single date.
            if of.since == of.until:
                values = values[-1:]
            label = f"{name} {speech.short(values[-1])}".strip()
            series.append((what.split(".")[-1], label, [Value(value) for value in values]))
        most = max(one.value or 0 for _style, _name, values in series for one in values)
        days = _days(of, speech, closed=True)
        return line_plot(series, days, _scale(most, speech), mirrored=get_language_bidi(), marked=False)

    return [
        Drawing(_("Articles"), lines({"articles": ""})),
        Drawing(_("Reviewed articles"), lines({"reviewed": ""})),
        Drawing(_("Marks in reviewed articles"), lines({f"marks.{k}": v for k, v in layer_names().items()})),
    ]


def received_drawings(of: Numbers, speech: Speech) -> list[Drawing]:
    """What became of suggestions, where the marks come from, and both over time."""
    names = layer_names()

    def bars(whats: Sequence[str]) -> Plot:
        rows = []
        for layer in Layer:
            parts = [(what, of.all[f"{what}.{layer}"]) for what in whats]
            rows.append((f"{names[layer]} · {sum(part for _what, part in parts):,}", parts))
        return share_plot(rows, mirrored=get_language_bidi())

    columns = {what: [all_layers(s.numbers, what) for s in of.stretches] for what in RECEIVED}
    above = [(what, columns[what]) for what in _STANDING]
    most = max(map(sum, zip(*(numbers for _what, numbers in above), strict=True)), default=0)
    least = max(columns["rejected"], default=0)
    scale = _scale(most, speech)
    if least:
        # Its words would stand on those of nothing where the columns below are short.
        scale = [(-least, speech.short(least) if least * 6 > most else ""), *scale]
    time = column_plot(
        above, [("rejected", columns["rejected"])], _days(of, speech), scale, mirrored=get_language_bidi()
    )
    return [
        Drawing(_("Of the suggestions"), bars(SUGGESTED)),
        Drawing(_("Of the marks in the corpus"), bars(_STANDING)),
        Drawing(_("All layers, over time"), time),
    ]


def suggester_drawings(of: Numbers, speech: Speech, match: str) -> list[Drawing]:
    """Precision and recall of each measure over time; `match` is ``half`` or ``exact``."""
    names = measure_names()

    def lines(measure: str) -> Plot:
        series = []
        for style, name, base in (
            ("precision", _("precision"), "suggested"),
            ("recall", _("recall"), "there"),
        ):
            values = [
                _share(s.numbers[f"right-{match}.{measure}"], s.numbers[f"{base}.{measure}"])
                for s in of.stretches
            ]
            last = next((one.value for one in reversed(values) if one.value is not None), None)
            series.append((style, name if last is None else f"{name} {_ISOLATED % f'{last:.0%}'}", values))
        told = [one.value for _style, _name, all_of in series for one in all_of if one.value is not None]
        scale = _UPPER_HALF if min(told, default=0) >= _UPPER_HALF[0][0] else _PERCENTS
        return line_plot(series, _days(of, speech), scale, mirrored=get_language_bidi())

    return [Drawing(names[measure], lines(measure)) for measure in MEASURES]


def legend() -> list[tuple[str, str]]:
    """The patterns with what they stand for."""
    return list(received_names().items())


def _share(part: int, of: int) -> Value:
    return Value(part / of, of >= FEW) if of else Value(None)


def _scale(most: float, speech: Speech) -> list[tuple[float, str]]:
    return [(value, speech.short(value)) for value in round_scale(most)]


def _days(of: Numbers, speech: Speech, *, closed: bool = False) -> list[str]:
    """The first and the last stretch by their first days; `closed` ends with the last day itself."""
    first = speech.day(of.stretches[0].start)
    if closed:
        return [speech.day(of.since), speech.day(of.until)] if of.since < of.until else [speech.day(of.until)]
    return [first, speech.day(of.stretches[-1].start)] if len(of.stretches) > 1 else [first]
