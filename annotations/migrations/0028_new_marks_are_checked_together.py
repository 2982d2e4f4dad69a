"""The rules of marks and of their links, looked at once a statement where rows are added, not once a row.

What is added in thousands is checked in a fraction of the time. The rules and their names stay; a row that is
changed is checked by itself as before, and a row that the look at all finds suspicious too, which names its rule.
"""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION annotations_check_one_mark(mark annotations_mark) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    whole text;
    set_kind text;
    at_start text;
    at_end text;
    white constant text := '[\u0009-\u000D\u001C-\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]';
    combining constant text := '[\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF\u20D0-\u20F0\uFE00-\uFE0F\uFE20-\uFE2F]';
BEGIN
    SELECT v.text, s.kind INTO whole, set_kind
        FROM annotations_annotationset s JOIN articles_textversion v ON v.id = s.version_id
        WHERE s.id = mark.set_id;
    -- An empty span is for mark_span to refuse: there is nothing here to look at.
    IF mark."end" <= mark.start THEN
        RETURN;
    END IF;
    IF mark.text <> substring(whole FROM mark.start + 1 FOR mark."end" - mark.start)
       OR char_length(mark.text) <> mark."end" - mark.start THEN
        PERFORM annotations_refuse('mark_text', format('the text of mark %s-%s is not what stands there', mark.start, mark."end"));
    END IF;
    IF mark.text ~ ('^' || white) OR mark.text ~ (white || '$') THEN
        PERFORM annotations_refuse('mark_white_space_edge', format('mark %s-%s begins or ends with white space', mark.start, mark."end"));
    END IF;
    -- The character before a boundary and the one after it.
    at_start := CASE WHEN mark.start > 0 THEN substring(whole FROM mark.start FOR 2) ELSE '' END;
    at_end := substring(whole FROM mark."end" FOR 2);
    IF (at_start ~ ('^.' || combining || '$') AND at_start !~ ('^' || white))
       OR (at_end ~ ('^.' || combining || '$') AND at_end !~ ('^' || white)) THEN
        PERFORM annotations_refuse('mark_parted_letter', format('mark %s-%s parts a letter from its marks', mark.start, mark."end"));
    END IF;
    IF strpos(mark.text, E'\n') > 0 AND (mark.kind IS NULL OR mark.kind = 'indirect') THEN
        PERFORM annotations_refuse('mark_over_paragraphs', format('mark %s-%s runs over paragraphs', mark.start, mark."end"));
    END IF;
    IF mark.layer = 'quote' AND mark.kind = 'direct' AND strpos('«»"“”„‟‘’''‹›', left(mark.text, 1)) = 0 THEN
        PERFORM annotations_refuse('mark_direct_without_marks', format('direct quote %s-%s does not begin with a quotation mark', mark.start, mark."end"));
    END IF;
    IF (set_kind IN ('suggestions', 'own_suggestions')) <> (mark.status <> '') THEN
        PERFORM annotations_refuse('mark_status_of_suggestions', 'a suggestion has a status, and no other mark has one');
    END IF;
    IF mark.layer = 'quote' AND mark.status <> 'rejected' AND EXISTS (
        SELECT 1 FROM annotations_mark o
        WHERE o.set_id = mark.set_id AND o.layer = 'quote' AND o.id <> mark.id AND o.status <> 'rejected'
          AND ((o.start < mark.start AND mark.start < o."end" AND o."end" < mark."end")
               OR (mark.start < o.start AND o.start < mark."end" AND mark."end" < o."end"))
    ) THEN
        PERFORM annotations_refuse('mark_crossing', format('quote %s-%s crosses another', mark.start, mark."end"));
    END IF;
    IF mark.entity_id IS NOT NULL AND mark.set_id <> (SELECT e.set_id FROM annotations_entity e WHERE e.id = mark.entity_id) THEN
        PERFORM annotations_refuse('mark_entity_of_same_set', 'a mention names an entity of its own set');
    END IF;
    IF mark.origin_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM annotations_mark o
            JOIN annotations_annotationset theirs ON theirs.id = o.set_id
            JOIN annotations_annotationset ours ON ours.id = mark.set_id AND ours.version_id = theirs.version_id
        WHERE o.id = mark.origin_id AND o.layer = mark.layer AND theirs.kind IN ('suggestions', 'own_suggestions')
    ) THEN
        PERFORM annotations_refuse('mark_origin_is_a_suggestion', 'a mark comes from a suggestion of its text and layer');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION annotations_check_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_check_one_mark(NEW);
    IF NEW.set_id <> OLD.set_id OR NEW.layer <> OLD.layer THEN
        PERFORM annotations_refuse('mark_stays_in_its_layer', 'a mark never moves to another set or layer');
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER mark_rules ON annotations_mark;
CREATE TRIGGER mark_rules
    BEFORE UPDATE OF set_id, layer, start, "end", text, kind, status, entity_id, origin_id
    ON annotations_mark FOR EACH ROW EXECUTE FUNCTION annotations_check_mark();

