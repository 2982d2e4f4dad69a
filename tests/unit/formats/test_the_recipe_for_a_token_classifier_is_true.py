import re
from pathlib import Path

from seqeval.metrics.sequence_labeling import get_entities

from annotations.formats.rows import rows_of
from annotations.samples import gold
from newsreader.arabic.tokens import tokens
from tests.golden import golden_documents

PAGE = Path(__file__).resolve().parents[3] / "docs" / "training.md"


def test_the_tags_of_tokens_that_part_clitics_are_the_marks():
    recipe = {}
    exec(re.search(r"<!-- executed.*?```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[1], recipe)  # noqa: S102
    for document in (*golden_documents(), *gold()):
        # As tokenisers give it, with one of no letters at each end.
        offsets = [(0, 0), *tokens(document.text), (0, 0)]
        edges = {offset for start, end in offsets for offset in (start, end)}
        found = get_entities(recipe["tags"](rows_of(document), "place", offsets))
        told = {(kind, offsets[first][0], offsets[last][1]) for kind, first, last in found}
        whole = {("place", m.start, m.end) for m in document.places if {m.start, m.end} <= edges}
        assert whole <= told
        assert len(told) == len(document.places)
