"""Closed classes of Arabic words that the rules look at, folded as `newsreader.arabic.folding` folds them."""

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "word_classes.txt"


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    name = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line[0].isspace():
            found[name] |= frozenset(line.split())
        else:
            name = line.rstrip().removesuffix(":")
            found[name] = frozenset()
    return found


def word_class(name: str) -> frozenset[str]:
    """The folded words of one class of data/word_classes.txt. Raises KeyError where there is none of that
    name.
    """
    return _classes()[name]


PREPOSITIONS = word_class("prepositions")
WEEKDAYS = word_class("weekdays")
TIMES = word_class("times")
# After these أنْ belongs to them and opens no reported clause.
BEFORE_AN = word_class("before_an")
RELATIVES = word_class("relatives")
# The reporter's own voice after a comma.
REPORTERS_VOICE = word_class("reporters_voice")
NOUN_OBJECTS = word_class("noun_objects")
STOPS = frozenset(".؟!?…۔")
COMMAS = frozenset("،,؛;")
COLON = frozenset(":")
OPEN_PARENS = frozenset("([{")
CLOSE_PARENS = frozenset(")]}")
QUOTES_OPEN = frozenset("«“‘‹„‟")
# A blog's typography makes the closing mark behind a figure a double prime: “منذ 2011″.
QUOTES_CLOSE = frozenset("»”’›″")
QUOTES_EVEN = frozenset("\"'")
# Words that no noun phrase goes on over.
BREAKERS = word_class("breakers")
# A noun before these is joined to them in one name.
NAME_JOINTS = word_class("name_joints")
# Broken plurals of what cannot speak, without the article.
THINGS = word_class("things")
# Nouns of what is spoken of and does not speak, without the article.
MATTERS = word_class("matters") | THINGS | word_class("findings")
# Nouns by which more is said: جدد التأكيد على كذا، مع التشديد على كذا.
STRESSES = frozenset({"التاكيد", "التشديد"})
GROUPS = word_class("groups")
DOCUMENTS = word_class("documents")
# Outlets and reporters, to whom is spoken; the names of some begin as places' do.
ADDRESSEES = word_class("addressees")
# Forms of address before an office or a name; most are feminine words, of men and women alike.
HONORIFICS = frozenset(
    {"سمو", "معالي", "فخامه", "جلاله", "سعاده", "دوله", "فضيله", "سماحه", "سياده", "غبطه", "قداسه", "نيافه"}
)
# Behind a noun: the very one named before, المصدر نفسه.
SELF = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها", "عينه", "المذكور", "المذكوره"})
# Nouns that stand before a genitive.
AWAITING_GENITIVE = word_class("awaiting_genitive")
NEVER_PLACE_NAMES = word_class("never_place_names")
# Behind the name of a town these make a club's.
BEHIND_A_CLUBS_TOWN = frozenset({"يونايتد", "سيتي"})
