"""A merge is one step, never two, and the log of speakers is only ever added to; names by their words.

The rules' names: speaker_merged_once, speaker_change_append_only. A former text's rows of the lists go under
the lock that a merge waits for.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION annotations_check_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM annotations_speaker s
        WHERE s.id = NEW.merged_into_id AND s.merged_into_id IS NULL FOR SHARE;
    IF NOT FOUND OR EXISTS (SELECT FROM annotations_speaker s WHERE s.merged_into_id = NEW.id) THEN
        PERFORM annotations_refuse('speaker_merged_once', 'a merged speaker leads to one that is not merged');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER speaker_merged_once BEFORE INSERT OR UPDATE OF merged_into_id ON annotations_speaker
    FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION annotations_check_merged();

CREATE FUNCTION annotations_keep_speaker_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_refuse('speaker_change_append_only', 'the log of speakers is only ever added to');
    RETURN NULL;
END $$;

CREATE TRIGGER speaker_change_append_only BEFORE UPDATE OR DELETE ON annotations_speakerchange
    FOR EACH ROW EXECUTE FUNCTION annotations_keep_speaker_change();

CREATE INDEX speaker_by_word ON annotations_speaker USING gin (to_tsvector('simple', folded_name));
CREATE INDEX speaker_alias_by_word ON annotations_speakeralias USING gin (to_tsvector('simple', folded_name));

CREATE OR REPLACE FUNCTION annotations_unlist_former_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- annotations.actions.list_lock says why.
    PERFORM pg_advisory_xact_lock_shared(1514, 0);
    DELETE FROM annotations_listedspeaker s USING annotations_listedquote q
        WHERE q.quote_id = s.quote_id AND q.version_id = OLD.id;
    DELETE FROM annotations_listedquote WHERE version_id = OLD.id;
    DELETE FROM annotations_listedplace WHERE version_id = OLD.id;
    RETURN NULL;
END $$;
"""

BACKWARD = """
CREATE OR REPLACE FUNCTION annotations_unlist_former_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM annotations_listedspeaker s USING annotations_listedquote q
        WHERE q.quote_id = s.quote_id AND q.version_id = OLD.id;
    DELETE FROM annotations_listedquote WHERE version_id = OLD.id;
    DELETE FROM annotations_listedplace WHERE version_id = OLD.id;
    RETURN NULL;
END $$;
DROP INDEX speaker_alias_by_word;
DROP INDEX speaker_by_word;
DROP TRIGGER speaker_change_append_only ON annotations_speakerchange;
DROP FUNCTION annotations_keep_speaker_change();
DROP TRIGGER speaker_merged_once ON annotations_speaker;
DROP FUNCTION annotations_check_merged();
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0011_speakers_are_merged")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
