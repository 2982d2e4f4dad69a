"""The fields by which the list of quotes is narrowed, as they stand in its address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annotations.queries.quote_list import KINDS, QuoteFilters
from annotations.queries.written_number import whole_number
from newsreader.articles.models import Source
from newsreader.reader.filter_form import DAY


class QuoteFilterForm(forms.Form):
    """Every field may be empty. A value that cannot be is told at its field, and the others still count.

    Links say a speaker of the corpus by the number (``?speaker=7``); people write a name.
    """

    speaker = forms.CharField(label=pgettext_lazy("layer", "Speaker"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    outlet = forms.TypedChoiceField(label=_("Outlet"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(
        label=pgettext_lazy("a day", "From"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=pgettext_lazy("a day", "To"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outlets = Source.objects.values_list("pk", "name")
        # Fields with choices, whatever of `fields` mypy knows.
        self.fields["outlet"].choices = [("", _("all outlets")), *outlets]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("all kinds")), *KINDS]  # type: ignore[attr-defined]

    def filters(self) -> QuoteFilters:
        """What the sound fields ask for."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if (number := self.speaker_number()) is not None:
            asked.pop("speaker", None)
            asked["speaker_id"] = number
        return QuoteFilters(**asked)

    def speaker_number(self) -> int | None:
        """The number of the speaker of the corpus, where one is asked for by the number."""
        return whole_number(self.data.get("speaker", "").strip())
