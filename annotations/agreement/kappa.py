"""Cohen's kappa: how often two annotators put a thing into the same category, beyond chance."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

Table = Mapping[tuple[Hashable, Hashable], int]


def cohen_kappa(table: Table) -> float | None:
    """Kappa of a table of counts: ``table[a, b]`` things were `a` to the first annotator, `b` to the second.

    (p_o - p_e) / (1 - p_e), where p_o is the part on the diagonal and p_e what the two rows of margins would
    put there by chance (J. Cohen, A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20, 1960, 37-46). At most 1. None where it is not defined: without things, and
    where both put everything into one and the same category.
    """
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    agreed = 0
    for (a, b), count in table.items():
        first[a] += count
        second[b] += count
        agreed += count if a == b else 0
    total = sum(first.values())
    by_chance = sum(count * second[category] for category, count in first.items())
    if total * total == by_chance:
        return None
    # Both parts times the square of the total: whole numbers until the one division.
    return (agreed * total - by_chance) / (total * total - by_chance)


def tabulate(first: Sequence[Hashable], second: Sequence[Hashable]) -> Counter[tuple[Hashable, Hashable]]:
    """The table of two annotators' categories of the same things, in the same order.

    Raises ValueError where they are not equally many.
    """
    return Counter(zip(first, second, strict=True))
