"""What is raised where bytes are not the format they should be, or a document cannot be written in it."""

from annotations.formats.wording import _


class FormatError(ValueError):
    """A fault with its place: `line` counts from 1 (None where there are no lines), `key` is a path
    in the row such as ``quotes[2].start`` ("" for the whole row), `reason` says what is wrong."""

    def __init__(self, reason: str, *, key: str = "", line: int | None = None) -> None:
        self.reason = reason
        # A key of the data may have half of a surrogate pair, and whoever tells the fault writes UTF-8.
        self.key = key.encode("utf-8", "backslashreplace").decode()
        self.line = line
        super().__init__(reason, key, line)

    def __str__(self) -> str:
        place = [f"line {self.line}"] if self.line is not None else []
        return ": ".join([*place, *([self.key] if self.key else []), self.reason])

    def on_line(self, line: int | None) -> "FormatError":
        """The same fault, placed on a line."""
        return FormatError(self.reason, key=self.key, line=line)


class BrokenRuleError(FormatError):
    """A mark that breaks a rule of the scheme: the document can be read."""


class MissingPackageError(FormatError):
    """A format that needs a package which is not installed; the reason says what to install."""

    def __init__(self, called: str, package: str) -> None:
        super().__init__(
            _(
                "{called} needs {package}: {command} (make setup-formats)",
                called=called,
                package=package,
                command="pip install -r requirements-formats.txt",
            )
        )
