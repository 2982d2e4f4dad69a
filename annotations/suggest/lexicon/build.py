"""Writes data/morphology.db, in the format of camel-tools' MorphologyDB, from the .tsv files beside it.

    python -m annotations.suggest.lexicon.build [FILE]

The same lexicon gives the same bytes. Every inflected form is a stem of the database; prefixes and suffixes
are those of affixes.py.
"""

import sys
from pathlib import Path

from annotations.suggest.lexicon.affixes import compatibilities, prefixes, suffixes
from annotations.suggest.lexicon.lines import FEATURES, NO_CLITICS
from annotations.suggest.lexicon.stems import stems

DATABASE = Path(__file__).parent.parent / "data" / "morphology.db"


def database() -> str:
    """The whole text of morphology.db."""
    defines = [f"DEFINE {name} {name}:*open*" for name in FEATURES]
    defaults = [
        "DEFAULT " + " ".join([f"pos:{pos}", *(f"{n}:{NO_CLITICS.get(n, 'na')}" for n in FEATURES[3:])])
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
