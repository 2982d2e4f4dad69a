"""The first words of an article, beside its title."""

from newsreader.arabic.shorten import shorten

EXCERPT_LENGTH = 160
# Room for a title that the text says again.
HEAD_LENGTH = 480


def excerpt(title: str, head: str) -> str:
    """The first words of a text, on one line, without those that its title has already said.

    `head` is the beginning of the text; at most EXCERPT_LENGTH code points of it are kept, cut at a word.
    """
    words = " ".join(head.split())
    said = " ".join(title.split()).rstrip("… ")
    rest = words.removeprefix(said)
    # A title that is the first half of a word is another word, not the text's beginning.
    if said and rest != words and not rest[:1].isalnum():
        words = rest.lstrip(" .…")
    return shorten(words, EXCERPT_LENGTH)
