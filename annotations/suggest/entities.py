"""The entities of one article: who a phrase names, under the fullest name the text gives."""

from bisect import bisect_left
from collections import defaultdict
from itertools import islice

from annotations.scheme import EntityKind
from annotations.suggest import words
from annotations.suggest.bearers import Bearer, bears, find_bearers, plain, roles_of, words_around
from annotations.suggest.brought_in import brought_in, calls_again
from annotations.suggest.fullest_names import Names, same_person, skeleton
from annotations.suggest.issuers import FINDINGS, STATEMENTS, STUDIES, issuer_of
from annotations.suggest.keys import person_key
from annotations.suggest.known import Known, kind_of, names_several
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, is_given, is_role, read_phrase
from annotations.suggest.person_words import is_title, stands_for_a_person
from annotations.suggest.short_bodies import is_short, named_in_full
from annotations.suggest.short_names import is_surname, whole_name
from annotations.suggest.tokens import Form
from annotations.suggest.words import word_class

_SAME_SPEAKER = word_class("same_speaker")
_EPITHETS = word_class("epithets")
# Documents that speak for themselves, whoever issued them.
_LAWS = word_class("laws")
_OF_NOBODY = frozenset({"تقرير", "دراسه", "استطلاع", "وثيقه", "نشره", "مسوده"})
_MEMORY = 60


