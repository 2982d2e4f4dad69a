"""The scheme's rules that need the text, other rows or ranges, held by the database itself.

Each violation raises check_violation or exclusion_violation with the rule's constraint name:
mark_text, mark_white_space_edge, mark_parted_letter, mark_over_paragraphs, mark_direct_without_marks,
mark_crossing, mark_overlap, mark_status_of_suggestions, mark_entity_of_same_set, mark_stays_in_its_layer,
mark_origin_is_a_suggestion, quote_link_layers, decision_append_only; and, looked at when the transaction
ends, mark_useless, mark_mention_of_another, annotation_set_undecided.
"""

from django.db import migrations

FORWARD = r"""
-- Speakers, cues and places never overlap within a set. GiST over plain integers would need btree_gist;
-- one number packs the set, the layer and the offset instead: set * 4 + layer, then 24 bits of offset.
ALTER TABLE annotations_mark ADD CONSTRAINT mark_overlap EXCLUDE USING gist (
    int8range(
        (set_id * 4 + CASE layer WHEN 'speaker' THEN 1 WHEN 'cue' THEN 2 ELSE 3 END) * 16777216 + start,
        (set_id * 4 + CASE layer WHEN 'speaker' THEN 1 WHEN 'cue' THEN 2 ELSE 3 END) * 16777216 + "end"
    ) WITH &&
) WHERE (layer <> 'quote' AND status <> 'rejected');

CREATE FUNCTION annotations_refuse(rule text, message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', message USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION annotations_check_mark() RETURNS trigger LANGUAGE plpgsql AS $$
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
        WHERE s.id = NEW.set_id;
    -- An empty span is for mark_span to refuse: there is nothing here to look at.
    IF NEW."end" <= NEW.start THEN
        RETURN NEW;
    END IF;
    IF NEW.text <> substring(whole FROM NEW.start + 1 FOR NEW."end" - NEW.start)
       OR char_length(NEW.text) <> NEW."end" - NEW.start THEN
        PERFORM annotations_refuse('mark_text', format('the text of mark %s-%s is not what stands there', NEW.start, NEW."end"));
    END IF;
    IF NEW.text ~ ('^' || white) OR NEW.text ~ (white || '$') THEN
        PERFORM annotations_refuse('mark_white_space_edge', format('mark %s-%s begins or ends with white space', NEW.start, NEW."end"));
    END IF;
    -- The character before a boundary and the one after it.
    at_start := CASE WHEN NEW.start > 0 THEN substring(whole FROM NEW.start FOR 2) ELSE '' END;
    at_end := substring(whole FROM NEW."end" FOR 2);
    IF (at_start ~ ('^.' || combining || '$') AND at_start !~ ('^' || white))
       OR (at_end ~ ('^.' || combining || '$') AND at_end !~ ('^' || white)) THEN
        PERFORM annotations_refuse('mark_parted_letter', format('mark %s-%s parts a letter from its marks', NEW.start, NEW."end"));
    END IF;
    IF strpos(NEW.text, E'\n') > 0 AND (NEW.kind IS NULL OR NEW.kind = 'indirect') THEN
        PERFORM annotations_refuse('mark_over_paragraphs', format('mark %s-%s runs over paragraphs', NEW.start, NEW."end"));
    END IF;
    IF NEW.layer = 'quote' AND NEW.kind = 'direct' AND strpos('«»"“”„‟‘’''‹›', left(NEW.text, 1)) = 0 THEN
        PERFORM annotations_refuse('mark_direct_without_marks', format('direct quote %s-%s does not begin with a quotation mark', NEW.start, NEW."end"));
    END IF;
    IF (set_kind = 'suggestions') <> (NEW.status <> '') THEN
        PERFORM annotations_refuse('mark_status_of_suggestions', 'a suggestion has a status, and no other mark has one');
    END IF;
    IF NEW.layer = 'quote' AND NEW.status <> 'rejected' AND EXISTS (
        SELECT 1 FROM annotations_mark o
        WHERE o.set_id = NEW.set_id AND o.layer = 'quote' AND o.id <> NEW.id AND o.status <> 'rejected'
          AND ((o.start < NEW.start AND NEW.start < o."end" AND o."end" < NEW."end")
               OR (NEW.start < o.start AND o.start < NEW."end" AND NEW."end" < o."end"))
    ) THEN
        PERFORM annotations_refuse('mark_crossing', format('quote %s-%s crosses another', NEW.start, NEW."end"));
    END IF;
    IF NEW.entity_id IS NOT NULL AND NEW.set_id <> (SELECT e.set_id FROM annotations_entity e WHERE e.id = NEW.entity_id) THEN
        PERFORM annotations_refuse('mark_entity_of_same_set', 'a mention names an entity of its own set');
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.set_id <> OLD.set_id OR NEW.layer <> OLD.layer) THEN
        PERFORM annotations_refuse('mark_stays_in_its_layer', 'a mark never moves to another set or layer');
    END IF;
    IF NEW.origin_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM annotations_mark o
            JOIN annotations_annotationset theirs ON theirs.id = o.set_id
            JOIN annotations_annotationset ours ON ours.id = NEW.set_id AND ours.version_id = theirs.version_id
        WHERE o.id = NEW.origin_id AND o.layer = NEW.layer AND theirs.kind = 'suggestions'
    ) THEN
        PERFORM annotations_refuse('mark_origin_is_a_suggestion', 'a mark comes from a suggestion of its text and layer');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER mark_rules
    BEFORE INSERT OR UPDATE OF set_id, layer, start, "end", text, kind, status, entity_id, origin_id
    ON annotations_mark FOR EACH ROW EXECUTE FUNCTION annotations_check_mark();

CREATE FUNCTION annotations_check_quote_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    quote annotations_mark;
    mention annotations_mark;
    entity_set bigint;
BEGIN
    SELECT * INTO quote FROM annotations_mark WHERE id = NEW.quote_id;
    SELECT set_id INTO entity_set FROM annotations_entity WHERE id = NEW.entity_id;
    IF quote.layer <> 'quote' OR entity_set <> quote.set_id THEN
        PERFORM annotations_refuse('quote_link_layers', 'a speaker belongs to a quote of the same set');
    END IF;
    IF NEW.mention_id IS NOT NULL THEN
        SELECT * INTO mention FROM annotations_mark WHERE id = NEW.mention_id;
        IF mention.layer <> 'speaker' OR mention.set_id <> quote.set_id OR mention.entity_id <> NEW.entity_id THEN
            PERFORM annotations_refuse('quote_link_layers', 'a mention is a speaker mark of the same set and entity');
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER quote_speaker_rules BEFORE INSERT OR UPDATE ON annotations_quotespeaker
    FOR EACH ROW EXECUTE FUNCTION annotations_check_quote_speaker();

CREATE FUNCTION annotations_check_quote_cue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM annotations_mark q JOIN annotations_mark c ON c.set_id = q.set_id
        WHERE q.id = NEW.quote_id AND q.layer = 'quote' AND c.id = NEW.cue_id AND c.layer = 'cue'
    ) THEN
        PERFORM annotations_refuse('quote_link_layers', 'a cue belongs to a quote of the same set');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER quote_cue_rules BEFORE INSERT OR UPDATE ON annotations_quotecue
    FOR EACH ROW EXECUTE FUNCTION annotations_check_quote_cue();

-- A mention or a cue serves at least one quote; looked at when the transaction ends.
CREATE FUNCTION annotations_check_useful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    suspects bigint[];
BEGIN
    IF TG_TABLE_NAME = 'annotations_mark' THEN
        suspects := ARRAY[NEW.id];
    ELSIF TG_TABLE_NAME = 'annotations_quotecue' THEN
        suspects := ARRAY[OLD.cue_id];
    ELSE
        suspects := ARRAY[OLD.mention_id];
    END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_mark m WHERE m.id = ANY (suspects)
          AND ((m.layer = 'cue' AND NOT EXISTS (SELECT 1 FROM annotations_quotecue c WHERE c.cue_id = m.id))
               OR (m.layer = 'speaker' AND NOT EXISTS (SELECT 1 FROM annotations_quotespeaker s WHERE s.mention_id = m.id)))
    ) THEN
        PERFORM annotations_refuse('mark_useless', 'a speaker mention or a cue belongs to at least one quote');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER mark_useless AFTER INSERT ON annotations_mark
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.layer IN ('cue', 'speaker'))
    EXECUTE FUNCTION annotations_check_useful();
CREATE CONSTRAINT TRIGGER quote_cue_taken_away AFTER DELETE OR UPDATE ON annotations_quotecue
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION annotations_check_useful();
CREATE CONSTRAINT TRIGGER quote_mention_taken_away AFTER DELETE OR UPDATE ON annotations_quotespeaker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.mention_id IS NOT NULL)
    EXECUTE FUNCTION annotations_check_useful();

-- A mention whose entity changes takes its quotes along, by the end of the transaction.
CREATE FUNCTION annotations_check_mention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM annotations_quotespeaker s JOIN annotations_mark m ON m.id = s.mention_id
        WHERE m.id = NEW.id AND s.entity_id <> m.entity_id
    ) THEN
        PERFORM annotations_refuse('mark_mention_of_another', 'a mention names the speaker of its quotes');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER mark_mention_of_another AFTER UPDATE OF entity_id ON annotations_mark
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.layer = 'speaker' AND NEW.entity_id IS DISTINCT FROM OLD.entity_id)
    EXECUTE FUNCTION annotations_check_mention();

-- A reviewed text has no undecided suggestion, whichever of the two came first.
CREATE FUNCTION annotations_check_decided() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE CONSTRAINT TRIGGER annotation_set_undecided AFTER INSERT OR UPDATE OF state ON annotations_annotationset
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'reviewed')
    EXECUTE FUNCTION annotations_check_decided();
CREATE CONSTRAINT TRIGGER mark_undecided AFTER INSERT OR UPDATE OF status ON annotations_mark
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'undecided')
    EXECUTE FUNCTION annotations_check_decided();

CREATE FUNCTION annotations_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_refuse('decision_append_only', 'the log of decisions is only ever added to');
    RETURN NULL;
END $$;

CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON annotations_decision
    FOR EACH ROW EXECUTE FUNCTION annotations_keep_decision();
"""

BACKWARD = """
DROP TRIGGER decision_append_only ON annotations_decision;
DROP FUNCTION annotations_keep_decision();
DROP TRIGGER mark_undecided ON annotations_mark;
DROP TRIGGER annotation_set_undecided ON annotations_annotationset;
DROP FUNCTION annotations_check_decided();
DROP TRIGGER mark_mention_of_another ON annotations_mark;
DROP FUNCTION annotations_check_mention();
DROP TRIGGER quote_mention_taken_away ON annotations_quotespeaker;
DROP TRIGGER quote_cue_taken_away ON annotations_quotecue;
DROP TRIGGER mark_useless ON annotations_mark;
DROP FUNCTION annotations_check_useful();
DROP TRIGGER quote_cue_rules ON annotations_quotecue;
DROP FUNCTION annotations_check_quote_cue();
DROP TRIGGER quote_speaker_rules ON annotations_quotespeaker;
DROP FUNCTION annotations_check_quote_speaker();
DROP TRIGGER mark_rules ON annotations_mark;
DROP FUNCTION annotations_check_mark();
DROP FUNCTION annotations_refuse(text, text);
ALTER TABLE annotations_mark DROP CONSTRAINT mark_overlap;
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0001_initial"), ("articles", "0002_text_rules")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
