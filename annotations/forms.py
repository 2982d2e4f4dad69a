"""What the editor's requests carry, read and made safe before any action sees it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField
from django.utils.translation import gettext_lazy as _

from annotations.actions.changing import CHANGEABLE, OF_NAMES
from annotations.actions.comments import MOST_LETTERS as MOST_LETTERS_OF_A_COMMENT
from annotations.actions.mark_everywhere import Spot
from annotations.actions.withdraw_article import MOST_LETTERS
from annotations.corpus.in_formats import OTHERS
from annotations.formats.registry import missing_package
from annotations.labels import ENTITY_KIND_LABELS, LAYER_LABELS, QUOTE_KIND_LABELS
from annotations.queries.written_number import whole_number
from annotations.scheme import LONGEST_LEMMA, LONGEST_NAME, Layer
from newsreader.arabic.occurrences import Strictness

# What a bigint key and a text's offset can hold.
GREATEST_ID = BigIntegerField.MAX_BIGINT
GREATEST_OFFSET = 2**24 - 1
_GREATEST_COUNT = 2**31 - 1
MOST_SPOTS = 5000
# The layers whose words name somebody or something.
NAMING = (Layer.SPEAKER, Layer.PLACE)


class IdsField(forms.Field):
    """Ids, one a value of the repeated key; empty values are left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        """The ids in the order given, each once. Raises ValidationError at what is no id."""
        ids: dict[int, None] = {}
        for written in value or []:
            if not written:
                continue
            number = whole_number(written, digits=19)
            if number is None or number > GREATEST_ID:
                raise ValidationError(_("Enter whole numbers."), code="invalid")
            ids[number] = None
        return list(ids)


def id_field(**more: Any) -> forms.IntegerField:
    """A number of a row, or None where it is empty."""
    return forms.IntegerField(required=False, min_value=1, max_value=GREATEST_ID, **more)


def _words(length: int) -> forms.CharField:
    return forms.CharField(required=False, max_length=length)


class DecisionForm(forms.Form):
    """What every request of the editor may carry: the id that makes it one, and the revision seen."""

    request = forms.UUIDField(required=False)
    revision = forms.IntegerField(required=False, min_value=0, max_value=GREATEST_ID)


class UndoForm(DecisionForm):
    """The row of the log before which the last decision is to be undone; none for the last of all."""

    past = id_field()


class SeenForm(DecisionForm):
    """A request about one mark: the version of it that the editor saw."""

    version = forms.IntegerField(min_value=1, max_value=_GREATEST_COUNT)


class ReviewForm(DecisionForm):
    """What to do with the rest of the suggestions, where there is one."""

    rest = forms.ChoiceField(required=False, choices=[("accept", "accept"), ("reject", "reject")])


class DiscussForm(DecisionForm):
    """Why an article needs discussion."""

    text = forms.CharField(max_length=MOST_LETTERS_OF_A_COMMENT)


class CommentForm(forms.Form):
    """What is said of an article or a mark, or in answer."""

    text = forms.CharField(max_length=MOST_LETTERS_OF_A_COMMENT)
    request = forms.UUIDField(required=False)


class ResolveForm(forms.Form):
    """Whether a talk is settled; `no` opens it again."""

    resolved = forms.ChoiceField(required=False, choices=[("yes", "yes"), ("no", "no")])


class AcceptAllForm(DecisionForm):
    """How sure a suggestion must be."""

    confidence = forms.FloatField(required=False, min_value=0, max_value=1)


class RestoreForm(DecisionForm):
    """The decision after which things stood as they are to stand again, and the version of the mark seen,
    none where it was gone.
    """

    decision = forms.IntegerField(min_value=1, max_value=GREATEST_ID)
    version = forms.IntegerField(required=False, min_value=1, max_value=_GREATEST_COUNT)


class SpotsField(forms.JSONField):
    """Spans to be marked: a JSON list of `[start, end, words, quote or null]`."""

    # Django declares that a JSON field gives what JSON has; this one gives what was read of it.
    def to_python(self, value: Any) -> list[Spot]:  # type: ignore[override]
        """The spots in the order given. Raises ValidationError at what is none."""
        spots = []
        rows = super().to_python(value)
        if not isinstance(rows, list) or len(rows) > MOST_SPOTS:
            raise ValidationError(_("Enter whole numbers."), code="invalid")
        for row in rows:
            if not (isinstance(row, list) and len(row) == 4):
                raise ValidationError(_("Enter whole numbers."), code="invalid")
            start, end, text, quote = row
            numbers = [start, end] if quote is None else [start, end, quote]
            if not isinstance(text, str) or not all(
                type(n) is int and 0 <= n <= GREATEST_ID for n in numbers
            ):
                raise ValidationError(_("Enter whole numbers."), code="invalid")
            spots.append(Spot(start, end, text, quote))
        return spots


class LookEverywhereForm(forms.Form):
    """What to look for in the article: the words of a span, as which layer, how much alike, for whom."""

    layer = forms.ChoiceField(choices=[(k.value, v) for k, v in LAYER_LABELS.items() if k in NAMING])
    start = forms.IntegerField(min_value=0, max_value=GREATEST_OFFSET)
    end = forms.IntegerField(min_value=0, max_value=GREATEST_OFFSET)
    how = forms.ChoiceField(choices=[(how.value, how.value) for how in Strictness])
    entity = id_field()


