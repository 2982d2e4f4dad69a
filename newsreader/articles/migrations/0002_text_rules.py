"""What the database itself holds of a text version: NFC, LF, its hash, and that it never changes."""

from django.db import migrations

FORWARD = r"""
ALTER TABLE articles_textversion
    ADD CONSTRAINT text_version_is_not_empty CHECK (text ~ '[^\u0009-\u000D\u001C-\u0020\u0085\u00A0\u2028\u2029\u3000]'),
    ADD CONSTRAINT text_version_is_short_enough CHECK (char_length(text) < 16777216),
    ADD CONSTRAINT text_version_is_nfc CHECK (text IS NFC NORMALIZED),
    ADD CONSTRAINT text_version_ends_lines_with_lf CHECK (strpos(text, E'\r') = 0),
    ADD CONSTRAINT text_version_has_no_byte_order_mark CHECK (left(text, 1) <> U&'\FEFF'),
    ADD CONSTRAINT text_version_hash_is_of_its_text CHECK (content_hash = sha256(convert_to(text, 'UTF8')));

CREATE FUNCTION articles_text_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the text of version % of article % never changes; make a new version', OLD.number, OLD.article_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'text_version_never_changes';
END $$;

CREATE TRIGGER text_version_never_changes
    BEFORE UPDATE OF text, content_hash, article_id, number ON articles_textversion FOR EACH ROW
    WHEN (OLD.text IS DISTINCT FROM NEW.text OR OLD.content_hash IS DISTINCT FROM NEW.content_hash
          OR OLD.article_id <> NEW.article_id OR OLD.number <> NEW.number)
    EXECUTE FUNCTION articles_text_never_changes();
"""

BACKWARD = """
DROP TRIGGER text_version_never_changes ON articles_textversion;
DROP FUNCTION articles_text_never_changes();
ALTER TABLE articles_textversion
    DROP CONSTRAINT text_version_is_not_empty,
    DROP CONSTRAINT text_version_is_short_enough,
    DROP CONSTRAINT text_version_is_nfc,
    DROP CONSTRAINT text_version_ends_lines_with_lf,
    DROP CONSTRAINT text_version_has_no_byte_order_mark,
    DROP CONSTRAINT text_version_hash_is_of_its_text;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
