"""New sets and decisions are held to what was withdrawn or closed once a statement, not once a row; the rules of
new marks are looked at by a plan that is good for one mark and for thousands; the logs and vectors of new rows are
compressed by lz4 where the server has it. Each takes a fraction of the time that it took."""

from django.db import migrations

FORWARD = r"""
-- Each row by itself, from the index: a join could be planned to read a whole table for one new row.
CREATE FUNCTION annotations_refuse_withdrawn_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added a
        WHERE (SELECT s.state FROM annotations_annotationset s WHERE s.id = a.set_id) = 'withdrawn'
    ) THEN
        PERFORM annotations_refuse('article_withdrawn', 'the article was withdrawn');
    END IF;
    IF EXISTS (
        SELECT FROM added a
        WHERE (SELECT w.closed_at FROM annotations_independentwork w WHERE w.set_id = a.set_id) IS NOT NULL
    ) THEN
        PERFORM annotations_refuse('independent_work_closed', 'the independent work is closed');
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER decision_withdrawn ON annotations_decision;
DROP TRIGGER independent_work_closed ON annotations_decision;
CREATE TRIGGER decision_withdrawn_or_closed AFTER INSERT ON annotations_decision
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annotations_refuse_withdrawn_decisions();
DROP FUNCTION annotations_refuse_withdrawn_decision();
DROP FUNCTION annotations_refuse_closed_work();

-- A set that is made while its text is being withdrawn waits for that to end, and the withdrawal for the set.
CREATE FUNCTION annotations_refuse_withdrawn_sets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    withdrawn boolean;
BEGIN
    SELECT bool_or(locked.gone) INTO withdrawn FROM (
        SELECT v.text = '' AS gone FROM articles_textversion v
        WHERE v.id = ANY (ARRAY(SELECT DISTINCT a.version_id FROM added a)) ORDER BY v.id FOR SHARE
    ) locked;
    IF withdrawn THEN
        PERFORM annotations_refuse('article_withdrawn', 'the article was withdrawn');
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER annotation_set_withdrawn ON annotations_annotationset;
CREATE TRIGGER annotation_set_withdrawn AFTER INSERT ON annotations_annotationset
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annotations_refuse_withdrawn_sets();
DROP FUNCTION annotations_refuse_withdrawn_set();
"""

BACKWARD = r"""
CREATE FUNCTION annotations_refuse_withdrawn_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM annotations_annotationset s WHERE s.id = NEW.set_id AND s.state = 'withdrawn') THEN
        PERFORM annotations_refuse('article_withdrawn', 'the article was withdrawn');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION annotations_refuse_closed_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM annotations_independentwork w WHERE w.set_id = NEW.set_id AND w.closed_at IS NOT NULL) THEN
        PERFORM annotations_refuse('independent_work_closed', 'the independent work is closed');
    END IF;
    RETURN NEW;
END $$;
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
DROP TRIGGER decision_withdrawn_or_closed ON annotations_decision;
DROP TRIGGER annotation_set_withdrawn ON annotations_annotationset;
DROP FUNCTION annotations_refuse_withdrawn_decisions();
DROP FUNCTION annotations_refuse_withdrawn_sets();
CREATE TRIGGER decision_withdrawn BEFORE INSERT ON annotations_decision
    FOR EACH ROW EXECUTE FUNCTION annotations_refuse_withdrawn_decision();
CREATE TRIGGER independent_work_closed BEFORE INSERT ON annotations_decision
    FOR EACH ROW EXECUTE FUNCTION annotations_refuse_closed_work();
CREATE TRIGGER annotation_set_withdrawn BEFORE INSERT ON annotations_annotationset
    FOR EACH ROW EXECUTE FUNCTION annotations_refuse_withdrawn_set();
"""