CREATE FUNCTION annotations_check_new_marks() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER mark_rules_of_new AFTER INSERT ON annotations_mark
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annotations_check_new_marks();

CREATE FUNCTION annotations_check_new_quote_speakers() RETURNS trigger LANGUAGE plpgsql AS $$
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

DROP TRIGGER quote_speaker_rules ON annotations_quotespeaker;
CREATE TRIGGER quote_speaker_rules BEFORE UPDATE ON annotations_quotespeaker
    FOR EACH ROW EXECUTE FUNCTION annotations_check_quote_speaker();
CREATE TRIGGER quote_speaker_rules_of_new AFTER INSERT ON annotations_quotespeaker
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annotations_check_new_quote_speakers();

CREATE FUNCTION annotations_check_new_quote_cues() RETURNS trigger LANGUAGE plpgsql AS $$
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

DROP TRIGGER quote_cue_rules ON annotations_quotecue;
CREATE TRIGGER quote_cue_rules BEFORE UPDATE ON annotations_quotecue
    FOR EACH ROW EXECUTE FUNCTION annotations_check_quote_cue();
CREATE TRIGGER quote_cue_rules_of_new AFTER INSERT ON annotations_quotecue
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annotations_check_new_quote_cues();

-- Nearly every mention and cue serves a quote: that is looked at first, by one look into an index.
CREATE FUNCTION annotations_check_new_useful() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.layer = 'cue' THEN
        PERFORM 1 FROM annotations_quotecue c WHERE c.cue_id = NEW.id;
    ELSE
        PERFORM 1 FROM annotations_quotespeaker s WHERE s.mention_id = NEW.id;
    END IF;
    IF NOT FOUND AND EXISTS (SELECT 1 FROM annotations_mark m WHERE m.id = NEW.id) THEN
        PERFORM annotations_refuse('mark_useless', 'a speaker mention or a cue belongs to at least one quote');
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER mark_useless ON annotations_mark;
CREATE CONSTRAINT TRIGGER mark_useless AFTER INSERT ON annotations_mark
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.layer IN ('cue', 'speaker'))
    EXECUTE FUNCTION annotations_check_new_useful();
"""

BACKWARD = r"""
DROP TRIGGER mark_useless ON annotations_mark;
DROP FUNCTION annotations_check_new_useful();
CREATE CONSTRAINT TRIGGER mark_useless AFTER INSERT ON annotations_mark
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.layer IN ('cue', 'speaker'))
    EXECUTE FUNCTION annotations_check_useful();
DROP TRIGGER quote_cue_rules_of_new ON annotations_quotecue;
DROP FUNCTION annotations_check_new_quote_cues();
DROP TRIGGER quote_cue_rules ON annotations_quotecue;
CREATE TRIGGER quote_cue_rules BEFORE INSERT OR UPDATE ON annotations_quotecue
    FOR EACH ROW EXECUTE FUNCTION annotations_check_quote_cue();
DROP TRIGGER quote_speaker_rules_of_new ON annotations_quotespeaker;
DROP FUNCTION annotations_check_new_quote_speakers();
DROP TRIGGER quote_speaker_rules ON annotations_quotespeaker;
CREATE TRIGGER quote_speaker_rules BEFORE INSERT OR UPDATE ON annotations_quotespeaker
    FOR EACH ROW EXECUTE FUNCTION annotations_check_quote_speaker();
DROP TRIGGER mark_rules_of_new ON annotations_mark;
DROP FUNCTION annotations_check_new_marks();
DROP TRIGGER mark_rules ON annotations_mark;
CREATE OR REPLACE FUNCTION annotations_check_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_check_one_mark(NEW);
    IF TG_OP = 'UPDATE' AND (NEW.set_id <> OLD.set_id OR NEW.layer <> OLD.layer) THEN
        PERFORM annotations_refuse('mark_stays_in_its_layer', 'a mark never moves to another set or layer');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER mark_rules
    BEFORE INSERT OR UPDATE OF set_id, layer, start, "end", text, kind, status, entity_id, origin_id
    ON annotations_mark FOR EACH ROW EXECUTE FUNCTION annotations_check_mark();
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0027_a_key_for_the_quote_alone")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
