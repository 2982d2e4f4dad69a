"""The names of one article: the fullest that the text gives for a short one, and which two are one person's.

Ranges are token indices ``[first, last)``.
"""

from collections import defaultdict

from annotations.suggest import words
from annotations.suggest.keys import person_key
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import is_given, is_role
from annotations.suggest.tokens import WORD, Form

_MAX_LEFT = 3
# Joints of foreign names that are rather words of grammar behind a given name: عباس لا يؤمن.
_NO_JOINTS = frozenset({"لا", "لو", "او", "ام", "ذا"})


class Names:
    """The names of an article, found by the words they hold."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._places: dict[str, list[int]] | None = None

    def fullest(self, first: int, last: int) -> tuple[int, int]:
        """The longest name in the article that ends or begins as the one of tokens ``[first, last)`` does."""
        tokens = self.layout.tokens
        best = (first, last)
        wanted = [tokens[k].form.word for k in range(first, last)]
        for at in self.positions(wanted[0]):
            if [tokens[k].form.word for k in range(at, min(at + len(wanted), len(tokens)))] != wanted:
                continue
            begin = at
            while (
                begin > 0 and at - begin < _MAX_LEFT and self._part_of_name(tokens[begin - 1].form, begin - 1)
            ):
                before = tokens[begin - 1].form
                if not (is_given(before) or before.word in words.NAME_JOINTS) and begin < at:
                    break
                if (
                    is_given(tokens[begin].form)
                    and not is_given(before)
                    and before.word not in words.NAME_JOINTS
                ):
                    break  # a name begins with its given name
                begin -= 1
            end = at + len(wanted)
            while (
                end + 1 < len(tokens)
                and tokens[end].form.word in ("بن", "ال")
                and tokens[end + 1].form.kind == WORD
            ):
                end += 2
            if last - first == 1 and tokens[at].form.role == "given_name":
                while (
                    end < len(tokens)
                    and end - at < 4
                    and self._surname(tokens[end].form, tokens[end - 1].form)
                ):
                    end += 1
            if len(wanted) > 2 or (begin < at and tokens[at - 1].form.word in ("بن", "ابن")):
                begin = at
            if begin < at and not self._good_begin(begin):
                begin = at
            if end - begin > best[1] - best[0]:
                best = (begin, end)
        return best

    def _part_of_name(self, form: Form, at: int) -> bool:
        if form.kind != WORD or form.definite or form.conjunction or form.comp:
            return False
        if is_given(form) or form.word in words.NAME_JOINTS:
            return True
        if form.role or form.prep or form.bare in words.TIMES or form.stem_at > form.cut:
            return False
        if form.particle or len(form.word) < 3:
            return False  # ولد به القواسمي
        return not form.readings and self.layout.inside[at] < 0

    def _surname(self, form: Form, before: Form) -> bool:
        if form.kind != WORD or form.conjunction or form.comp or form.prep:
            return False
        if form.word in _NO_JOINTS or before.word in _NO_JOINTS:
            return False
        if form.word in words.NAME_JOINTS or before.word in words.NAME_JOINTS or form.role == "given_name":
            return True
        return not form.role and not form.readings and form.definite and not before.definite

    def _good_begin(self, begin: int) -> bool:
        tokens = self.layout.tokens
        if tokens[begin].form.role == "given_name" or begin == 0:
            return True
        before = tokens[begin - 1].form
        return is_role(before) or before.definite or bool(before.cue)

    def positions(self, word: str) -> list[int]:
        """The tokens of a folded word, the first forty."""
        if self._places is None:
            self._places = defaultdict(list)
            for at, token in enumerate(self.layout.tokens):
                self._places[token.form.word].append(at)
        return self._places.get(word, [])[:40]


def same_person(known: str, fullest: str, written: str) -> bool:
    """Whether a name is a short form of another: its beginning or its end, but no father's name."""
    one = person_key(known).split()
    for other in (person_key(fullest).split(), person_key(written).split()):
        short, long = sorted((one, other), key=len)
        if not short:
            continue
        if long[: len(short)] == short:
            return True
        rest = long[: -len(short)]
        if long[-len(short) :] == short and rest[-1:] not in (["بن"], ["ابن"]):
            return True
        if len(short) == 2 and len(long) > 2 and long[0] == short[0] and long[-1] == short[-1]:
            return True
        if len(short) == 1 and skeleton(short[0]) == skeleton(long[-1]) and len(short[0]) > 4:
            return True
    return False


def skeleton(word: str) -> str:
    """A name without the letters that transcriptions differ in: بينيتيز، بنيتيز."""
    return word.translate({ord(c): None for c in "اويه"})