MARKS = r"""
CREATE OR REPLACE FUNCTION annotations_check_new_marks() RETURNS trigger LANGUAGE plpgsql
    -- How many rows were added is not known where the plan is made: each is found its set by a hash.
    SET enable_nestloop = off AS $$
DECLARE
    suspect annotations_mark;
    white constant text := '\u0009-\u000D\u001C-\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000';
    combining constant text := '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF\u20D0-\u20F0\uFE00-\uFE0F\uFE20-\uFE2F';
    -- Of the characters before, first, last and after: white space within, or a letter that is parted.
    wrong constant text :=
        '^(?:.[' || white || ']|..[' || white || ']|[^' || white || '][' || combining || ']|..[^' || white || '][' || combining || '])';
BEGIN
    FOR suspect IN
        -- A long text is taken out of its compressed storage once, not once a mark.
        WITH of_sets AS MATERIALIZED (
            SELECT a.set_id AS id,
                (SELECT s.kind FROM annotations_annotationset s WHERE s.id = a.set_id) AS kind,
                (SELECT v.text || '' FROM articles_textversion v WHERE v.id =
                    (SELECT s.version_id FROM annotations_annotationset s WHERE s.id = a.set_id)) AS whole
            FROM (SELECT DISTINCT a.set_id FROM added a) a
        )
        SELECT n.* FROM added n
            JOIN of_sets o ON o.id = n.set_id
        WHERE n."end" > n.start AND (
            n.text <> substring(o.whole FROM n.start + 1 FOR n."end" - n.start)
            OR char_length(n.text) <> n."end" - n.start
            OR CASE WHEN n.start > 0 THEN substring(o.whole FROM n.start FOR 1) ELSE 'x' END
               || left(n.text, 1) || right(n.text, 1) || substring(o.whole FROM n."end" + 1 FOR 1) ~ wrong
            OR (strpos(n.text, E'\n') > 0 AND (n.kind IS NULL OR n.kind = 'indirect'))
            OR (n.kind = 'direct' AND strpos('«»"“”„‟‘’''‹›', left(n.text, 1)) = 0)
            OR (o.kind IN ('suggestions', 'own_suggestions')) <> (n.status <> '')
            OR (SELECT e.set_id FROM annotations_entity e WHERE e.id = n.entity_id) <> n.set_id
            OR n.origin_id IS NOT NULL
            OR (n.layer = 'quote' AND n.status <> 'rejected' AND EXISTS (
                SELECT 1 FROM annotations_mark m
                WHERE m.set_id = n.set_id AND m.layer = 'quote' AND m.id <> n.id AND m.status <> 'rejected'
                  AND ((m.start < n.start AND n.start < m."end" AND m."end" < n."end")
                       OR (n.start < m.start AND m.start < n."end" AND n."end" < m."end"))))
        )
    LOOP
        PERFORM annotations_check_one_mark(suspect);
    END LOOP;
    RETURN NULL;
END $$;
"""

MARKS_BEFORE = r"""
CREATE OR REPLACE FUNCTION annotations_check_new_marks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    suspect annotations_mark;
    white constant text := '\u0009-\u000D\u001C-\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000';
    combining constant text := '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF\u20D0-\u20F0\uFE00-\uFE0F\uFE20-\uFE2F';
    -- Of the characters before, first, last and after: white space within, or a letter that is parted.
    wrong constant text :=
        '^(?:.[' || white || ']|..[' || white || ']|[^' || white || '][' || combining || ']|..[^' || white || '][' || combining || '])';
BEGIN
    FOR suspect IN
        -- A long text is taken out of its compressed storage once, not once a mark.
        WITH of_sets AS MATERIALIZED (
            SELECT s.id, s.kind, v.text || '' AS whole
            FROM (SELECT DISTINCT a.set_id FROM added a) a
                JOIN annotations_annotationset s ON s.id = a.set_id
                JOIN articles_textversion v ON v.id = s.version_id
        )
        SELECT n.* FROM added n
            JOIN of_sets o ON o.id = n.set_id
            LEFT JOIN annotations_entity e ON e.id = n.entity_id
        WHERE n."end" > n.start AND (
            n.text <> substring(o.whole FROM n.start + 1 FOR n."end" - n.start)
            OR char_length(n.text) <> n."end" - n.start
            OR CASE WHEN n.start > 0 THEN substring(o.whole FROM n.start FOR 1) ELSE 'x' END
               || left(n.text, 1) || right(n.text, 1) || substring(o.whole FROM n."end" + 1 FOR 1) ~ wrong
            OR (strpos(n.text, E'\n') > 0 AND (n.kind IS NULL OR n.kind = 'indirect'))
            OR (n.kind = 'direct' AND strpos('«»"“”„‟‘’''‹›', left(n.text, 1)) = 0)
            OR (o.kind IN ('suggestions', 'own_suggestions')) <> (n.status <> '')
            OR e.set_id <> n.set_id
            OR n.origin_id IS NOT NULL
            OR (n.layer = 'quote' AND n.status <> 'rejected' AND EXISTS (
                SELECT 1 FROM annotations_mark m
                WHERE m.set_id = n.set_id AND m.layer = 'quote' AND m.id <> n.id AND m.status <> 'rejected'
                  AND ((m.start < n.start AND n.start < m."end" AND m."end" < n."end")
                       OR (n.start < m.start AND m.start < n."end" AND n."end" < m."end"))))
        )
    LOOP
        PERFORM annotations_check_one_mark(suspect);
    END LOOP;
    RETURN NULL;
END $$;
"""

