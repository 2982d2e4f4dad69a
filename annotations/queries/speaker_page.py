"""One speaker of the corpus: what that speaker said, newest first."""

from annotations.models import Speaker


def the_speaker(number: int) -> Speaker | None:
    """The speaker of the corpus with this number."""
    return Speaker.objects.filter(pk=number).first()
