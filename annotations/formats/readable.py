"""What no format could read back, refused before a byte is written; the scheme's faults as a format's."""

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from annotations.formats.errors import BrokenRuleError, FormatError
from annotations.formats.wording import _
from annotations.scheme import Document, Layer, Rule, Why, check_document, marks_of

LISTS = {Layer.QUOTE: "quotes", Layer.SPEAKER: "speakers", Layer.CUE: "cues", Layer.PLACE: "places"}


def refuse_unreadable(document: Document) -> None:
    """Raises FormatError where ids are empty or used twice, a span is empty or outside the text, or a
    reference leads nowhere."""
    if not document.id:
        raise FormatError(_("is empty"), key="id")
    entities = _ids_once([entity.id for entity in document.entities], "entities")
    length = len(document.text)
    for name in LISTS.values():
        _ids_once([mark.id for mark in getattr(document, name)], name)
    for layer, mark in marks_of(document):
        if not 0 <= mark.start < mark.end <= length:
            raise FormatError(_("{name} is empty or outside the text", name=mark.id), key=LISTS[layer])
    mentions = {mention.id for mention in document.speakers}
    cues = {cue.id for cue in document.cues}
    for mention in document.speakers:
        if mention.entity not in entities:
            raise FormatError(_("{name} names no entity", name=mention.id), key="speakers")
    for quote in document.quotes:
        named = {speaker.mention for speaker in quote.speakers} - {None}
        if not {speaker.entity for speaker in quote.speakers} <= entities or not named <= mentions:
            raise FormatError(_("{name} names no entity or mention", name=quote.id), key="quotes")
        if not set(quote.cues) <= cues or len(set(quote.cues)) < len(quote.cues):
            raise FormatError(_("{name} names no cue, or one twice", name=quote.id), key="quotes")


def refuse_foreign_mentions(document: Document) -> None:
    """Raises FormatError where a quote has the mention of another entity than its speaker: a format that
    links quote and mention alone could not tell the two."""
    whose = {mention.id: mention.entity for mention in document.speakers}
    for quote in document.quotes:
        for speaker in quote.speakers:
            if speaker.mention is not None and whose[speaker.mention] != speaker.entity:
                raise FormatError(_("{name} has the mention of another", name=quote.id), key="quotes")


def broken_rules(
    document: Document, prefix: str = "", line: int | None = None, but: AbstractSet[Rule] = frozenset()
) -> Iterator[FormatError]:
    """Every rule of the scheme that the document breaks, but for some; the key is `prefix` and the list of
    the mark."""
    for violation in check_document(document):
        if violation.rule in but:
            continue
        reason = _(
            "{mark} {span} breaks {rule}",
            mark=violation.mark,
            span=f"[{violation.start}, {violation.end})",
            rule=violation.rule,
        )
        yield BrokenRuleError(reason, key=f"{prefix}{LISTS[violation.layer]}", line=line)


def utf_8(text: str, key: str = "") -> bytes:
    """The text in UTF-8. Raises FormatError where it has half of a surrogate pair."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise half_of_a_pair(error, key) from error


def half_of_a_pair(error: UnicodeEncodeError, key: str = "") -> FormatError:
    """The fault of text that UTF-8 has no bytes for."""
    return FormatError(_("half of a surrogate pair: {found}", found=repr(error.object[error.start])), key=key)


def json_of(value: object, key: str, indent: int | None = None) -> str:
    """JSON, its keys sorted, on one line where nothing is indented. Raises FormatError where it has a value
    that JSON has no word for."""
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=indent)
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(_("no JSON: {said}", said=error), key=key) from error


def refuse_other_keys(meta: dict[str, object]) -> None:
    """Raises FormatError where a key of `meta` is no text."""
    for key in meta:
        if not isinstance(key, str):
            raise FormatError(_("is no text"), key=f"meta[{key!r}]")


def text_of(data: bytes, key: str = "") -> str:
    """The text of UTF-8, nothing taken off. Raises FormatError that names the byte at fault."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(_("no UTF-8 at byte {at}", at=error.start), key=key) from error


def table_of(data: bytes, key: str = "") -> str:
    """The text of a table, in which a carriage return is always written otherwise: without those that an
    editor puts at the ends of lines, and without its byte-order mark. Raises FormatError as `text_of`."""
    text = text_of(data, key).replace("\r\n", "\n")
    # Before a tab it is a token.
    return text.removeprefix("\ufeff") if text[1:2] != "\t" else text


def why_of(data: str, key: str = "") -> Why:
    """The reason that JSON with rule, confidence and evidence states. Raises FormatError."""
    try:
        row = json.loads(data)
        why = Why(row["rule"], float(row["confidence"]), row["evidence"])
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        raise FormatError(_("Why must be JSON with rule, confidence and evidence"), key=key) from error
    if not isinstance(why.rule, str) or not isinstance(why.evidence, str) or not 0 <= why.confidence <= 1:
        raise FormatError(_("Why: rule and evidence are text, confidence is from 0 to 1"), key=key)
    return why


def why_json(why: Why) -> str:
    """The same reason as JSON on one line."""
    return json.dumps(why_row(why), ensure_ascii=False)


def why_row(why: Why) -> dict[str, object]:
    """The same reason as an object of JSON."""
    return {"rule": why.rule, "confidence": float(why.confidence), "evidence": why.evidence}


def _ids_once(ids: list[str], key: str) -> set[str]:
    if "" in ids or len(set(ids)) < len(ids):
        raise FormatError(_("an id is empty or used twice"), key=key)
    return set(ids)
