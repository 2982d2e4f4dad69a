"""Which articles are near-copies of which, for those that join the corpus.

What is compared lies in temporary tables of the database, which sorts it on its disk: a hash of every
sketch in this process would be 13 kB an article.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from django.db import connection

from annotations.corpus.near_copies import FORMULA, NEAR, SKETCH, Sketch, containment
from newsreader.articles import copying

_TOGETHER = 200

_JOINING = """
DROP TABLE IF EXISTS pg_temp.corpus_joining, pg_temp.corpus_shared, pg_temp.corpus_pair;
CREATE TEMPORARY TABLE corpus_joining (
    place integer, article bigint, outlet text, sketch bytea, shingles integer
) ON COMMIT DROP
"""

# Hashes that more than one has and one of these joins, with how many of the corpus, and that join before it,
# have them.
_SHARED = """
ANALYZE corpus_joining;
CREATE TEMPORARY TABLE corpus_shared ON COMMIT DROP AS
WITH joining AS MATERIALIZED (
    SELECT place, article, substr(sketch, 8 * n + 1, 8) AS hash
    FROM corpus_joining, generate_series(0, length(sketch) / 8 - 1) AS n
), known AS (
    SELECT -1 AS place, article_id AS article, substr(sketch, 8 * n + 1, 8) AS hash
    FROM annotations_corpuspart, generate_series(0, length(sketch) / 8 - 1) AS n
), held AS (
    SELECT * FROM joining UNION ALL SELECT * FROM known WHERE hash IN (SELECT hash FROM joining)
), counted AS (
    SELECT *, row_number() OVER (PARTITION BY hash ORDER BY place) - 1 AS before,
        count(*) OVER (PARTITION BY hash) AS holders
    FROM held
)
SELECT place, article, hash, before FROM counted WHERE holders > 1;
ANALYZE corpus_shared
"""

# Who could be near to whom: `containment`, reckoned as if all that both have, and every formula of the later
# one, stood in the sample. Millions share a hash, and next to none of them this many.
_PAIRS = """
CREATE TEMPORARY TABLE corpus_pair ON COMMIT DROP AS
WITH formula AS (
    SELECT place, count(*) AS hashes FROM corpus_shared WHERE before > %(formula)s GROUP BY place
), pair AS (
    SELECT later.place, earlier.article, count(*) AS hashes
    FROM corpus_shared AS later
    JOIN corpus_shared AS earlier ON earlier.hash = later.hash AND earlier.before < later.before
    WHERE later.place >= 0 AND later.before <= %(formula)s AND earlier.before < %(formula)s
    GROUP BY later.place, earlier.article
), known AS (
    SELECT article, sketch, shingles FROM corpus_joining
    UNION ALL SELECT article_id, sketch, shingles FROM annotations_corpuspart
), bound AS (
    SELECT pair.place, pair.article, pair.hashes + coalesce(formula.hashes, 0) AS common,
        one.shingles + other.shingles AS shingles, least(one.shingles, other.shingles) AS shorter,
        (length(one.sketch) + length(other.sketch)) / 8 AS hashes
    FROM pair
    JOIN corpus_joining AS one USING (place)
    JOIN known AS other ON other.article = pair.article
    LEFT JOIN formula USING (place)
)
SELECT place, article, known.sketch, known.shingles
FROM bound JOIN known USING (article)
WHERE common * bound.shingles >= %(near)s * shorter * (common + least(%(sketch)s, hashes - common));
ANALYZE corpus_pair
"""

_COMPARED = """
SELECT one.article, one.outlet, one.sketch, one.shingles, pair.article, pair.sketch, pair.shingles
FROM corpus_joining AS one LEFT JOIN corpus_pair AS pair USING (place)
ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class Joining:
    """An article without a part: its number, its outlet ("" for none) and its sketch."""

    article: int
    outlet: str
    sketch: Sketch


def with_near_copies(articles: Iterable[Joining]) -> Iterator[tuple[Joining, list[int]]]:
    """Each article that joins, in the order given, with the numbers of its near-copies among those that have
    a part and those given before it; inside the caller's transaction."""
    _put_aside(articles)
    with connection.cursor() as cursor:
        cursor.execute(_SHARED)
        cursor.execute(_PAIRS, {"formula": FORMULA, "near": NEAR, "sketch": SKETCH})
    with connection.chunked_cursor() as cursor:
        cursor.execute(_COMPARED)
        for (article, outlet, sketch, shingles), rows in groupby(cursor, lambda row: row[:4]):
            one = Joining(article, outlet, Sketch.from_bytes(sketch, shingles))
            others = ((row[4], Sketch.from_bytes(row[5], row[6])) for row in rows if row[4] is not None)
            yield one, [number for number, other in others if containment(one.sketch, other) >= NEAR]


def _put_aside(articles: Iterable[Joining]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_JOINING)
    numbered = enumerate(articles)
    # The articles are read by this connection too, which does one thing at a time.
    while some := list(islice(numbered, _TOGETHER)):
        copying.copy_in(
            "corpus_joining",
            ("place", "article", "outlet", "sketch", "shingles"),
            (
                f"{place}\t{one.article}\t{copying.text(one.outlet)}\t"
                f"{copying.binary(one.sketch.to_bytes())}\t{one.sketch.shingles}"
                for place, one in some
            ),
        )
