"""The indexes of texts' words put new rows aside, as articles' migrations 0010 and 0011 have it: in a new database
those run before annotations' 0010, which makes the indexes anew without it.

Whether the words of a text are of a reviewed one is looked up by keys, step by step: as a join it could be planned to
read all sets for each new row where the tables had just been filled."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION annotations_search_text_is_reviewed() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off AS $$
BEGIN
    NEW.reviewed := EXISTS (
        SELECT FROM annotations_annotationset s
        WHERE s.kind = 'shared' AND s.state = 'reviewed' AND s.version_id = (
            SELECT v.id FROM articles_textversion v WHERE v.article_id = NEW.article_id AND v.is_current));
    RETURN NEW;
END $$
"""

BACKWARD = """
CREATE OR REPLACE FUNCTION annotations_search_text_is_reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.reviewed := EXISTS (
        SELECT FROM annotations_annotationset s JOIN articles_textversion v ON v.id = s.version_id
        WHERE v.article_id = NEW.article_id AND v.is_current AND s.kind = 'shared' AND s.state = 'reviewed');
    RETURN NEW;
END $$
"""


MEANT = """
ALTER INDEX search_text_by_word SET (fastupdate = on, gin_pending_list_limit = 8192);
ALTER INDEX search_text_reviewed_by_word SET (fastupdate = on, gin_pending_list_limit = 8192)
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0033_new_rows_are_checked_faster"), ("articles", "0011_fewer_indexes")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD), migrations.RunSQL(MEANT, migrations.RunSQL.noop)]
