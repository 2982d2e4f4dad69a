"""What a body in short is called in full before: الوزارة after وزارة النقل. Token indices."""

from collections.abc import Callable

from annotations.suggest.bearers import Bearer
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, read_phrase
from annotations.suggest.person_words import is_title
from annotations.suggest.persons import institution_governs

# Bodies that are known without a fuller name.
_COMMON = frozenset({"الحكومه", "الشرطه", "الجيش", "السلطات", "المعارضه", "المقاومه", "الاداره"})


def is_short(phrase: Phrase) -> bool:
    """Whether a phrase is one word with the article for a body that has a fuller name: الوزارة."""
    head = phrase.head
    if phrase.last - phrase.first > 1 or not head.definite or head.word in _COMMON:
        return False
    return head.role in ("institution", "area")


def named_in_full(
    layout: Layout, phrase: Phrase, positions: list[int], bearers: Callable[[], list[Bearer]]
) -> Phrase | None:
    """What the body in short `phrase` is called in full last before it, or None.

    `positions` are the tokens of its word without the article, `bearers` tells who bears an office anywhere.
    """
    for at in reversed(positions):
        if at < phrase.first and layout.tokens[at].form.role == phrase.head.role:
            found = read_phrase(layout, at, len(layout.tokens), nested=True)
            if found is not None and found.last - at > 1:
                return Phrase(at, _body_ends(layout, found, bearers()), found.head)
    return None


def _body_ends(layout: Layout, body: Phrase, bearers: list[Bearer]) -> int:
    """Where a body's name ends before that of who speaks for it: الناطق باسم [وزارة النقل] خالد منصور."""
    names = [b.name[0] for b in bearers if body.first + 1 < b.name[0] < body.last]
    if body.name is not None and body.name[0] > body.first + 1:
        names.append(body.name[0])
    names += [k for k in range(body.first + 1, body.last) if is_title(layout.tokens[k].form)]
    # جامعة الملك فلان: the name is the body's own.
    return min((k for k in names if not institution_governs(layout, body.first, k)), default=body.last)
