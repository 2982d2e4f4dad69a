"""The period of the page of numbers, as it stands in its address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annotations.queries.numbers import STEPS, Period
from annotations.queries.numbers_drawings import EXACT, HALF

_DAY = {"type": "date"}


class PeriodForm(forms.Form):
    """Every field may be empty. A value that cannot be is told at its field, and the others still count."""

    since = forms.DateField(
        label=pgettext_lazy("a day", "From"), required=False, widget=forms.DateInput(_DAY, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=pgettext_lazy("a day", "To"), required=False, widget=forms.DateInput(_DAY, "%Y-%m-%d")
    )
    by = forms.ChoiceField(
        label=pgettext_lazy("stretches of time", "By"),
        required=False,
        choices=[
            ("", pgettext_lazy("stretches of time", "as fits")),
            (STEPS[0], _("weeks")),
            (STEPS[1], _("months")),
            (STEPS[2], _("years")),
        ],
    )
    match = forms.ChoiceField(
        required=False, choices=[(HALF, HALF), (EXACT, EXACT)], widget=forms.HiddenInput
    )

    use_required_attribute = False

    def period(self) -> Period:
        """What the sound fields ask for."""
        self.is_valid()
        told: dict[str, Any] = self.cleaned_data
        return Period(told.get("since"), told.get("until"), told.get("by") or None)

    def match_asked(self) -> str:
        """Whether half of a span is enough for a mark to be found, or all of it is asked for."""
        self.is_valid()
        return self.cleaned_data.get("match") or HALF
