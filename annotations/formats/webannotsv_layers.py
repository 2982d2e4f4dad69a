"""What the two sides of WebAnno TSV have in common: our layers, the header, what is escaped how."""

import re
from dataclasses import dataclass

from annotations.formats.errors import FormatError
from annotations.formats.wording import _
from annotations.scheme import Layer

FORMAT = "#FORMAT=WebAnno TSV 3.3"
NOTHING = "_"
NULL = "*"


@dataclass(frozen=True, slots=True)
class Slot:
    """A feature of a quote that leads to marks of another layer, each by a link with a role."""

    name: str
    role: str
    target: Layer

    @property
    def link(self) -> str:
        """The type of its links, as INCEpTION names it."""
        return f"{TYPES[Layer.QUOTE]}{self.name.capitalize()}Link"


TYPES = {layer: f"webanno.custom.{layer.capitalize()}" for layer in Layer}
FEATURES = {
    Layer.CUE: ("lemma", "why"),
    Layer.PLACE: ("gazetteer", "metonymy", "name", "why"),
    Layer.SPEAKER: ("entity", "why"),
    Layer.QUOTE: ("kind", "saidBy", "why"),
}
SLOTS = (Slot("speakers", "said by", Layer.SPEAKER), Slot("cues", "lent by", Layer.CUE))


def columns() -> list[str]:
    """The header's lines of our layers, those with slots last, as INCEpTION writes them."""
    lines = []
    for layer, features in FEATURES.items():
        fields = [TYPES[layer], *features]
        for slot in SLOTS if layer == Layer.QUOTE else ():
            fields += [f"ROLE_{TYPES[layer]}:{slot.name}_{slot.link}", TYPES[slot.target]]
        lines.append("#T_SP=" + "|".join(fields))
    return lines


# In values; `->` is one sign to this format.
_RESERVED = re.compile(r"->|[\\\[\]|_;\t\n*]")
_LETTERS = {"\t": "t", "\n": "n"}
_MEANT = {letter: sign for sign, letter in _LETTERS.items()}
_ESCAPED = re.compile(r"\\(->|.|$)", re.S)
# In the text of sentences: the control characters, some by a letter.
_TEXT_LETTERS = {"\t": "t", "\f": "f", "\r": "r", "\b": "b", "\\": "\\"}
_TEXT_MEANT = {letter: sign for sign, letter in _TEXT_LETTERS.items()}
_TEXT_RESERVED = re.compile(r"[\x00-\x08\x09\x0c-\x1f\\]")
_TEXT_ESCAPED = re.compile(r"\\(.|$)", re.S)


def escape(value: str) -> str:
    """A value as a column holds it."""
    return _RESERVED.sub(lambda m: "\\" + _LETTERS.get(m[0], m[0]), value)


def unescape(value: str) -> str:
    """The opposite. Raises FormatError at a backslash that means nothing."""
    return _unescaped(value, _ESCAPED, _MEANT, _RESERVED)


def escape_text(line: str) -> str:
    """A line of a sentence as ``#Text=`` holds it."""
    return _TEXT_RESERVED.sub(lambda m: "\\" + _TEXT_LETTERS.get(m[0], m[0]), line)


def unescape_text(line: str) -> str:
    """The opposite. Raises FormatError at a backslash that means nothing."""
    return _unescaped(line, _TEXT_ESCAPED, _TEXT_MEANT, _TEXT_RESERVED)


def _unescaped(
    written: str, escaped: re.Pattern[str], letters: dict[str, str], reserved: re.Pattern[str]
) -> str:
    def meant(match: re.Match[str]) -> str:
        if match[1] in letters:
            return letters[match[1]]
        if not reserved.fullmatch(match[1]):
            raise FormatError(_("a backslash at {at} that means nothing", at=match.start()))
        return match[1]

    return escaped.sub(meant, written)


def _feature(name: str, kind: str, element: str = "") -> str:
    of = f"<elementType>{element}</elementType>" if element else ""
    return (
        f"<featureDescription><name>{name}</name><description/>"
        f"<rangeTypeName>{kind}</rangeTypeName>{of}</featureDescription>"
    )


def _type(name: str, parent: str, features: list[str]) -> str:
    return (
        f"<typeDescription><name>{name}</name><description/><supertypeName>{parent}</supertypeName>"
        f"<features>{''.join(features)}</features></typeDescription>\n"
    )


def type_system() -> bytes:
    """Our layers as a UIMA type system description, to be imported into an INCEpTION project."""
    written = []
    for slot in SLOTS:
        link = [_feature("role", "uima.cas.String"), _feature("target", TYPES[slot.target])]
        written.append(_type(slot.link, "uima.cas.TOP", link))
    for layer, names in FEATURES.items():
        features = [
            _feature(name, "uima.cas.Boolean" if name == "metonymy" else "uima.cas.String") for name in names
        ]
        if layer == Layer.QUOTE:
            features += [_feature(slot.name, "uima.cas.FSArray", slot.link) for slot in SLOTS]
        written.append(_type(TYPES[layer], "uima.tcas.Annotation", features))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>\n'
        f"{''.join(written)}</types></typeSystemDescription>\n"
    ).encode()
