"""That no speakers, cues or places of a set overlap is looked up by boxes in the place of ranges: the same rule, whose
index is written in half the time. A box has the set and the layer as its one side and the span as its other; both
are whole numbers below 2^53, which its floating point holds exactly. A box has its edges within, so that the span's
last letter is the edge, not its end."""

from django.db import migrations

FORWARD = """
ALTER TABLE annotations_mark DROP CONSTRAINT mark_overlap;
ALTER TABLE annotations_mark ADD CONSTRAINT mark_overlap EXCLUDE USING gist (
    box(
        point(set_id * 4 + CASE layer WHEN 'speaker' THEN 1 WHEN 'cue' THEN 2 ELSE 3 END, start),
        point(set_id * 4 + CASE layer WHEN 'speaker' THEN 1 WHEN 'cue' THEN 2 ELSE 3 END, "end" - 1)
    ) WITH &&
) WHERE (layer <> 'quote' AND status <> 'rejected')
"""

BACKWARD = """
ALTER TABLE annotations_mark DROP CONSTRAINT mark_overlap;
ALTER TABLE annotations_mark ADD CONSTRAINT mark_overlap EXCLUDE USING gist (
    int8range(
        (set_id * 4 + CASE layer WHEN 'speaker' THEN 1 WHEN 'cue' THEN 2 ELSE 3 END) * 16777216 + start,
        (set_id * 4 + CASE layer WHEN 'speaker' THEN 1 WHEN 'cue' THEN 2 ELSE 3 END) * 16777216 + "end"
    ) WITH &&
) WHERE (layer <> 'quote' AND status <> 'rejected')
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0037_settled_imports_are_counted")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
