"""Which part of the corpus an article belongs to: train, dev or test.

Systematic sampling within each outlet in the order of the dates: of ten of an outlet in a row eight go to
train and one each to dev and test, so that every part has every outlet and all times in the same shares.
Where an outlet's row of ten begins hangs on its name, so that outlets of few articles do not all begin with
train.
"""

from enum import StrEnum
from hashlib import blake2b


class Split(StrEnum):
    TRAIN = "train"
    DEV = "dev"
    TEST = "test"
    # Near to articles of two parts: in either it would give one away to the other.
    LEFT_OUT = "left-out"


PARTS = (Split.TRAIN, Split.DEV, Split.TEST)
_ROW = [Split.TRAIN] * 10
_ROW[3], _ROW[8] = Split.TEST, Split.DEV


def split_of_next(outlet: str, before: int) -> Split:
    """The part of an outlet's next family of near-copies, of which `before` were given a part already."""
    begins = blake2b(outlet.encode(), digest_size=8).digest()[0]
    return _ROW[(before + begins) % len(_ROW)]
