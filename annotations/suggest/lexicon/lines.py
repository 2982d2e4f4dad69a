"""The lines of a camel-tools MorphologyDB, and the spelling under which its Analyzer looks a word up."""

from annotations.suggest.lexicon.spelling import without_marks

FEATURES = [
    "diac",
    "lex",
    "pos",
    "prc2",
    "prc1",
    "prc0",
    "per",
    "asp",
    "vox",
    "mod",
    "gen",
    "num",
    "stt",
    "cas",
    "enc0",
    "der",
    "role",
]
NO_CLITICS = {"prc2": "0", "prc1": "0", "prc0": "0", "enc0": "0"}

# The folding that camel-tools' Analyzer does to a word before it looks it up.
_KEYS = str.maketrans("إأآٱىة", "ااااي" + "ه", "ـ")


def key(word: str) -> str:
    """The spelling under which the Analyzer looks a word or a part of it up."""
    return without_marks(word).translate(_KEYS)


def line(name: str, category: str, features: dict[str, str]) -> str:
    """The line of a prefix or a suffix in its category, with the features that are told of it."""
    return f"{name}\t{category}\t" + " ".join(f"{k}:{v}" for k, v in features.items())


def stem_line(spelling: str, category: str, **features: str) -> str:
    """The line of a stem, under its key, with its features in the order of FEATURES."""
    full = {"diac": spelling, **features}
    ordered = {name: full.get(name) or NO_CLITICS.get(name, "") for name in FEATURES}
    ordered = {name: value for name, value in ordered.items() if value}
    return line(key(spelling), category, ordered)
