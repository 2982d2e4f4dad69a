"""What goes wrong with the embedded database, in sentences for the person who runs it."""


class EmbeddedPostgresError(Exception):
    """The embedded database cannot be made, started or reached; the message says why and what to do."""
