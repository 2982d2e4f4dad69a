"""Keys by which two spellings of a word or name are equal: camel-tools' normalisers, then our own folding.

camel-tools settles the vowel marks, the alefs, ى and ة; the folding what is left as it was (hamza on و and
ي, presentation forms, Persian letters, digits, tatweel, controls, case). Where both speak they agree, so that
a key equals what `newsreader.arabic.folding` makes of the same text; that one alone maps offsets to a text.
"""

from functools import cache, lru_cache
from types import ModuleType

from annotations.suggest import camel
from newsreader.arabic.folding import fold_name, fold_text


@cache
def _utilities() -> tuple[ModuleType, ModuleType]:
    camel.prepare()
    from camel_tools.utils import dediac, normalize

    return dediac, normalize


def normalised(text: str) -> str:
    """`text` without vowel marks, with one alef, ي for ى and ه for ة."""
    dediac, normalize = _utilities()
    text = normalize.normalize_alef_ar(dediac.dediac_ar(text))
    text = normalize.normalize_alef_maksura_ar(text)
    return str(normalize.normalize_teh_marbuta_ar(text))


@lru_cache(maxsize=100_000)
def word_key(text: str) -> str:
    """The key of a word or a few words; what `fold_text` gives for it."""
    return fold_text(normalised(text))


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """The key of a name, its words with one space between them; what `fold_name` gives for it."""
    return fold_name(normalised(name))


@lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """The key of a name, عبد written together with the word after it: عبد العزيز is عبدالعزيز."""
    return f" {name_key(name)}".replace(" عبد ", " عبد")[1:]


@lru_cache(maxsize=100_000)
def without_marks(text: str) -> str:
    """A vowelled word without its vowel marks, shadda and sukun; tatweel stays."""
    return str(_utilities()[0].dediac_ar(text))


def composed(text: str) -> str:
    """The text in NFC."""
    return str(_utilities()[1].normalize_unicode(text, compatibility=False))
