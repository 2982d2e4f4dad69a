"""A row of JSON Lines and its values, each fault named by its key; jsonl_reading reads what they mean."""

import json
from enum import StrEnum
from typing import Any, TypeGuard, TypeVar

from annotations.formats.errors import FormatError
from annotations.formats.phrases import either, must_be_one_of, no_json, outside
from annotations.formats.readable import utf_8
from annotations.formats.wording import _
from annotations.scheme import Document, Why

Kind = TypeVar("Kind", bound=StrEnum)


def row_of(data: bytes | str) -> dict[str, Any]:
    """The JSON object of one line. Raises FormatError where it is no UTF-8, no JSON or no object."""
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise FormatError(_("no UTF-8 at byte {at}", at=error.start)) from error
    try:
        # Without its end, behind which a column would be one of the next line.
        row = json.loads(data.rstrip("\r\n"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise no_json(error) from error
    if not isinstance(row, dict):
        raise FormatError(_("must be an object"))
    if "\\u" in data:
        for key, value in row.items():
            utf_8(f"{key}{json.dumps(value, ensure_ascii=False)}", key)
    return row


def items_of(row: dict[str, Any], name: str, prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The objects of a list with their paths."""
    items = row.get(name, [])
    if not isinstance(items, list):
        raise FormatError(_("must be a list"), key=f"{prefix}{name}")
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            raise FormatError(_("must be an object"), key=f"{prefix}{name}[{index}]")
    return [(f"{prefix}{name}[{index}]", item) for index, item in enumerate(items)]


def is_pair(span: object) -> TypeGuard[list[int]]:
    return isinstance(span, list) and len(span) == 2 and all(isinstance(value, int) for value in span)


def span_of(item: dict[str, Any], key: str, document: Document) -> tuple[int, int]:
    start, end = whole_number(item, "start", key), whole_number(item, "end", key)
    if not 0 <= start < end <= len(document.text):
        reason = outside(start, end, document.text)
        raise FormatError(reason, key=key)
    return start, end


def whole_number(item: dict[str, Any], name: str, key: str) -> int:
    value = item.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise FormatError(_("must be a whole number"), key=f"{key}.{name}")
    return value


def text_of(item: dict[str, Any], name: str, key: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise FormatError(_("must be text"), key=f"{key}.{name}" if key else name)
    return value


def name_of(item: dict[str, Any], name: str, key: str) -> str:
    value = text_of(item, name, key)
    if not value:
        raise FormatError(_("is empty"), key=f"{key}.{name}" if key else name)
    return value


def text_or_none(item: dict[str, Any], name: str, key: str) -> str | None:
    return None if item.get(name) is None else text_of(item, name, key)


def choice_of(kinds: type[Kind], item: dict[str, Any], name: str, key: str) -> Kind:
    value = text_of(item, name, key)
    try:
        return kinds(value)
    except ValueError:
        reason = must_be_one_of(kinds, value)
        raise FormatError(reason, key=f"{key}.{name}") from None


def why_of(item: dict[str, Any], key: str) -> Why | None:
    value = item.get("why")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise FormatError(_("must be an object"), key=f"{key}.why")
    confidence = value.get("confidence")
    if not isinstance(confidence, int | float) or isinstance(confidence, bool) or not 0 <= confidence <= 1:
        raise FormatError(_("must be a number from 0 to 1"), key=f"{key}.why.confidence")
    evidence = text_of(value, "evidence", f"{key}.why") if "evidence" in value else ""
    return Why(text_of(value, "rule", f"{key}.why"), float(confidence), evidence)


def must_agree(item: dict[str, Any], name: str, fuller: list, key: str) -> None:
    """Refuses a derived key that says none of what the fuller keys allow."""
    if name in item and item[name] not in fuller:
        raise FormatError(
            _(
                "says {found}, the fuller keys say {fuller}",
                found=repr(item[name]),
                fuller=either([repr(value) for value in fuller]),
            ),
            key=f"{key}.{name}",
        )


def _refuse_constant(name: str) -> object:
    raise FormatError(_("{name} is no JSON", name=name))
