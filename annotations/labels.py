"""What the interface calls the layers, the kinds of quotes and the kinds of speakers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annotations.scheme import EntityKind, Layer, QuoteKind

LAYER_LABELS = {
    Layer.QUOTE: pgettext_lazy("layer", "Quote"),
    Layer.SPEAKER: pgettext_lazy("layer", "Speaker"),
    Layer.CUE: pgettext_lazy("layer", "Cue"),
    Layer.PLACE: pgettext_lazy("layer", "Place"),
}

QUOTE_KIND_LABELS = {
    QuoteKind.DIRECT: pgettext_lazy("quote", "direct"),
    QuoteKind.INDIRECT: pgettext_lazy("quote", "indirect"),
    QuoteKind.MIXED: pgettext_lazy("quote", "mixed"),
}

ENTITY_KIND_LABELS = {
    EntityKind.PERSON: _("Person"),
    EntityKind.ORGANISATION: _("Organisation"),
    EntityKind.DOCUMENT: _("Document"),
    EntityKind.UNNAMED: _("Unnamed"),
}

PLACE_KIND_LABELS = {
    "city": pgettext_lazy("place", "town"),
    "capital": pgettext_lazy("place", "capital"),
    "country": pgettext_lazy("place", "country"),
    "region": pgettext_lazy("place", "region"),
    "site": pgettext_lazy("place", "site"),
    "continent": pgettext_lazy("place", "continent"),
    "island": pgettext_lazy("place", "island"),
    "mountain": pgettext_lazy("place", "mountains"),
    "river": pgettext_lazy("place", "river"),
    "sea": pgettext_lazy("place", "sea"),
    "ocean": pgettext_lazy("place", "ocean"),
    "strait": pgettext_lazy("place", "strait"),
    "lake": pgettext_lazy("place", "lake"),
    "desert": pgettext_lazy("place", "desert"),
}


def label_of(labels: Mapping[Any, Any], value: str) -> Any:
    """The label of a value as requests and the database have it; a value that has none is given back."""
    return labels.get(value, value)
