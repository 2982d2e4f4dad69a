"""The keys of a release's JSON Lines as the features of its data card: of the marks without text, and of the
articles with text in a release without Parquet.

Without them `datasets` guesses them from the first part and refuses another part whose rows have a key more
or less: every key that says nothing of an article is left out of its row.
"""

from typing import Any

from annotations.formats import parquet_columns

_ABOUT = (
    "date",
    "licence",
    "outlet",
    "part",
    "reviewed_at",
    "reviewed_by",
    "rights",
    "source_id",
    "title",
    "url",
)
_MARK = (("id", "string"), ("start", "int64"), ("end", "int64"))
_WHY = (("why", {"rule": "string", "confidence": "float64", "evidence": "string"}),)
_MENTION = ("mention", ["int64"])
# A list is of values or, with fields in it, of objects.
_FIELDS: tuple[tuple[str, Any], ...] = (
    ("id", "string"),
    *((name, "string") for name in _ABOUT),
    # Its keys are the ids of marks, other ones in every row.
    ("provenance", "json"),
    ("scheme", "int64"),
    ("version", "int64"),
    ("with_suggestions", "bool"),
    ("text", "string"),
    ("entities", [("id", "string"), ("name", "string"), ("kind", "string"), ("speaker", "string")]),
    (
        "quotes",
        [
            *_MARK,
            ("kind", "string"),
            ("speaker", "string"),
            _MENTION,
            ("speakers", [("entity", "string"), _MENTION]),
            *_WHY,
        ],
    ),
    ("speakers", [*_MARK, ("name", "string"), ("entity", "string"), *_WHY]),
    ("cues", [*_MARK, ("quote", "string"), ("quotes", ["string"]), ("lemma", "string"), *_WHY]),
    ("places", [*_MARK, ("name", "string"), ("gazetteer", "string"), ("metonymy", "bool"), *_WHY]),
)


# Paragraphs are lists of two numbers and a hash.
_STANDOFF = (
    *(field for field in _FIELDS if field[0] not in ("title", "text")),
    ("length", "int64"),
    ("sha256", "string"),
    ("paragraphs", "json"),
)


def feature_lines(*, standoff: bool = False) -> list[str]:
    """The lines of YAML under `features:`, of the rows with their texts or of `standoff` marks."""
    return list(parquet_columns.feature_lines(_STANDOFF if standoff else _FIELDS))