LINKS = r"""
-- Each row by itself, from the indexes, however many they are.
CREATE OR REPLACE FUNCTION annotations_check_new_quote_speakers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added n WHERE (
            SELECT q.layer = 'quote'
                AND q.set_id = (SELECT e.set_id FROM annotations_entity e WHERE e.id = n.entity_id)
            FROM annotations_mark q WHERE q.id = n.quote_id
        ) IS FALSE
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a speaker belongs to a quote of the same set');
    END IF;
    IF EXISTS (
        SELECT FROM added n WHERE (
            SELECT m.layer = 'speaker' AND m.entity_id = n.entity_id
                AND m.set_id = (SELECT q.set_id FROM annotations_mark q WHERE q.id = n.quote_id)
            FROM annotations_mark m WHERE m.id = n.mention_id
        ) IS FALSE
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a mention is a speaker mark of the same set and entity');
    END IF;
    RETURN NULL;
END $$;

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
"""

LINKS_BEFORE = r"""
CREATE OR REPLACE FUNCTION annotations_check_new_quote_speakers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added n
            LEFT JOIN annotations_mark q ON q.id = n.quote_id
            LEFT JOIN annotations_entity e ON e.id = n.entity_id
        WHERE q.layer <> 'quote' OR e.set_id <> q.set_id
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a speaker belongs to a quote of the same set');
    END IF;
    IF EXISTS (
        SELECT 1 FROM added n
            JOIN annotations_mark q ON q.id = n.quote_id
            JOIN annotations_mark m ON m.id = n.mention_id
        WHERE m.layer <> 'speaker' OR m.set_id <> q.set_id OR m.entity_id <> n.entity_id
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a mention is a speaker mark of the same set and entity');
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION annotations_check_new_quote_cues() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added n
            LEFT JOIN annotations_mark q ON q.id = n.quote_id AND q.layer = 'quote'
            LEFT JOIN annotations_mark c ON c.id = n.cue_id AND c.layer = 'cue' AND c.set_id = q.set_id
        WHERE c.id IS NULL
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a cue belongs to a quote of the same set');
    END IF;
    RETURN NULL;
END $$;
"""

COMPRESSED = """
DO $$ BEGIN
    ALTER TABLE annotations_decision ALTER COLUMN changes SET COMPRESSION lz4;
    ALTER TABLE annotations_listedquote ALTER COLUMN vector SET COMPRESSION lz4;
    ALTER TABLE articles_searchtext ALTER COLUMN vector SET COMPRESSION lz4;
    ALTER TABLE articles_textversion ALTER COLUMN text SET COMPRESSION lz4;
-- A server that was built without it goes on as before.
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$
"""

AS_BEFORE = """
ALTER TABLE annotations_decision ALTER COLUMN changes SET COMPRESSION default;
ALTER TABLE annotations_listedquote ALTER COLUMN vector SET COMPRESSION default;
ALTER TABLE articles_searchtext ALTER COLUMN vector SET COMPRESSION default;
ALTER TABLE articles_textversion ALTER COLUMN text SET COMPRESSION default
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0032_fewer_indexes"), ("articles", "0011_fewer_indexes")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunSQL(MARKS, MARKS_BEFORE),
        migrations.RunSQL(LINKS, LINKS_BEFORE),
        migrations.RunSQL(COMPRESSED, AS_BEFORE),
    ]
