"""The tokens of a text as spaCy keeps them: words, each with or without one space after it."""

from newsreader.arabic.tokens import tokens


def spacy_tokens(text: str) -> tuple[list[tuple[int, int]], list[str], list[bool]]:
    """The spans ``[start, end)`` in code points, the words and whether one space follows each. Beside the
    tokens of newsreader.arabic, white space that is more than one space after a token is a token itself, so
    that nothing of the text is lost."""
    spans: list[tuple[int, int]] = []
    spaces: list[bool] = []

    def gap(start: int, end: int) -> None:
        if start < end and spans and text[start] == " ":
            spaces[-1] = True
            start += 1
        if start < end:
            spans.append((start, end))
            spaces.append(False)

    at = 0
    for start, end in tokens(text):
        gap(at, start)
        spans.append((start, end))
        spaces.append(False)
        at = end
    gap(at, len(text))
    return spans, [text[start:end] for start, end in spans], spaces
