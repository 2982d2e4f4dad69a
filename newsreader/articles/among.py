"""A condition of hundreds of values as one parameter: each by itself, they take longer than their query.

Article.objects.filter(url__among=urls)
"""

from typing import Any

from django.db.models import Field, ForeignObject, Lookup
from django.db.models.sql.compiler import SQLCompiler


class Among(Lookup):
    """Whether the column has one of a list's values: ``column = ANY(array)``."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        """The condition and its parameters."""
        column, parameters = self.process_lhs(compiler, connection)
        field = self.lhs.output_field
        kind = (field.target_field if field.is_relation else field).cast_db_type(connection)
        return f"{column} = ANY(%s::{kind}[])", [*parameters, list(self.rhs)]


def register() -> None:
    """Let every column be asked so."""
    Field.register_lookup(Among)
    # A key to another table asks for its own.
    ForeignObject.register_lookup(Among)
