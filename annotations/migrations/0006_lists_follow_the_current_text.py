"""A text that is no longer current is in no list, whoever made the next one current."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION annotations_unlist_former_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM annotations_listedspeaker s USING annotations_listedquote q
        WHERE q.quote_id = s.quote_id AND q.version_id = OLD.id;
    DELETE FROM annotations_listedquote WHERE version_id = OLD.id;
    DELETE FROM annotations_listedplace WHERE version_id = OLD.id;
    RETURN NULL;
END $$;

CREATE TRIGGER annotations_unlist_former_text
    AFTER UPDATE OF is_current ON articles_textversion FOR EACH ROW
    WHEN (OLD.is_current AND NOT NEW.is_current)
    EXECUTE FUNCTION annotations_unlist_former_text();
"""

BACKWARD = """
DROP TRIGGER annotations_unlist_former_text ON articles_textversion;
DROP FUNCTION annotations_unlist_former_text();
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0005_lists_of_quotes_speakers_places"), ("articles", "0002_text_rules")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
