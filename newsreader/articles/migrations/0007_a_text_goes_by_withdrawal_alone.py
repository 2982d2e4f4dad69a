"""The one way in which a text goes: with the withdrawal of its article, as long as that stands.

A withdrawn text is empty, never current, and keeps its hash, by which it is known and kept out. The rules' names:
article_withdrawn, withdrawal_takes_every_text, withdrawal_stays_said.
"""

from django.db import migrations

FORWARD = r"""
ALTER TABLE articles_textversion
    DROP CONSTRAINT text_version_is_not_empty,
    DROP CONSTRAINT text_version_hash_is_of_its_text,
    ADD CONSTRAINT text_version_is_not_empty CHECK (
        text ~ '[^\u0009-\u000D\u001C-\u0020\u0085\u00A0\u2028\u2029\u3000]' OR (text = '' AND NOT is_current)),
    ADD CONSTRAINT text_version_hash_is_of_its_text CHECK (
        content_hash = sha256(convert_to(text, 'UTF8')) OR text = '');

CREATE OR REPLACE FUNCTION articles_text_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text = '' AND NEW.content_hash = OLD.content_hash AND NEW.article_id = OLD.article_id
       AND NEW.number = OLD.number
       AND EXISTS (SELECT FROM articles_withdrawal w WHERE w.article_id = OLD.article_id AND w.lifted_at IS NULL)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the text of version % of article % never changes; make a new version', OLD.number, OLD.article_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'text_version_never_changes';
END $$;

-- Neither the article nor, under another address, the same text comes in while the withdrawal stands.
CREATE FUNCTION articles_refuse_withdrawn_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_article bigint;
BEGIN
    IF NEW.text = '' THEN
        RAISE EXCEPTION 'a text version has a text'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'text_version_is_not_empty';
    END IF;
    SELECT w.article_id INTO of_article FROM articles_withdrawal w
        WHERE w.lifted_at IS NULL AND w.article_id = ANY (NEW.article_id || ARRAY(
            SELECT v.article_id FROM articles_textversion v WHERE v.content_hash = NEW.content_hash AND v.text = ''))
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'article % was withdrawn', of_article
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_withdrawn';
    END IF;
    UPDATE articles_article SET withdrawn_at = NULL WHERE id = NEW.article_id AND withdrawn_at IS NOT NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER text_version_withdrawn BEFORE INSERT ON articles_textversion
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_withdrawn_text();

-- Looked at when the transaction ends: nothing of the article is left.
CREATE FUNCTION articles_check_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_textversion v WHERE v.article_id = NEW.article_id AND v.text <> '')
       OR EXISTS (SELECT FROM articles_searchtext s WHERE s.article_id = NEW.article_id)
       OR EXISTS (SELECT FROM articles_article a WHERE a.id = NEW.article_id AND a.withdrawn_at IS NULL)
    THEN
        RAISE EXCEPTION 'the withdrawal of article % takes every text of it', NEW.article_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_takes_every_text';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER withdrawal_takes_every_text AFTER INSERT ON articles_withdrawal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION articles_check_withdrawal();

CREATE FUNCTION articles_keep_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.lifted_at IS NULL
       AND to_jsonb(NEW) - '{lifted_at,lifted_by_id}'::text[] = to_jsonb(OLD) - '{lifted_at,lifted_by_id}'::text[]
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a withdrawal is lifted once, and else stays as it was said'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_stays_said';
END $$;

CREATE TRIGGER withdrawal_stays_said BEFORE UPDATE ON articles_withdrawal
    FOR EACH ROW EXECUTE FUNCTION articles_keep_withdrawal();
"""

BACKWARD = r"""
DROP TRIGGER withdrawal_stays_said ON articles_withdrawal;
DROP FUNCTION articles_keep_withdrawal();
DROP TRIGGER withdrawal_takes_every_text ON articles_withdrawal;
DROP FUNCTION articles_check_withdrawal();
DROP TRIGGER text_version_withdrawn ON articles_textversion;
DROP FUNCTION articles_refuse_withdrawn_text();
CREATE OR REPLACE FUNCTION articles_text_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the text of version % of article % never changes; make a new version', OLD.number, OLD.article_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'text_version_never_changes';
END $$;
ALTER TABLE articles_textversion
    DROP CONSTRAINT text_version_is_not_empty,
    DROP CONSTRAINT text_version_hash_is_of_its_text,
    ADD CONSTRAINT text_version_is_not_empty CHECK (text ~ '[^\u0009-\u000D\u001C-\u0020\u0085\u00A0\u2028\u2029\u3000]'),
    ADD CONSTRAINT text_version_hash_is_of_its_text CHECK (content_hash = sha256(convert_to(text, 'UTF8')));
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_withdrawal")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
