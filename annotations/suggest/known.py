"""What is known of one entity of an article, and what kind of one a phrase names."""

from dataclasses import dataclass, field

from annotations.scheme import EntityKind
from annotations.suggest import words
from annotations.suggest.nounphrase import Phrase, is_role


@dataclass(slots=True)
class Known:
    """An entity with what is known of it: folded words of its name, offices it bears, gender shown by
    verbs.
    """

    id: str
    name: str
    kind: EntityKind
    words: frozenset[str]
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    seen: int = 0
    # Named by an office or a name: no institution, even where the words are alike.
    human: bool = False
    # Named by a word for several people: السكان.
    several: bool = False
    # Folded words of the phrases that named it: its office, its party, its town.
    title: set[str] = field(default_factory=set)

    def agrees(self, gender: str) -> bool:
        """Whether a verb in that gender ("" for none that shows) can have it as its subject."""
        return not gender or not self.gender or self.gender == gender


def kind_of(phrase: Phrase) -> EntityKind:
    head = phrase.head
    if head.stem in words.DOCUMENTS:
        return EntityKind.DOCUMENT
    if head.role in ("institution", "place") or any(a.role == "place" for a in head.readings):
        return EntityKind.ORGANISATION
    if is_role(head) or head.role == "source" or head.word in words.GROUPS:
        return EntityKind.UNNAMED
    return EntityKind.UNNAMED if not head.definite else EntityKind.ORGANISATION


def names_several(phrase: Phrase) -> bool:
    """Whether a phrase names several people, who alone can be the subject of a verb in the plural."""
    head = phrase.head
    if phrase.name is not None:
        return False
    return head.word in words.GROUPS or any(
        a.role in ("role", "source") and a.number == "p" for a in head.readings
    )
