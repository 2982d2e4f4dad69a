"""Reads the .tsv files of the lexicon: tabs between the columns, lines that start with # are comments."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotations.suggest.lexicon.conjugation import conjugate
from annotations.suggest.lexicon.spelling import spell
from annotations.suggest.lexicon.verb import Verb

FOLDER = Path(__file__).parent
GAZETTEER = FOLDER.parent / "data" / "gazetteer.tsv"


class LexiconError(ValueError):
    """A line of the lexicon that cannot be read; says the file and the line."""


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One line of verbs.tsv; `lex` is the lemma with all its vowel marks."""

    lemma: str
    lex: str
    verb: Verb
    masdars: tuple[str, ...]
    regular_masdar: bool
    clauses: tuple[str, ...]
    phrases: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounEntry:
    """One line of nouns.tsv."""

    word: str
    gender: str
    feminine: bool
    plurals: tuple[str, ...]
    role: str
    clauses: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenName:
    name: str
    gender: str


@dataclass(frozen=True, slots=True)
class Particle:
    """One line of particles.tsv; `joined` its form before a pronoun or ""."""

    word: str
    pos: str
    joined: str
    after_prepositions: bool


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a file, each filled up to `columns`. Raises LexiconError for a longer one."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            fields = line.split("\t")
            if len(fields) > columns:
                raise LexiconError(f"{name}, line {number}: {len(fields)} columns, at most {columns}")
            yield fields + [""] * (columns - len(fields))


def _prepositions(field: str) -> tuple[str, ...]:
    return () if field in ("", "-") else tuple("" if word == "0" else word for word in field.split())


@cache
def verbs() -> tuple[VerbEntry, ...]:
    """All verbs of report, in the order of verbs.tsv."""
    entries = []
    for lemma, root, form, vowels, masdars, clauses, phrases, flags in rows("verbs.tsv", 8):
        verb = Verb(root, form, vowels)
        words = tuple(word for word in masdars.split("|") if word not in ("", "+", "-"))
        entries.append(
            VerbEntry(
                lemma,
                spell(conjugate(verb)[0].sounds),
                verb,
                words,
                "+" in masdars.split("|"),
                _prepositions(clauses),
                _prepositions(phrases),
                frozenset(flags.split()),
            )
        )
    return tuple(entries)


@cache
def nouns() -> tuple[NounEntry, ...]:
    """All nouns of the lexicon, in the order of nouns.tsv."""
    return tuple(
        NounEntry(
            word,
            gender,
            feminine == "+ة",
            tuple(p for p in plurals.split("|") if p and p != "-"),
            role,
            _prepositions(clauses),
            _prepositions(phrases),
        )
        for word, gender, feminine, plurals, role, clauses, phrases in rows("nouns.tsv", 7)
    )


@cache
def given_names() -> tuple[GivenName, ...]:
    """All given names with their gender (m, f, or na where both bear it)."""
    return tuple(
        GivenName(name, gender) for gender, names in rows("given_names.tsv", 2) for name in names.split()
    )


@cache
def particles() -> tuple[Particle, ...]:
    """All particles, prepositions, adverbs and pronouns."""
    return tuple(
        Particle(word, pos, joined.replace("-", ""), flags == "b")
        for word, pos, joined, flags in rows("particles.tsv", 4)
    )


def place_words() -> list[str]:
    """The names of one word in the gazetteer, with their variants, sorted."""
    words: set[str] = set()
    with GAZETTEER.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith(("#", "key\t")) or not line.strip():
                continue
            _, name, variants, *_ = line.split("\t")
            words.update(word for word in [name, *variants.split("|")] if word and " " not in word)
    return sorted(words)
