"""Sentences in English that know their message and what stands in it, so that pages say them in Arabic.

No Django here: the catalogue has the messages, and annotations/fault_words.py looks them up where a person
reads. Everybody else has the sentence as it is, a text like any other.
"""


class Words(str):
    """A sentence in English. `message` is the msgid, with ``{name}`` for each of `values`; a value may be a
    sentence of this kind itself, or a word of the scheme."""

    __slots__ = ("message", "values")
    message: str
    values: dict[str, object]


def _(message: str, **values: object) -> Words:
    """The sentence of a message; the name is what gathers messages for the catalogue. What is no text and no
    number, as an exception of a library, stands in it as its own words."""
    kept: dict[str, object] = {
        name: value if isinstance(value, str | int) else str(value) for name, value in values.items()
    }
    words = Words(message.format(**kept))
    words.message, words.values = message, kept
    return words
