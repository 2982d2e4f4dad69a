"""What the numbers of the corpus count, by name and in words."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotations.labels import LAYER_LABELS
from annotations.queries.numbers import Numbers
from annotations.queries.numbers_cells import Column
from annotations.scheme import Layer

MEASURES = ("quote", "who", "speaker", "cue", "place")
# What became of suggestions, and where the other marks come from.
SUGGESTED = ("as-suggested", "changed", "rejected")
RECEIVED = (*SUGGESTED, "imported", "added")


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
    """What can become of a suggestion, and where marks come from that were none."""
    return {
        "as-suggested": pgettext("suggestion", "as suggested"),
        "changed": pgettext("suggestion", "changed"),
        "rejected": pgettext("suggestion", "rejected"),
        "imported": pgettext("marks", "imported"),
        "added": pgettext("mark", "added by hand"),
    }


def all_layers(numbers: Counter[str], what: str) -> int:
    """How many of `what` there are in all layers together."""
    return sum(numbers[f"{what}.{layer}"] for layer in Layer)


def stretch_column(of: Numbers) -> Column:
    """The column of the weeks, months or years."""
    labels = {"week": _("Week from"), "month": _("Month"), "year": _("Year")}
    return Column(of.step, labels[of.step], number=False)
