"""That a reviewed text has no undecided suggestion, and whose cue a quote has, is looked at by the keys of rows
alone, one look after the other.

After an import that was only tried, whose rows are gone and whose pages are not, the database takes each table
for nearly empty, and any index for as good as another: it read all sets, or all quotes, for each new one."""

from django.db import migrations

FORWARD = r"""
CREATE OR REPLACE FUNCTION annotations_check_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed_set bigint;
    its_version bigint;
    suggested bigint;
BEGIN
    changed_set := CASE TG_TABLE_NAME WHEN 'annotations_mark' THEN (to_jsonb(NEW)->>'set_id')::bigint ELSE NEW.id END;
    SELECT s.version_id INTO its_version FROM annotations_annotationset s WHERE s.id = changed_set;
    PERFORM FROM annotations_annotationset s
        WHERE s.version_id = its_version AND s.kind = 'shared' AND s.state = 'reviewed';
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT s.id INTO suggested FROM annotations_annotationset s
        WHERE s.version_id = its_version AND s.kind = 'suggestions';
    PERFORM FROM annotations_mark m WHERE m.set_id = suggested AND m.status = 'undecided';
    IF FOUND THEN
        PERFORM annotations_refuse('annotation_set_undecided', 'a reviewed text has no undecided suggestion');
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION annotations_check_new_quote_cues() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added n WHERE (
            SELECT c.layer = 'cue' AND c.set_id = (
                SELECT CASE q.layer WHEN 'quote' THEN q.set_id END FROM annotations_mark q WHERE q.id = n.quote_id)
            FROM annotations_mark c WHERE c.id = n.cue_id
        ) IS NOT TRUE
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a cue belongs to a quote of the same set');
    END IF;
    RETURN NULL;
END $$;
"""

BACKWARD = r"""
CREATE OR REPLACE FUNCTION annotations_check_new_quote_cues() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added n WHERE (
            SELECT c.layer = 'cue' AND c.set_id = (
                SELECT q.set_id FROM annotations_mark q WHERE q.id = n.quote_id AND q.layer = 'quote')
            FROM annotations_mark c WHERE c.id = n.cue_id
        ) IS NOT TRUE
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a cue belongs to a quote of the same set');
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION annotations_check_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed_set bigint;
BEGIN
    changed_set := CASE TG_TABLE_NAME WHEN 'annotations_mark' THEN (to_jsonb(NEW)->>'set_id')::bigint ELSE NEW.id END;
    IF EXISTS (
        SELECT 1 FROM annotations_annotationset changed
            JOIN annotations_annotationset shared
                ON shared.version_id = changed.version_id AND shared.kind = 'shared' AND shared.state = 'reviewed'
            JOIN annotations_annotationset suggested
                ON suggested.version_id = changed.version_id AND suggested.kind = 'suggestions'
            JOIN annotations_mark m ON m.set_id = suggested.id AND m.status = 'undecided'
        WHERE changed.id = changed_set
    ) THEN
        PERFORM annotations_refuse('annotation_set_undecided', 'a reviewed text has no undecided suggestion');
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0035_decisions_that_brought_suggestions")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
