"""Writes data/morphology.db, in the format of camel-tools' MorphologyDB, from the .tsv files beside it.

    python -m annotations.suggest.lexicon.build [FILE]

The same lexicon gives the same bytes. Every inflected form is a stem of the database; prefixes are the
conjunctions, prepositions, the future particle and the article, suffixes the attached pronouns.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.suggest.lexicon import tables
from annotations.suggest.lexicon.conjugation import conjugate
from annotations.suggest.lexicon.derivation import (
    Declined,
    active_participle,
    masdar,
    masdar_forms,
    participle_forms,
)
from annotations.suggest.lexicon.spelling import spell, without_marks
from annotations.suggest.lexicon.written import WrittenForm, plain_forms, spelt_masdar_forms

DATABASE = Path(__file__).parent.parent / "data" / "morphology.db"

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
_NO_CLITICS = {"prc2": "0", "prc1": "0", "prc0": "0", "enc0": "0"}

# The folding that camel-tools' Analyzer does to a word before it looks it up.
_KEYS = str.maketrans("إأآٱىة", "ااااي" + "ه", "ـ")

CONJUNCTIONS = (("", "", ""), ("و", "وَ", "wa_conj"), ("ف", "فَ", "fa_conj"))
PREPOSITIONS = (("", "", ""), ("ب", "بِ", "bi_prep"), ("ك", "كَ", "ka_prep"), ("ل", "لِ", "li_prep"))

# letters, with marks, the name of the person; _poss follows after nouns, _dobj after verbs, _prep else
PRONOUNS = (
    ("ه", "هُ", "3ms"),
    ("ها", "هَا", "3fs"),
    ("هما", "هُمَا", "3d"),
    ("هم", "هُمْ", "3mp"),
    ("هن", "هُنَّ", "3fp"),
    ("ك", "كَ", "2ms"),
    ("كما", "كُمَا", "2d"),
    ("كم", "كُمْ", "2mp"),
    ("كن", "كُنَّ", "2fp"),
    ("نا", "نَا", "1p"),
)
SPEAKERS_OWN = {"dobj": ("ني", "نِي"), "poss": ("ي", "ِي"), "prep": ("ي", "ِي")}

# stem categories: which prefix groups and which suffix groups each one takes
CATEGORIES = {
    "V-PV": (("conj",), ("none", "dobj")),
    "V-PV-0": (("conj",), ("none",)),
    "V-PV-E": (("conj",), ("dobj",)),
    "V-IV": (("conj", "future", "li"), ("none", "dobj")),
    "V-IV-0": (("conj", "future", "li"), ("none",)),
    "V-IV-E": (("conj", "future", "li"), ("dobj",)),
    "N": (("conj", "prep", "article"), ("none",)),
    "N-E": (("conj", "prep"), ("poss",)),
    "N-C": (("conj", "prep"), ("none",)),
    "N-A": (("conj",), ("none",)),
    "N-PROP": (("conj", "prep"), ("none",)),
    "N-PROP-AL": (("article",), ("none",)),
    "W": (("conj",), ("none",)),
    "W-P": (("conj",), ("none",)),
    "W-E": (("conj",), ("prep",)),
    "W-B": (("conj", "prep"), ("none",)),
}


def key(word: str) -> str:
    """The spelling under which the Analyzer looks a word or a part of it up."""
    return without_marks(word).translate(_KEYS)


def _line(name: str, category: str, features: dict[str, str]) -> str:
    return f"{name}\t{category}\t" + " ".join(f"{k}:{v}" for k, v in features.items())


def prefixes() -> Iterator[str]:
    """The lines of all prefixes, each in the group that CATEGORIES names."""
    for letters, marked, name in CONJUNCTIONS:
        conj = {"prc2": name} if name else {}
        yield _line(letters, "P-conj", {"diac": marked, **conj})
        yield _line(letters + "س", "P-future", {"diac": marked + "سَ", **conj, "prc1": "sa_fut"})
        yield _line(letters + "ل", "P-li", {"diac": marked + "لِ", **conj, "prc1": "li_jus"})
        for prep, prep_marked, prep_name in PREPOSITIONS:
            one = {**conj, **({"prc1": prep_name} if prep else {})}
            if prep:
                yield _line(letters + prep, "P-prep", {"diac": marked + prep_marked, **one})
            article = ("ل", "لْ") if prep == "ل" else ("ال", "الْ")
            yield _line(
                letters + prep + article[0],
                "P-article",
                {"diac": marked + prep_marked + article[1], **one, "prc0": "Al_det"},
            )


def suffixes() -> Iterator[str]:
    """The lines of all suffixes: none, and the pronouns after verbs, nouns and particles."""
    yield _line("", "S-none", {"diac": ""})
    for kind, (letters, marked) in SPEAKERS_OWN.items():
        yield _line(letters, f"S-{kind}", {"diac": marked, "enc0": f"1s_{kind}"})
        for pronoun, pronoun_marked, person in PRONOUNS:
            yield _line(key(pronoun), f"S-{kind}", {"diac": pronoun_marked, "enc0": f"{person}_{kind}"})


def _stem(spelling: str, category: str, **features: str) -> str:
    full = {"diac": spelling, **features}
    ordered = {name: full.get(name) or _NO_CLITICS.get(name, "") for name in FEATURES}
    ordered = {name: value for name, value in ordered.items() if value}
    return _line(key(spelling), category, ordered)


def _both(bare: str, joined: str, name: str, **features: str) -> Iterator[str]:
    """One stem for both uses where alone and before a pronoun the letters are the same, else one for each."""
    if without_marks(bare) == without_marks(joined):
        yield _stem(bare, name, **features)
    else:
        yield _stem(bare, name + "-0", **features)
        yield _stem(joined, name + "-E", **features)


def verb_stems(entry: tables.VerbEntry) -> Iterator[str]:
    """Every finite form of a verb (of the passive the third person only), participle and verbal noun."""
    lemma = entry.lex
    seen = set()
    for form in conjugate(entry.verb):
        if form.voice == "passive" and form.person != "3":
            continue
        bare = spell(form.sounds)
        same = (without_marks(bare), form.voice, form.person, form.gender, form.number)
        if same in seen:  # two moods or tenses that are written alike: the first stands for both
            continue
        seen.add(same)
        features = {
            "lex": lemma,
            "pos": "verb",
            "per": form.person,
            "asp": form.aspect[0],
            "vox": form.voice[0],
            "mod": form.mood[:1],
            "gen": form.gender,
            "num": form.number,
            "der": form.aspect,
        }
        name = "V-PV" if form.aspect == "perfect" else "V-IV"
        yield from _both(
            bare, spell(form.joined + "ه").removesuffix("ه").removesuffix("\u0652"), name, **features
        )
        if "َؤُو" in bare or "اؤُو" in bare:
            # قرؤوا is as often written قرأوا, and جاؤوا جاءوا.
            other = bare.replace("َؤُو", "َأُو").replace("اؤُو", "اءُو")
            yield _stem(other, name + "-0", **features)
    weak = entry.verb.defective
    yield from _declined(
        participle_forms(active_participle(entry.verb), weak=weak),
        lex=lemma, pos="noun", der="active_participle", vox="a",
    )  # fmt: skip
    if entry.regular_masdar:
        yield from _declined(masdar_forms(masdar(entry.verb)), lex=lemma, pos="noun", der="masdar")
    for word in entry.masdars:
        yield from _written(spelt_masdar_forms(word), lex=lemma, pos="noun", der="masdar")


def _declined(forms: Iterable[Declined], **features: str) -> Iterator[str]:
    yield from _written(
        (
            WrittenForm(
                spell(f.sounds),
                spell(f.joined + "ه").removesuffix("ه").removesuffix("\u0652") if f.joined else "",
                f.state,
                f.accusative,
                f.gender,
                f.number,
            )
            for f in forms
        ),
        **features,
    )


def _written(forms: Iterable[WrittenForm], **features: str) -> Iterator[str]:
    seen = set()
    for form in forms:
        full = {
            **features,
            "gen": form.gender,
            "num": form.number,
            "stt": {"free": "", "indefinite": "i", "construct": "c"}[form.state],
            "cas": "a" if form.accusative else "",
        }
        bare_category = {"free": "N", "indefinite": "N-A", "construct": "N-C"}[form.state]
        for spelling, category in ((form.bare, bare_category), (form.joined, "N-E")):
            if spelling and (without_marks(spelling), category, form.number) not in seen:
                seen.add((without_marks(spelling), category, form.number))
                yield _stem(spelling, category, **full)


def noun_stems(entry: tables.NounEntry) -> Iterator[str]:
    """Every written form of a noun of the lexicon: title, role, institution, source."""
    yield from _written(
        plain_forms(entry.word, entry.gender, entry.feminine, entry.plurals),
        lex=without_marks(entry.word), pos="noun", der="noun", role=entry.role,
    )  # fmt: skip


def name_stems() -> Iterator[str]:
    """Given names, and the one-word names of the gazetteer, with and without the article."""
    for name in tables.given_names():
        yield _stem(name.name, "N-PROP", lex=name.name, pos="noun_prop", gen=name.gender, num="s",
                    der="noun", role="given_name")  # fmt: skip
    for place in tables.place_words():
        features = {"lex": place, "pos": "noun_prop", "num": "s", "der": "noun", "role": "place"}
        if place.startswith("ال"):
            yield _stem(place.removeprefix("ال"), "N-PROP-AL", **features)
        else:
            yield _stem(place, "N-PROP", **features)


def particle_stems() -> Iterator[str]:
    """Particles, prepositions and adverbs: the other readings of words that look like reports."""
    for entry in tables.particles():
        features = {"lex": entry.word, "pos": entry.pos, "der": "particle"}
        yield _stem(entry.word, "W-B" if entry.after_prepositions else "W", **features)
        if entry.joined:
            yield _stem(entry.joined, "W-E", **features)


def stems() -> list[str]:
    """All stem lines, sorted and without repetition."""
    lines: set[str] = set()
    for verb in tables.verbs():
        lines.update(verb_stems(verb))
    for noun in tables.nouns():
        lines.update(noun_stems(noun))
    lines.update(name_stems())
    lines.update(particle_stems())
    return sorted(lines)


def compatibilities() -> tuple[list[str], list[str], list[str]]:
    """What goes together: prefix and stem, stem and suffix, prefix and suffix."""
    prefix_groups = sorted({group for groups, _ in CATEGORIES.values() for group in groups})
    suffix_groups = sorted({group for _, groups in CATEGORIES.values() for group in groups})
    return (
        [f"P-{group} {name}" for name, (groups, _) in CATEGORIES.items() for group in groups],
        [f"{name} S-{group}" for name, (_, groups) in CATEGORIES.items() for group in groups],
        [f"P-{before} S-{after}" for before in prefix_groups for after in suffix_groups],
    )


def database() -> str:
    """The whole text of morphology.db."""
    defines = [f"DEFINE {name} {name}:*open*" for name in FEATURES]
    defaults = [
        "DEFAULT " + " ".join([f"pos:{pos}", *(f"{n}:{_NO_CLITICS.get(n, 'na')}" for n in FEATURES[3:])])
        for pos in ("verb", "noun", "noun_prop", "particle", "digit", "punc", "latin")
    ]
    before, after, around = compatibilities()
    parts = [
        ("DEFINES", defines),
        ("DEFAULTS", defaults),
        ("ORDER", ["ORDER " + " ".join(FEATURES)]),
        ("TOKENIZATIONS", []),
        ("STEMBACKOFF", []),
        ("PREFIXES", list(prefixes())),
        ("SUFFIXES", list(suffixes())),
        ("STEMS", stems()),
        ("TABLE AB", before),
        ("TABLE BC", after),
        ("TABLE AC", around),
    ]
    return "".join(f"###{title}###\n" + "".join(line + "\n" for line in lines) for title, lines in parts)


def main() -> None:
    """Write the database to the file named on the command line, else to where the application reads it."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    text = database()
    target.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{target}: {text.count(chr(10))} lines\n")


if __name__ == "__main__":
    main()
