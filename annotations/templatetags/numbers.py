"""How numbers are written in tables and drawings: the digits 0 to 9, days in the interface's language."""

from datetime import date
from typing import Any

from babel.numbers import format_compact_decimal
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext

from annotations.queries.numbers_cells import F1, Called, Column, Named, Noted, Share, Stretched, Table
from newsreader.reader.templatetags.dates import page_locale, stretch

register = template.Library()


@register.filter
def cell(value: Any) -> SafeString | str:
    """A cell of a table. A share is a percentage, with its two numbers where few were counted."""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Share | F1):
        return _share(value)
    if isinstance(value, Stretched):
        return stretch(value.start, value.step)
    if isinstance(value, Called):
        return value.label
    if isinstance(value, Noted):
        return value.label if value.value else ""
    if isinstance(value, Named):
        name = format_html('<bdi lang="ar">{}</bdi>', value.name)
        return format_html('<a href="{}">{}</a>', value.address, name) if value.address else name
    return str(value)


@register.inclusion_tag("annotations/numbers_table.html")
def numbers_table(table: Table, query: str = "", bars: int = 0) -> dict[str, Any]:
    """A table with its download for the period `query`; in the column `bars`, where one is named, a bar
    stands beside each number."""
    most = max((row[bars] for row in table.rows), default=0) if bars else 0
    shown = table.shown()

    def cells(values: list[Any]) -> list[tuple[Column, int, Any, list[tuple[str, Any]]]]:
        return [
            (
                table.columns[place],
                place,
                _first(values[place], beside),
                sorted(_beside(values[one]) for one in beside),
            )
            for place, beside in shown
        ]

    return {
        "table": table,
        "columns": [
            (table.columns[place], [table.columns[one] for one in beside]) for place, beside in shown
        ],
        "rows": [(cells(row), round(100 * row[bars] / most, 1) if most else 0) for row in table.rows],
        "bars": bars or None,
        "query": query,
        "wide": len(shown) > 4 and len(shown) == len(table.columns),
        "paired": len(shown) < len(table.columns),
        "dated": bool(table.rows) and isinstance(table.rows[0][0], Stretched),
        "rtl": get_language_bidi(),
    }


def _first(value: Any, beside: list[int]) -> Any:
    """Of how many a share is, the cell says itself where others stand beside it."""
    alone = not beside or not isinstance(value, Share) or value.value is None
    return cell(value) if alone else _percent(value)


def _beside(value: Any) -> tuple[str, Any]:
    """How a value stands beside the first one of its cell, those below it last, and as what."""
    if isinstance(value, Noted):
        return "beside below", cell(value)
    return "beside", _percent(value) if isinstance(value, Share | F1) else cell(value)


def day_named(day: date) -> str:
    """A day in short."""
    return stretch(day, "week")


def short_number(number: float) -> str:
    """A number in few letters: 300K for 300,000."""
    if number < 10_000:
        return f"{number:,.0f}" if number == int(number) else f"{number:g}"
    return format_compact_decimal(number, locale=page_locale(), fraction_digits=1)


def _share(share: Share | F1) -> SafeString | str:
    if share.value is None:
        return format_html(
            '<span aria-hidden="true">–</span><span class="unseen">{}</span>', gettext("none counted")
        )
    if isinstance(share, Share) and share.few:
        of = gettext("%(part)d of %(all)d") % {"part": share.part, "all": share.of}
        return format_html("{} <small>{}</small>", _percent(share), of)
    return _percent(share)


def _percent(share: Share | F1) -> SafeString:
    return SafeString() if share.value is None else format_html("<bdi>{}</bdi>", f"{share.value:.0%}")
