"""What the requests about speakers of the corpus carry, read and made safe before any action sees it."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from annotations.forms import GREATEST_ID

_GREATEST_VERSION = 2**31 - 1


class UndoForm(forms.Form):
    """A request, by an id that the page made."""

    request = forms.UUIDField(required=False)

    use_required_attribute = False

    def given(self) -> dict[str, Any]:
        """The sound values, as the actions take them."""
        return {"request": self.cleaned_data["request"]}


class SeenSpeakerForm(UndoForm):
    """With the version of the speaker that its editor saw."""

    version = forms.IntegerField(required=False, min_value=1, max_value=_GREATEST_VERSION)

    def given(self) -> dict[str, Any]:
        return {**super().given(), "seen_version": self.cleaned_data["version"]}


class CorrectSpeakerForm(SeenSpeakerForm):
    """The right name, without title or rank, and the entry of Wikidata."""

    name = forms.CharField(label=_("Name, without title or rank"), max_length=200)
    wikidata = forms.CharField(
        label=_("Wikidata id"),
        required=False,
        max_length=20,
        validators=[RegexValidator(r"\AQ[1-9][0-9]*\Z", _("An id of Wikidata is Q and a number, like Q42."))],
    )
    namesake = forms.BooleanField(label=_("Two people of one name: keep both"), required=False)

    def clean_wikidata(self) -> str:
        return str(self.cleaned_data["wikidata"]).strip()

    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        values = {name: data[name] for name in ("name", "wikidata", "namesake")}
        return {**super().given(), **values}


class MergeSpeakersForm(SeenSpeakerForm):
    """Who is merged."""

    speaker = forms.IntegerField(min_value=1, max_value=GREATEST_ID)

    def given(self) -> dict[str, Any]:
        return {**super().given(), "speaker": self.cleaned_data["speaker"]}
