"""The fields by which the list of articles is narrowed, as they stand in its address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annotations.queries.article_filters import STATES, Filters
from newsreader.articles.models import Source

DAY = {"type": "date"}


class FilterForm(forms.Form):
    """Every field may be empty. A value that cannot be is told at its field, and the others still count."""

    outlet = forms.TypedChoiceField(label=_("Outlet"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(
        label=pgettext_lazy("a day", "From"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=pgettext_lazy("a day", "To"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    speaker = forms.CharField(label=pgettext_lazy("layer", "Speaker"), required=False, max_length=200)
    place = forms.CharField(label=pgettext_lazy("layer", "Place"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Review state"), required=False)

    # Which of the places of one name is meant, and whether what is only suggested is asked for: set by links.
    key = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    waiting = forms.BooleanField(required=False, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outlets = Source.objects.values_list("pk", "name")
        # Fields with choices, whatever of `fields` mypy knows.
        self.fields["outlet"].choices = [("", _("all outlets")), *outlets]  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("all states")), *STATES]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What the sound fields ask for."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})
