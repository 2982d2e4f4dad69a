"""The commands that move an end from comma to comma have keys."""

from django.db import migrations

COMMANDS = r"""
CREATE OR REPLACE FUNCTION annotations_commands_with_keys() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY[
        'accept', 'accept-all', 'approve', 'bare', 'choice', 'comment', 'cue', 'direct', 'discuss', 'edit',
        'enclosed', 'end-at-comma', 'end-at-next', 'end-in', 'end-out', 'everywhere', 'guidelines', 'here', 'history', 'indirect',
        'last-mark', 'last-suggestion', 'mixed', 'next-article', 'next-mark', 'next-suggestion',
        'other-end', 'place', 'quote', 'redo', 'reject', 'reject-all', 'review', 'sentence', 'speaker',
        'start-in', 'start-out', 'undo', 'who'
    ]
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0029_words_come_in_many")]

    operations = [migrations.RunSQL(COMMANDS, migrations.RunSQL.noop)]
