"""What is attached to stems: particles and the article before, pronouns behind; which stem takes which."""

from collections.abc import Iterator

from annotations.suggest.lexicon.lines import key, line

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


def prefixes() -> Iterator[str]:
    """The lines of all prefixes, each in the group that CATEGORIES names."""
    for letters, marked, name in CONJUNCTIONS:
        conj = {"prc2": name} if name else {}
        yield line(letters, "P-conj", {"diac": marked, **conj})
        yield line(letters + "س", "P-future", {"diac": marked + "سَ", **conj, "prc1": "sa_fut"})
        yield line(letters + "ل", "P-li", {"diac": marked + "لِ", **conj, "prc1": "li_jus"})
        for prep, prep_marked, prep_name in PREPOSITIONS:
            one = {**conj, **({"prc1": prep_name} if prep else {})}
            if prep:
                yield line(letters + prep, "P-prep", {"diac": marked + prep_marked, **one})
            article = ("ل", "لْ") if prep == "ل" else ("ال", "الْ")
            yield line(
                letters + prep + article[0],
                "P-article",
                {"diac": marked + prep_marked + article[1], **one, "prc0": "Al_det"},
            )


def suffixes() -> Iterator[str]:
    """The lines of all suffixes: none, and the pronouns after verbs, nouns and particles."""
    yield line("", "S-none", {"diac": ""})
    for kind, (letters, marked) in SPEAKERS_OWN.items():
        yield line(letters, f"S-{kind}", {"diac": marked, "enc0": f"1s_{kind}"})
        for pronoun, pronoun_marked, person in PRONOUNS:
            yield line(key(pronoun), f"S-{kind}", {"diac": pronoun_marked, "enc0": f"{person}_{kind}"})


def compatibilities() -> tuple[list[str], list[str], list[str]]:
    """What goes together: prefix and stem, stem and suffix, prefix and suffix."""
    prefix_groups = sorted({group for groups, _ in CATEGORIES.values() for group in groups})
    suffix_groups = sorted({group for _, groups in CATEGORIES.values() for group in groups})
    return (
        [f"P-{group} {name}" for name, (groups, _) in CATEGORIES.items() for group in groups],
        [f"{name} S-{group}" for name, (_, groups) in CATEGORIES.items() for group in groups],
        [f"P-{before} S-{after}" for before in prefix_groups for after in suffix_groups],
    )
