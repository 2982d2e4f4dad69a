"""What a mention says of somebody beside the name: وزير النقل خالد منصور is خالد منصور, وزير النقل."""

from difflib import SequenceMatcher

from newsreader.arabic.search_terms import text_forms, words_with_spans

_EDGES = " ،,؛;:.-–—"
_BRACKETS = ("()", "[]", "«»")


def role_in(mention: str, name: str) -> str:
    """The words of `mention` without those of `name`, on one line; empty where nothing is left, and where
    nothing of the name is there: such a mention may be of any kind.

    The longest run of the name's words is taken away, and what joined it to the rest: commas, brackets.
    """
    words = list(words_with_spans(mention))
    named = [word for word, _, _ in words_with_spans(name)]
    # A word of the mention counts as the name's word where it is that word with something written onto it.
    told = [next((form for form in text_forms(word) if form in named), word) for word, _, _ in words]
    run = SequenceMatcher(None, told, named, autojunk=False).find_longest_match()
    if not run.size:
        return ""
    start, end = words[run.a][1], words[run.a + run.size - 1][2]
    sides = [_bare(side) for side in (mention[:start], mention[end:])]
    return "، ".join(side for side in sides if any(letter.isalnum() for letter in side))


def _bare(side: str) -> str:
    side = " ".join(side.split()).strip(_EDGES)
    if any(side[:1] + side[-1:] == pair for pair in _BRACKETS):
        side = side[1:-1].strip(_EDGES)
    return side
