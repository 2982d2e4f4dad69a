"""What the guidelines' template needs to draw examples and to say what their marks say."""

import re
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from annotations.guidelines import drawing
from annotations.guidelines.reading import Example, rules, telling_of
from annotations.labels import ENTITY_KIND_LABELS, LAYER_LABELS, QUOTE_KIND_LABELS, label_of
from annotations.scheme import Layer

register = template.Library()
register.filter("sayings", drawing.sayings)
register.filter("namings", drawing.namings)
register.filter("left_out", drawing.left_out)
register.filter("telling_of", telling_of)

# The address of a rule as someone writes it into a comment: of this site, with or without its name.
_ADDRESS = re.compile(r"(?:https?://[\w.:\[\]-]+)?/guidelines/(?:\?in=(?:ar|en))?#([a-z-]+)")


@register.filter
def in_language(texts: dict[str, Any], language: str) -> Any:
    """The text of a language; "" where there is none."""
    return texts.get(language, "")


@register.filter
def html(words: str) -> SafeString:
    """The guidelines' own words, whose tags `reading` has written and whose rest it has escaped."""
    return mark_safe(words)  # noqa: S308 - as said


@register.filter
def linked(text: str) -> SafeString:
    """What someone has written, on lines as written, with the addresses of rules as links of their titles.

    A link leads to this site's own guidelines, whatever site the address names.
    """
    language = "en" if get_language() == "en" else "ar"
    words, at = [], 0
    for found in _ADDRESS.finditer(text):
        rule = rules().get(found[1])
        if rule is None:
            continue
        words += [escape(text[at : found.start()]), f'<a href="{reverse("guidelines")}#{rule.id}">']
        words.append(f"{escape(rule.titles[language])}</a>")
        at = found.end()
    words.append(escape(text[at:]))
    lines = re.sub(r"\r\n?|\n", "<br>", "".join(words))
    return mark_safe(lines)  # noqa: S308 - all that was written is escaped


@register.filter
def drawn_example(example: Example) -> SafeString:
    """The example's paragraphs as the page of an article draws them, with no white space between pieces."""
    rows = ("".join(map(_drawn, row)) for row in drawing.stretches(example))
    return mark_safe("".join(f"<p>{row}</p>" for row in rows))  # noqa: S308 - every value of it is escaped


def _drawn(stretch: drawing.Stretch) -> str:
    if not stretch.classes:
        return escape(stretch.text)
    label = "، ".join(map(_label, stretch.opens))
    said = f' aria-roledescription="{escape(label)}"' if label else ""
    return f'<mark class="{stretch.classes}"{said}>{escape(stretch.text)}</mark>'


def _label(opened: str) -> str:
    if opened == "unmarked":
        return pgettext("guidelines", "Not marked")
    if opened in list(QUOTE_KIND_LABELS):
        return f"{LAYER_LABELS[Layer.QUOTE]}: {label_of(QUOTE_KIND_LABELS, opened)}"
    return str(label_of(LAYER_LABELS, opened))


@register.filter
def entity_kind_label(kind: str) -> Any:
    """What the interface calls a kind of speaker."""
    return label_of(ENTITY_KIND_LABELS, kind)
