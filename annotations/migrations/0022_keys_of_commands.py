"""The keys that a person has changed: an object of known commands, each with a key that a command may have or "", and
no key twice. The rule's name: preferences_keys_are_allowed."""

from django.db import migrations, models

FORWARD = r"""
-- Written by nothing but tests until now, and in another way.
UPDATE annotations_preferences SET keys = '{}';

CREATE FUNCTION annotations_keys_allowed(keys jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(keys) = 'object' THEN
        NOT EXISTS (
            SELECT FROM jsonb_each(keys) AS one
            WHERE one.key <> ALL (annotations_commands_with_keys())
               OR jsonb_typeof(one.value) <> 'string'
               OR one.value #>> '{}' !~ '^((Shift\+)?[][A-Z]|[-0-9,.;''=/\\`]|)$'
        ) AND (
            SELECT count(*) = count(DISTINCT one.value) FROM jsonb_each_text(keys) AS one WHERE one.value <> ''
        )
    ELSE false END
$$;
"""
COMMANDS = r"""
-- A new command: this function once more, with its name.
CREATE OR REPLACE FUNCTION annotations_commands_with_keys() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY[
        'accept', 'accept-all', 'approve', 'choice', 'comment', 'cue', 'direct', 'discuss', 'edit',
        'enclosed', 'end-in', 'end-out', 'everywhere', 'guidelines', 'here', 'history', 'indirect',
        'last-mark', 'last-suggestion', 'mixed', 'next-article', 'next-mark', 'next-suggestion',
        'other-end', 'place', 'quote', 'redo', 'reject', 'reject-all', 'review', 'sentence', 'speaker',
        'start-in', 'start-out', 'undo', 'who'
    ]
$$;
"""
BACKWARD = "DROP FUNCTION annotations_keys_allowed(jsonb); DROP FUNCTION annotations_commands_with_keys();"


class Migration(migrations.Migration):
    dependencies = [("annotations", "0021_parts_and_releases_are_kept")]

    operations = [
        migrations.RunSQL(COMMANDS + FORWARD, BACKWARD),
        migrations.AddConstraint(
            model_name="preferences",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    "keys", function="annotations_keys_allowed", output_field=models.BooleanField()
                ),
                name="preferences_keys_are_allowed",
            ),
        ),
    ]
