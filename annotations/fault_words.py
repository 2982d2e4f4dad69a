"""What keeps a document of a file out, as a page says it: the messages of annotations/formats by gettext.

Commands and programs have the sentence in English, which a fault's reason is.
"""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from annotations.formats.wording import Words
from annotations.labels import LAYER_LABELS
from annotations.rule_messages import RULES
from annotations.scheme import Layer, Rule
from newsreader.articles.importing.refusal_words import in_words

_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def fault_in_html(reason: str) -> SafeString:
    """The reason of a fault in the reader's language. What it quotes is isolated, so that a span, a key or a
    name of either script leaves the order of the sentence alone; one without a message stays as it is."""
    if not isinstance(reason, Words):
        return format_html("{}", in_words(reason))
    values = {name: _value(value) for name, value in reason.values.items()}
    sentence = escape(gettext(reason.message))
    return format_html(sentence, **values) if values else sentence


def _value(value: object) -> str:
    if isinstance(value, Words):
        return fault_in_html(value)
    if isinstance(value, Rule):
        return str(RULES[value])
    if isinstance(value, Layer):
        # In the middle of a sentence.
        return str(LAYER_LABELS[value]).lower()
    if isinstance(value, int):
        return str(value)
    if _FROM_THE_RIGHT.search(str(value)):
        return format_html("<bdi>{}</bdi>", value)
    return format_html('<bdi dir="ltr">{}</bdi>', value)
