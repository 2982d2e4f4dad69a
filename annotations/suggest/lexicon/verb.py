"""A verb by its root, form and vowels, and what follows from them: where its radicals are weak or fall.

A form is written as I, II, … X, or QI for four radicals. The vowels of form I are those of its perfect and
imperfect, as in "a-u" (قال يقول).
"""

from dataclasses import dataclass

WEAK = "وي"


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: `root` its radicals without spaces, `form` I to X or QI, `vowels` of form I as "a-u"."""

    root: str
    form: str
    vowels: str = ""

    @property
    def hollow(self) -> bool:
        """Whether the middle radical is weak and gives way to a long vowel (قال, أفاد, استعاد)."""
        return (
            self.form in ("I", "IV", "VII", "VIII", "X") and self.root[1] in WEAK and self.root[2] not in WEAK
        )

    @property
    def defective(self) -> bool:
        """Whether the last radical is weak (دعا, نفى, سمّى)."""
        return self.root[-1] in WEAK

    @property
    def doubled(self) -> bool:
        """Whether the last two radicals are one letter, written once where they meet (ردّ, أقرّ)."""
        return self.form in ("I", "III", "IV", "VI", "VII", "VIII", "X") and self.root[1] == self.root[2]

    @property
    def drops_first(self) -> bool:
        """Whether a first waw falls in the imperfect (وصف يصف)."""
        return self.form == "I" and self.root[0] == "و" and self.vowels in ("a-i", "a-a") and not self.doubled

    @property
    def sees(self) -> bool:
        """Whether this is رأى, whose hamza falls in the imperfect (يرى)."""
        return self.form == "I" and self.root == "رءي"
