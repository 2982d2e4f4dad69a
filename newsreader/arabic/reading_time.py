"""How long reading a text takes."""

import math

WORDS_A_MINUTE = 138


def reading_minutes(text: str) -> int:
    """The minutes that reading `text` takes, rounded up; 0 for a text without words.

    WORDS_A_MINUTE is what adults read of Arabic, aloud, in the International Reading Speed Texts
    (Trauzettel-Klosinski and Dietz, Investigative Ophthalmology & Visual Science 53(9), 2012,
    doi:10.1167/iovs.11-8284), where a word is what stands between two spaces, as it is here. Silent reading
    is faster; of Arabic there is no measure of it as sound.
    """
    return math.ceil(len(text.split()) / WORDS_A_MINUTE)
