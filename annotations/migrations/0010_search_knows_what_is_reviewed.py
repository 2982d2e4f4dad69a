"""Whether the marks of a text are reviewed stands beside its words too, whoever writes either of them."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION annotations_tell_search_of_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_searchtext s SET reviewed = (NEW.state = 'reviewed') FROM articles_textversion v
        WHERE v.id = NEW.version_id AND v.is_current AND s.article_id = v.article_id
          AND s.reviewed <> (NEW.state = 'reviewed');
    RETURN NULL;
END $$;

CREATE TRIGGER annotation_set_searched AFTER INSERT ON annotations_annotationset
    FOR EACH ROW WHEN (NEW.kind = 'shared' AND NEW.state = 'reviewed')
    EXECUTE FUNCTION annotations_tell_search_of_review();
CREATE TRIGGER annotation_set_searched_again AFTER UPDATE OF state ON annotations_annotationset
    FOR EACH ROW WHEN (NEW.kind = 'shared' AND OLD.state <> NEW.state)
    EXECUTE FUNCTION annotations_tell_search_of_review();

CREATE FUNCTION annotations_search_text_is_reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.reviewed := EXISTS (
        SELECT FROM annotations_annotationset s JOIN articles_textversion v ON v.id = s.version_id
        WHERE v.article_id = NEW.article_id AND v.is_current AND s.kind = 'shared' AND s.state = 'reviewed');
    RETURN NEW;
END $$;

CREATE TRIGGER search_text_is_reviewed BEFORE INSERT ON articles_searchtext
    FOR EACH ROW EXECUTE FUNCTION annotations_search_text_is_reviewed();

-- The words of all rows are indexed anew in a fraction of the time that it takes row by row.
DROP INDEX search_text_by_word;
DROP INDEX search_text_reviewed_by_word;
UPDATE articles_searchtext s SET reviewed = true
    FROM annotations_annotationset a JOIN articles_textversion v ON v.id = a.version_id
    WHERE v.article_id = s.article_id AND v.is_current AND a.kind = 'shared' AND a.state = 'reviewed';
CREATE INDEX search_text_by_word ON articles_searchtext USING gin (vector) WITH (fastupdate = off);
CREATE INDEX search_text_reviewed_by_word ON articles_searchtext USING gin (vector) WITH (fastupdate = off)
    WHERE reviewed;
"""

BACKWARD = """
DROP TRIGGER search_text_is_reviewed ON articles_searchtext;
DROP FUNCTION annotations_search_text_is_reviewed();
DROP TRIGGER annotation_set_searched_again ON annotations_annotationset;
DROP TRIGGER annotation_set_searched ON annotations_annotationset;
DROP FUNCTION annotations_tell_search_of_review();
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0009_lists_of_the_reviewed")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
