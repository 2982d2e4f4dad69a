"""A withdrawn text has no marks and takes no decision, and the log keeps its decisions without words.

The rules' names: article_withdrawn, withdrawal_takes_every_mark, decision_append_only.
"""

from django.db import migrations

FORWARD = r"""
-- What the log keeps of a decision on a withdrawn text: who changed what, when and where, all words empty.
CREATE FUNCTION annotations_without_words(said jsonb, under text DEFAULT '') RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE jsonb_typeof(said)
        WHEN 'object' THEN (
            SELECT coalesce(jsonb_object_agg(e.key, annotations_without_words(e.value, e.key)), '{}') FROM jsonb_each(said) e)
        WHEN 'array' THEN (
            SELECT coalesce(jsonb_agg(annotations_without_words(e.value, under) ORDER BY e.at), '[]')
            FROM jsonb_array_elements(said) WITH ORDINALITY e(value, at))
        WHEN 'string' THEN CASE
            WHEN under IN ('what', 'layer', 'kind', 'rule', 'status', 'state', 'decided_at', 'created_at', 'reviewed_at')
            THEN said ELSE '""' END
        ELSE said END;
END $$;

CREATE OR REPLACE FUNCTION annotations_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'changes' = to_jsonb(OLD) - 'changes'
       AND NEW.changes = annotations_without_words(OLD.changes)
       AND EXISTS (
           SELECT FROM annotations_annotationset s JOIN articles_textversion v ON v.id = s.version_id
               JOIN articles_withdrawal w ON w.article_id = v.article_id AND w.lifted_at IS NULL
           WHERE s.id = OLD.set_id)
    THEN
        RETURN NEW;
    END IF;
    PERFORM annotations_refuse('decision_append_only', 'the log of decisions is only ever added to');
    RETURN NULL;
END $$;

CREATE FUNCTION annotations_refuse_withdrawn_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM annotations_annotationset s WHERE s.id = NEW.set_id AND s.state = 'withdrawn') THEN
        PERFORM annotations_refuse('article_withdrawn', 'the article was withdrawn');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER decision_withdrawn BEFORE INSERT ON annotations_decision
    FOR EACH ROW EXECUTE FUNCTION annotations_refuse_withdrawn_decision();

-- A set that is made while its text is being withdrawn waits for that to end, and the withdrawal for the set.
CREATE FUNCTION annotations_refuse_withdrawn_set() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    withdrawn boolean;
BEGIN
    SELECT v.text = '' INTO withdrawn FROM articles_textversion v WHERE v.id = NEW.version_id FOR SHARE;
    IF withdrawn THEN
        PERFORM annotations_refuse('article_withdrawn', 'the article was withdrawn');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER annotation_set_withdrawn BEFORE INSERT ON annotations_annotationset
    FOR EACH ROW EXECUTE FUNCTION annotations_refuse_withdrawn_set();

-- Looked at when the transaction ends.
CREATE FUNCTION annotations_check_withdrawn_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM annotations_annotationset s WHERE s.version_id = NEW.id AND (
            s.state <> 'withdrawn'
            OR EXISTS (SELECT FROM annotations_mark m WHERE m.set_id = s.id)
            OR EXISTS (SELECT FROM annotations_entity e WHERE e.set_id = s.id)
            OR EXISTS (SELECT FROM annotations_decision d
                       WHERE d.set_id = s.id AND d.changes <> annotations_without_words(d.changes)))
    ) THEN
        PERFORM annotations_refuse('withdrawal_takes_every_mark', 'a withdrawn text has no marks');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER withdrawal_takes_every_mark AFTER UPDATE OF text ON articles_textversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.text = '')
    EXECUTE FUNCTION annotations_check_withdrawn_text();
"""

BACKWARD = r"""
DROP TRIGGER withdrawal_takes_every_mark ON articles_textversion;
DROP FUNCTION annotations_check_withdrawn_text();
DROP TRIGGER annotation_set_withdrawn ON annotations_annotationset;
DROP FUNCTION annotations_refuse_withdrawn_set();
DROP TRIGGER decision_withdrawn ON annotations_decision;
DROP FUNCTION annotations_refuse_withdrawn_decision();
CREATE OR REPLACE FUNCTION annotations_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_refuse('decision_append_only', 'the log of decisions is only ever added to');
    RETURN NULL;
END $$;
DROP FUNCTION annotations_without_words(jsonb, text);
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0007_texts_are_withdrawn")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
