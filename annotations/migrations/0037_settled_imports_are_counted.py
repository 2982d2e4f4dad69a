"""What settling brought of an independent import is imported: the articles that were settled are counted again.

All others would be counted as they are, so their rows only get the number of the present way of counting
(annotations.actions.count_article.WAY, 3).
"""

from django.db import migrations

STILL_RIGHT = """
    UPDATE annotations_countedarticle c SET way = 3 WHERE c.way = 2 AND NOT EXISTS (
        SELECT FROM annotations_decision d WHERE d.set_id = c.set_id AND d.action = 'settle')
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0036_reviews_are_checked_row_by_row")]

    operations = [migrations.RunSQL(STILL_RIGHT, migrations.RunSQL.noop)]
