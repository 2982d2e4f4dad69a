"""How far annotators agree who marked the same text on their own, and where they differ. No Django: spans in,
numbers and differences out. docs/agreement.md says what the numbers mean.
"""

from annotations.agreement.comparing import Comparison, Difference, Said, compare
from annotations.agreement.kappa import cohen_kappa
from annotations.agreement.layers import Agreement, Tally, TextMarks, alpha_of_all
from annotations.agreement.unitising import unitising_alpha

__all__ = [
    "Agreement",
    "Comparison",
    "Difference",
    "Said",
    "Tally",
    "TextMarks",
    "alpha_of_all",
    "cohen_kappa",
    "compare",
    "unitising_alpha",
]
