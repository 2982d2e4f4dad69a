"""The columns of Parquet: one list for pyarrow's schema and for the features of a data card's YAML."""

from collections.abc import Iterator
from typing import Any

# What is known of an article and has a column of its own, drawn from `meta`, where it is text.
ABOUT = ("title", "url", "outlet", "date", "licence", "rights")

# Name, and type or, of a list, the fields of what is in it.
Columns = tuple[tuple[str, Any], ...]
_ENTITY: Columns = (("id", "string"), ("name", "string"), ("kind", "string"), ("speaker", "string"))
_MARK: Columns = (
    ("id", "string"),
    ("layer", "string"),
    ("start", "int32"),
    ("end", "int32"),
    ("kind", "string"),
    ("entity", "string"),
    ("lemma", "string"),
    ("name", "string"),
    ("gazetteer", "string"),
    ("metonymy", "bool"),
    ("rule", "string"),
    ("confidence", "float64"),
    ("evidence", "string"),
)
_RELATION: Columns = (("type", "string"), ("quote", "string"), ("entity", "string"), ("mark", "string"))
COLUMNS: Columns = (
    ("id", "string"),
    *((name, "string") for name in ABOUT),
    ("text", "string"),
    ("entities", _ENTITY),
    ("marks", _MARK),
    ("relations", _RELATION),
    ("meta", "string"),
)


def arrow_schema(arrow: Any) -> Any:
    """The columns as a schema of pyarrow, which is given."""
    types = {
        "string": arrow.string(),
        "int32": arrow.int32(),
        "float64": arrow.float64(),
        "bool": arrow.bool_(),
    }

    def field(name: str, kind: Any) -> Any:
        if isinstance(kind, str):
            return arrow.field(name, types[kind])
        return arrow.field(name, arrow.list_(arrow.struct([field(*inner) for inner in kind])))

    return arrow.schema([field(*column) for column in COLUMNS])


def feature_lines(columns: Any = COLUMNS, indent: str = "  ") -> Iterator[str]:
    """The same, or other columns, as lines of YAML under `features:`, as `datasets` reads them on a card.
    What is in a list is fields or one type; the fields of a mapping are one object."""
    for name, kind in columns:
        yield f"{indent}- name: {name}"
        if isinstance(kind, str):
            yield f"{indent}  dtype: {kind}"
        elif isinstance(kind, dict):
            yield f"{indent}  struct:"
            yield from feature_lines(kind.items(), indent + "  ")
        elif isinstance(kind[0], str):
            yield f"{indent}  list: {kind[0]}"
        else:
            yield f"{indent}  list:"
            yield from feature_lines(kind, indent + "  ")
