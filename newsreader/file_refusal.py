"""A sentence for a file or a disk that refuses."""

import errno


def refusal_sentence(error: OSError) -> str:
    """What is wrong, in one sentence."""
    if error.errno == errno.ENOSPC:
        return "There is no space left on the disk."
    return f"A file cannot be used: {error}."
