"""The stems of the lexicon: every inflected form of a verb or a noun, names, and particles."""

from collections.abc import Iterable, Iterator

from annotations.suggest.lexicon import tables
from annotations.suggest.lexicon.conjugation import conjugate
from annotations.suggest.lexicon.derivation import (
    Declined,
    active_participle,
    masdar,
    masdar_forms,
    participle_forms,
)
from annotations.suggest.lexicon.lines import stem_line
from annotations.suggest.lexicon.spelling import spell, without_marks
from annotations.suggest.lexicon.written import WrittenForm, plain_forms, spelt_masdar_forms


def _both(bare: str, joined: str, name: str, **features: str) -> Iterator[str]:
    """One stem for both uses where alone and before a pronoun the letters are the same, else one for each."""
    if without_marks(bare) == without_marks(joined):
        yield stem_line(bare, name, **features)
    else:
        yield stem_line(bare, name + "-0", **features)
        yield stem_line(joined, name + "-E", **features)


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
            yield stem_line(other, name + "-0", **features)
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
                yield stem_line(spelling, category, **full)


def noun_stems(entry: tables.NounEntry) -> Iterator[str]:
    """Every written form of a noun of the lexicon: title, role, institution, source."""
    yield from _written(
        plain_forms(entry.word, entry.gender, entry.feminine, entry.plurals),
        lex=without_marks(entry.word), pos="noun", der="noun", role=entry.role,
    )  # fmt: skip


def name_stems() -> Iterator[str]:
    """Given names, and the one-word names of the gazetteer, with and without the article."""
    for name in tables.given_names():
        yield stem_line(name.name, "N-PROP", lex=name.name, pos="noun_prop", gen=name.gender, num="s",
                    der="noun", role="given_name")  # fmt: skip
    for place in tables.place_words():
        features = {"lex": place, "pos": "noun_prop", "num": "s", "der": "noun", "role": "place"}
        if place.startswith("ال"):
            yield stem_line(place.removeprefix("ال"), "N-PROP-AL", **features)
        else:
            yield stem_line(place, "N-PROP", **features)


def particle_stems() -> Iterator[str]:
    """Particles, prepositions and adverbs: the other readings of words that look like reports."""
    for entry in tables.particles():
        features = {"lex": entry.word, "pos": entry.pos, "der": "particle"}
        yield stem_line(entry.word, "W-B" if entry.after_prepositions else "W", **features)
        if entry.joined:
            yield stem_line(entry.joined, "W-E", **features)


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
