"""Why a backup was not made or not brought back."""


class BackupError(Exception):
    """Its message says why, in a sentence; nothing was changed."""