class Registry:
    """All entities of an article, asked and grown in reading order."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.known: list[Known] = []
        self._by_word: dict[str, list[Known]] = defaultdict(list)
        self._names = Names(layout)
        # Ids in the order in which they were last seen.
        self._recent: dict[str, Known] = {}
        self._bearers: list[Bearer] | None = None

    def is_person(self, word: str) -> bool:
        """Whether a folded word with the article is the surname of a person named before."""
        return word.startswith("ال") and any(
            k.kind == EntityKind.PERSON and k.words and word in k.words for k in self._by_word.get(word, ())
        )

    def _recently(self) -> list[Known]:
        return list(islice(reversed(self._recent.values()), _MEMORY))

    def resolve(self, phrase: Phrase, gender: str = "", current: Known | None = None) -> Known:
        """The entity that `phrase` names: one seen before, or a new one."""
        head = phrase.head
        if phrase.name is not None:
            return self._person(phrase, phrase.name, gender)
        if (inner := self._surname_in_marks(phrase)) is not None:
            return self._person(phrase, inner, gender)
        if self._alone(phrase) and is_surname(self.layout, phrase.first):
            return self._person(phrase, (phrase.first, phrase.last), gender)
        if self._alone(phrase) and (at := whole_name(self.layout, phrase.first)) >= 0:
            body = read_phrase(self.layout, at, len(self.layout.tokens), nested=True)
            if body is not None and body.last > at + 1:
                return self.resolve(body, gender, current)
        if (whose := issuer_of(self.layout, phrase)) is not None:
            known = self.resolve(whose, "", current)
            known.roles |= STUDIES if plain(head) in STUDIES else {plain(head)}
            return known
        rest = phrase.first + 1
        surname = phrase.last == rest + 1 and is_title(head) and self._form(rest).definite
        if surname and (self.is_person(self._form(rest).word) or is_surname(self.layout, rest)):
            return self._person(phrase, (rest, phrase.last), gender)  # اللواء المنصور
        if stands_for_a_person(head) and (person := self._last_person(gender)) is not None:
            return self._see(person, "", phrase)  # سموه، معاليه
        if head.word in words.HONORIFICS and rest < phrase.last and is_role(self._form(rest)):
            return self.resolve(Phrase(rest, phrase.last, self._form(rest)), gender, current)
        kind = kind_of(phrase)
        if (
            is_role(head)
            and phrase.last - phrase.first > 1
            and (bearer := self._bearer(phrase, gender)) is not None
        ):
            return self._see(bearer, gender, phrase)
        if is_role(head) and (name := self._office(phrase)) is not None:
            return self._person(phrase, name, gender)
        again = head.definite or kind == EntityKind.ORGANISATION
        if again:
            old = self._described(phrase, gender, current)
            if calls_again(phrase):
                source = brought_in(self.layout, phrase, self._names.positions(plain(head)))
                if source is not None and (old is None or old.seen < source.first):
                    old = self._add(self._surface(source), kind_of(source), gender, source)
            if old is not None:
                return self._see(old, gender, phrase)
        if kind == EntityKind.ORGANISATION and is_short(phrase):
            fuller = named_in_full(self.layout, phrase, self._names.positions(plain(head)), self._all_bearers)
            if fuller is not None:
                return self.resolve(fuller, gender, current)
        return self._add(self._surface(phrase), kind, gender, phrase)

    def latest(self, gender: str = "") -> Known | None:
        """The entity seen last that agrees in gender, or None."""
        return next((known for known in self._recently() if known.agrees(gender)), None)

    def _last_person(self, gender: str) -> Known | None:
        persons = (known for known in self._recently() if known.kind == EntityKind.PERSON)
        return next((known for known in persons if known.agrees(gender)), None)

    def _person(self, phrase: Phrase, written_at: tuple[int, int], gender: str) -> Known:
        """The person whom the name at `written_at` names, the phrase's own or that of whom it means."""
        phrase = Phrase(phrase.first, phrase.last, phrase.head, written_at)
        whole = written_at[0] > phrase.first
        written = self._text(*written_at, whole)
        name = self._text(*self._names.fullest(*written_at), whole)
        key = frozenset(person_key(name).split())
        short = frozenset(person_key(written).split())
        for known in self._candidates(key | short):
            if known.kind == EntityKind.PERSON and same_person(known.name, name, written):
                if len(key) > len(known.words) or (key == known.words and len(name) > len(known.name)):
                    self._rename(known, name, key)
                return self._see(known, gender, phrase)
        return self._add(name, EntityKind.PERSON, gender, phrase)

    def _described(self, phrase: Phrase, gender: str, current: Known | None) -> Known | None:
        """Who الوزير، الحركة or البيان is: the last entity that bears the word, or whose statement it is."""
        head = plain(phrase.head)
        if phrase.head.word in words.DOCUMENTS:
            if phrase.last - phrase.first > 1 or not phrase.head.definite or phrase.head.word in _LAWS:
                return None
            if plain(phrase.head) in FINDINGS:
                return next((k for k in self._recently() if head in k.roles), None)
            if current is not None and current.kind in (EntityKind.ORGANISATION, EntityKind.DOCUMENT):
                return current
            made = next(
                (k for k in self._recently() if head in k.roles and k.kind == EntityKind.ORGANISATION), None
            )
            if made is not None and head in STUDIES:
                return made
            issuers = {EntityKind.DOCUMENT}
            if plain(phrase.head) in STATEMENTS:
                issuers.add(EntityKind.ORGANISATION)
            old = next((k for k in self._recently() if k.kind in issuers), None)
            if old is None and plain(phrase.head) in _OF_NOBODY:
                return None  # no person's words: التقرير
            return old or current
        content = frozenset(person_key(self._text(phrase.first, phrase.last)).split())
        institution = phrase.head.role in ("institution", "area", "place") and not self.is_person(
            phrase.head.word
        )
        for known in self._recently():
            if not known.agrees(gender) or (institution and known.human):
                continue
            same = known.words and (
                content <= known.words or (known.words <= content and len(known.words) > 1)
            )
            if head in known.roles or same:
                if (
                    phrase.last - phrase.first > 2
                    and not same
                    and not roles_of(self.layout, phrase) <= known.roles
                ):
                    continue
                return known
        if phrase.head.word in _SAME_SPEAKER:
            return current
        return current if self._called_again(phrase, gender, current) else None

    def _called_again(self, phrase: Phrase, gender: str, current: Known | None) -> bool:
        """Whether a calling with the article, alone or with its adjective, means who speaks: الخبيرة."""
        if current is None or not current.human or not current.agrees(gender) or current.several:
            return False
        head = phrase.head
        if head.word not in _EPITHETS or phrase.last - phrase.first > 2:
            return False
        adjective = self._form(phrase.last - 1)
        if not (
            phrase.last - phrase.first == 1 or (adjective.definite and adjective.word.endswith(("ي", "يه")))
        ):
            return False
        # One who was called something else by his office is another: الوزير … الطبيب.
        return current.kind == EntityKind.PERSON or plain(head) in current.roles

    def _all_bearers(self) -> list[Bearer]:
        if self._bearers is None:
            self._bearers = find_bearers(self.layout)
        return self._bearers

    def _bearer(self, phrase: Phrase, gender: str) -> Known | None:
        """The person whose office the phrase is: أمين جدة after أمين محافظة جدة فلان."""
        wanted = words_around(self.layout, phrase)
        for known in self._recently():
            if known.agrees(gender) and wanted <= known.title and plain(phrase.head) in known.roles:
                return known
        return None

    def _surname_in_marks(self, phrase: Phrase) -> tuple[int, int] | None:
        """The name in the marks that are all of the phrase ("القوس"), where the text has it in full."""
        pair = self.layout.opens.get(phrase.first)
        if pair is None or not pair.whole or pair.close + 1 != phrase.last or pair.close - pair.open > 3:
            return None
        inner = pair.open + 1, pair.close
        key = frozenset(person_key(self._text(*inner)).split())
        if any(k.kind == EntityKind.PERSON and key <= k.words for k in self._candidates(key)):
            return inner
        first, last = self._names.fullest(*inner)
        return inner if last - first > pair.close - pair.open - 1 and is_given(self._form(first)) else None

    def _alone(self, phrase: Phrase) -> bool:
        """Whether a phrase is one word with the article that is no office: الغنامي، التاجي."""
        head = self._form(phrase.first)
        return phrase.last - phrase.first == 1 and head.definite and head.role in ("", "place")

    def _form(self, at: int) -> Form:
        return self.layout.tokens[at].form

    def _office(self, phrase: Phrase) -> tuple[int, int] | None:
        """The name of whom the text calls by this office: nearest before, else, for an office told in full,
        after it.
        """
        wanted = words_around(self.layout, phrase)
        office = plain(phrase.head)
        if len(wanted) < 2:
            return None
        bearers = self._all_bearers()
        middle = bisect_left(bearers, phrase.first, key=lambda bearer: bearer.name[0])
        before = reversed(bearers[max(0, middle - _MEMORY) : middle])
        after = bearers[middle : middle + _MEMORY]
        return next((b.name for b in (*before, *after) if bears(b, office, wanted)), None)

    def _candidates(self, key: frozenset[str]) -> list[Known]:
        found: dict[int, Known] = {}
        for word in key:
            for known in (
                *self._by_word.get(word, [])[-_MEMORY:],
                *self._by_word.get(skeleton(word), [])[-_MEMORY:],
            ):
                found[id(known)] = known
        return sorted(found.values(), key=lambda k: -k.seen)

    def _add(self, name: str, kind: EntityKind, gender: str, phrase: Phrase) -> Known:
        key = frozenset(person_key(name).split())
        known = Known(f"e{len(self.known) + 1}", name, kind, key)
        known.human = kind == EntityKind.PERSON or is_role(phrase.head)
        known.several = kind == EntityKind.UNNAMED and names_several(phrase)
        self.known.append(known)
        for word in key:
            self._by_word[word].append(known)
            if (bones := skeleton(word)) != word and len(word) > 4:
                self._by_word[bones].append(known)
        return self._see(known, gender, phrase)

    def _rename(self, known: Known, name: str, key: frozenset[str]) -> None:
        known.name, known.words = name, key
        for word in key:
            if known not in self._by_word[word]:
                self._by_word[word].append(known)

    def _see(self, known: Known, gender: str, phrase: Phrase) -> Known:
        known.seen = phrase.first
        self._recent.pop(known.id, None)
        self._recent[known.id] = known
        known.gender = known.gender or gender
        known.roles |= roles_of(self.layout, phrase)
        known.title |= words_around(self.layout, phrase)
        return known

    def _text(self, first: int, last: int, whole: bool = False) -> str:
        """The words without the first one's proclitics; `whole` where what may be و begins a name: وارن."""
        tokens = self.layout.tokens
        form = tokens[first].form
        start = tokens[first].start + (0 if whole and form.guessed else form.stem_at)
        article = "ا" if form.bare.startswith("لل") and form.stem.startswith("ال") else ""  # للوزارة
        return article + " ".join(self.layout.text[start : tokens[last - 1].end].split())

    def _surface(self, phrase: Phrase) -> str:
        """The name of what is no person: the piece in marks at its end, or the phrase as it stands."""
        last = phrase.last
        pair = self.layout.closes.get(last - 1)
        if pair is not None and pair.open > phrase.first + 1 and phrase.head.role == "institution":
            return self._text(pair.open + 1, pair.close)
        if pair is not None and pair.open == phrase.first:
            return self._text(pair.open + 1, pair.close)
        return self._text(phrase.first, last)
