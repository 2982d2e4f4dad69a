"""What the editor's templates need beside their context."""

from typing import Any

from babel import Locale
from django import template
from django.utils.translation import get_language

from annotations.labels import ENTITY_KIND_LABELS, LAYER_LABELS, QUOTE_KIND_LABELS, label_of
from annotations.models import Entity, QuoteSpeaker
from annotations.reasons import reason
from annotations.scheme import Layer
from newsreader.arabic.clitics import WHOLE_CUES, WHOLE_NAMES

register = template.Library()
register.filter("reason", reason)


@register.simple_tag
def whole_words() -> dict[str, list[str]]:
    """The folded words whose first letters only look like clitics, for the script: of names and of cues."""
    return {"names": sorted(WHOLE_NAMES), "cues": sorted(WHOLE_CUES)}


@register.simple_tag
def layers() -> list[str]:
    """The layers of the scheme, in its order."""
    return [layer.value for layer in Layer]


@register.simple_tag
def quote_kinds() -> list[tuple[str, Any]]:
    """The kinds of quotes with their labels, in the order of the keys 1, 2, 3."""
    return [(kind.value, label) for kind, label in QUOTE_KIND_LABELS.items()]


@register.simple_tag
def entity_kinds() -> list[tuple[str, Any]]:
    """The kinds of speakers with their labels."""
    return [(kind.value, label) for kind, label in ENTITY_KIND_LABELS.items()]


@register.filter
def agreed(value: float | None) -> str:
    """A measure of agreement in two places; a dash where it is not defined."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


@register.filter
def layer_label(layer: str) -> Any:
    """What the interface calls a layer; a layer that is not known is given back."""
    return label_of(LAYER_LABELS, layer)


@register.filter
def quote_kind_label(kind: str) -> Any:
    """What the interface calls a kind of quote; one that is not known is given back."""
    return label_of(QUOTE_KIND_LABELS, kind)


@register.filter
def percent(confidence: float) -> int:
    """A confidence from 0 to 1 in whole percent."""
    return round(confidence * 100)


@register.simple_tag
def other_entities(entities: list[Entity], speakers: list[QuoteSpeaker]) -> list[Entity]:
    """The entities that do not speak a quote already, neither themselves nor under the same name and kind."""
    speaking = {(link.entity.name, link.entity.kind) for link in speakers}
    return [entity for entity in entities if (entity.name, entity.kind) not in speaking]


@register.filter
def country_name(code: str) -> str:
    """What the interface's language calls the country of an ISO 3166 code; one that is not known is given
    back."""
    return Locale.parse(get_language() or "ar", sep="-").territories.get(code.upper(), code)
