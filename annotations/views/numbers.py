"""The corpus in numbers: the page, its tables as downloads, and counting what came since."""

import codecs
import csv
import io
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.actions.count_numbers import count_numbers, out_of_date
from annotations.formats.quotes_csv import neutral
from annotations.forms_of_numbers import PeriodForm
from annotations.permissions import may_edit, may_read_numbers
from annotations.queries.numbers import numbers_of
from annotations.queries.numbers_cells import F1, Called, Named, Noted, Share, Stretched
from annotations.queries.numbers_drawings import (
    EXACT,
    HALF,
    Speech,
    growth_drawings,
    legend,
    received_drawings,
    suggester_drawings,
)
from annotations.queries.numbers_names import all_layers
from annotations.queries.numbers_tables import TABLES
from annotations.templatetags.numbers import day_named, short_number
from annotations.views.guard import editors_only

# A page's answer must not take minutes; more is counted by the command.
MOST_FROM_A_PAGE = 500
_WEEKS, _DAYS_OF_A_YEAR = 12, 365


@require_safe
def show_numbers(request: HttpRequest) -> HttpResponse:
    """The page, for the period in its address."""
    if not may_read_numbers(request.user):
        return redirect_to_login(request.get_full_path())
    form = PeriodForm(request.GET)
    match = form.match_asked()
    numbers = numbers_of(form.period())
    context: dict[str, Any] = {
        "form": form,
        "numbers": numbers,
        "may_count": may_edit(request.user),
        "query": _query(request),
    }
    if numbers is not None:
        speech = Speech(short_number, day_named)
        context |= {
            "tables": {name.replace("-", "_"): table(numbers) for name, table in TABLES.items()},
            "marks": all_layers(numbers.all, "marks"),
            "growth": growth_drawings(numbers, speech),
            "received": received_drawings(numbers, speech),
            "suggester": suggester_drawings(numbers, speech, match),
            "legend": legend(),
            "matches": [
                (_("Half of the span"), _query(request, match="") or "?", match == HALF),
                (_("The exact span"), _query(request, match=EXACT), match == EXACT),
            ],
            "periods": _periods(request, timezone.localdate(numbers.as_of)),
            "since": day_named(numbers.since),
            "until": day_named(numbers.until),
        }
    return render(request, "annotations/numbers.html", context)


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponse:
    """A table of the page, for the same period, as CSV; shares are numbers from 0 to 1."""
    if not may_read_numbers(request.user):
        return redirect_to_login(request.get_full_path())
    make = TABLES.get(name)
    numbers = numbers_of(PeriodForm(request.GET).period()) if make else None
    if make is None or numbers is None:
        raise Http404
    table = make(numbers)
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow([column.name for column in table.columns])
    rows.writerows([_written(one) for one in row] for row in table.rows)
    return HttpResponse(
        codecs.BOM_UTF8 + out.getvalue().encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


@require_POST
@editors_only
def count(request: HttpRequest) -> HttpResponse:
    """Count what was decided since, and lead back to the page."""
    waiting = out_of_date()
    if waiting > MOST_FROM_A_PAGE:
        messages.error(
            request,
            _("%(number)d articles are to be counted, too many for a page: call manage.py count_numbers.")
            % {"number": waiting},
        )
    else:
        count_numbers()
        messages.success(request, _("The numbers are as of now."))
    return HttpResponseRedirect(reverse("numbers"))


def _written(value: Any) -> Any:
    if isinstance(value, Share | F1):
        return "" if value.value is None else round(value.value, 4)
    if isinstance(value, Stretched):
        return value.start.isoformat()
    if isinstance(value, Called | Noted):
        return value.value
    if isinstance(value, Named):
        return neutral(value.name)
    return value


def _query(request: HttpRequest, **instead: str) -> str:
    """The period of the address, `instead` of some of it, as the end of an address."""
    kept = {name: request.GET.get(name, "") for name in ("since", "until", "by", "match")} | instead
    asked = urlencode({name: value.replace("\0", "") for name, value in kept.items() if value})
    return f"?{asked}" if asked else ""


def _periods(request: HttpRequest, today: date) -> list[tuple[str, str, bool]]:
    """The periods that one click gives: what each is called, its address, whether it is the present one."""
    weeks = today - timedelta(days=7 * (_WEEKS - 1) + today.weekday())
    year = today - timedelta(days=_DAYS_OF_A_YEAR)
    asked = request.GET.get("since", ""), request.GET.get("until", "")
    offered = [
        (_("All time"), "", ""),
        (_("Last 12 weeks"), weeks.isoformat(), ""),
        (_("Last 12 months"), year.isoformat(), ""),
    ]
    return [
        (name, _query(request, since=since, until=until) or "?", asked == (since, until))
        for name, since, until in offered
    ]
