"""Imported marks are no additions by hand: the articles that have some are counted again by the next run.

All others would be counted as they are, so their rows only get the number of the present way of counting
(annotations.actions.count_article.WAY, 2). The database alone is at work, and reads one decision at a time.
"""

from django.db import migrations

STILL_RIGHT = """
    UPDATE annotations_countedarticle c SET way = 2 WHERE c.way = 1 AND NOT EXISTS (
        SELECT FROM annotations_decision d WHERE d.set_id = c.set_id AND d.action IN ('import', 'review')
            AND jsonb_path_exists(d.changes,
                '$[*] ? (@.what == "mark" && @.before == null && @.after.status == "" && @.after.origin == null)'))
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0030_keys_from_comma_to_comma")]

    operations = [migrations.RunSQL(STILL_RIGHT, migrations.RunSQL.noop)]