class MarkEverywhereForm(DecisionForm):
    """The spots that are to be marked as the same place or the same speaker."""

    layer = forms.ChoiceField(choices=[(k.value, v) for k, v in LAYER_LABELS.items() if k in NAMING])
    spots = SpotsField()
    entity = id_field()
    place = _words(200)
    place_name = _words(LONGEST_NAME)


class WithdrawForm(forms.Form):
    """Why an article is withdrawn, and whether its title goes too."""

    reason = forms.CharField(max_length=MOST_LETTERS, widget=forms.Textarea({"rows": 3, "dir": "auto"}))
    with_title = forms.BooleanField(required=False)


class MarkFields(forms.Form):
    """The values of a mark: those that a request leaves out are not among `given`."""

    start = forms.IntegerField(required=False, min_value=0, max_value=GREATEST_OFFSET)
    end = forms.IntegerField(required=False, min_value=0, max_value=GREATEST_OFFSET)
    text = forms.CharField(required=False, strip=False)
    kind = forms.ChoiceField(
        required=False, choices=[("", "")] + [(k.value, v) for k, v in QUOTE_KIND_LABELS.items()]
    )
    entity = id_field()
    name = _words(LONGEST_NAME)
    entity_kind = forms.ChoiceField(
        required=False, choices=[("", "")] + [(k.value, v) for k, v in ENTITY_KIND_LABELS.items()]
    )
    corrects = id_field()
    corrected = _words(LONGEST_NAME)
    scope = forms.ChoiceField(required=False, choices=[("", ""), ("one", "one"), ("all", "all")])
    speaker = id_field()
    speakers = IdsField(required=False)
    cues = IdsField(required=False)
    quotes = IdsField(required=False)
    place = _words(200)
    place_name = _words(LONGEST_NAME)
    metonymy = forms.BooleanField(required=False)
    lemma = _words(LONGEST_LEMMA)

    def clean_text(self) -> str:
        """The words as the text has them: a browser sends every line end as CR and LF."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    def given(self, names: Iterable[str] = CHANGEABLE) -> dict[str, Any]:
        """The cleaned values that the request carries.

        A group of boxes with none ticked sends nothing; ``has=speakers`` says that the group was there.
        """
        there = set(self.data) | set(self._values("has"))
        return {name: self.cleaned_data[name] for name in sorted(names) if name in there}

    def _values(self, key: str) -> list[str]:
        getlist = getattr(self.data, "getlist", None)
        return getlist(key) if getlist else list(self.data.get(key, []))


class NewMarkForm(MarkFields, DecisionForm):
    """A span to be marked."""

    layer = forms.ChoiceField(choices=[(k.value, v) for k, v in LAYER_LABELS.items()])
    start = forms.IntegerField(min_value=0, max_value=GREATEST_OFFSET)
    end = forms.IntegerField(min_value=0, max_value=GREATEST_OFFSET)
    at = forms.IntegerField(required=False, min_value=0, max_value=GREATEST_OFFSET)

    def values(self) -> dict[str, Any]:
        """The keyword arguments of `create_mark`."""
        names = {*CHANGEABLE, "layer", "at", "request"} - OF_NAMES - {"speakers", "cues"}
        values = {name: self.cleaned_data[name] for name in names}
        if values["layer"] == Layer.QUOTE:
            values["quotes"] = []
        return values


class ChangeMarkForm(MarkFields, SeenForm):
    """Changes to one mark; `removal` is the decision that took it away, where it is to come back."""

    removal = id_field()


class GiveForm(forms.Form):
    """To whom an article is given to annotate independently, and whether they see suggestions."""

    people = IdsField()
    suggestions = forms.ChoiceField(required=False, choices=[("yes", "yes"), ("no", "no")])


class TakeBackForm(forms.Form):
    """Whose independent work ends."""

    work = forms.IntegerField(min_value=1, max_value=GREATEST_ID)


class SettleForm(forms.Form):
    """How a difference is settled: `take` is its key and the set whose side is taken, or none, parted by a
    colon; `edit` alike, and the mark is then opened."""

    take = forms.RegexField(r"^[a-z]+-[0-9]+-[0-9]+:[0-9]{0,18}$", required=False)
    edit = forms.RegexField(r"^[a-z]+-[0-9]+-[0-9]+:[0-9]{0,18}$", required=False)

    def clean(self) -> dict[str, Any]:
        """`difference`, `choice` (None for no mark) and whether to `edit`."""
        values = super().clean() or self.cleaned_data
        said = values.get("edit") or values.get("take") or ""
        if not said:
            raise ValidationError(_("Say which side is taken."), code="required")
        difference, _colon, choice = said.partition(":")
        edit = bool(values.get("edit"))
        return {"difference": difference, "choice": int(choice) if choice else None, "edit": edit}


def in_words(form: forms.Form) -> str:
    """The faults of a form as sentences."""
    told = []
    for name, errors in form.errors.items():
        label = "" if name == "__all__" else f"{name}: "
        told += [f"{label}{error}" for error in errors]
    return " ".join(told)


class ReleaseForm(forms.Form):
    """A release's number, such as 1.0, its licence, and the formats beside JSON Lines."""

    version = forms.CharField(max_length=20)
    licence = forms.CharField(max_length=200)
    formats = forms.MultipleChoiceField(required=False, choices=[(name, name) for name in OTHERS])

    def clean_formats(self) -> list[str] | None:
        """The formats chosen; None where they are all that can be written here, as `make_release` has it."""
        chosen: list[str] = self.cleaned_data["formats"]
        return None if set(chosen) == {name for name in OTHERS if not missing_package(name)} else chosen
