"""Who makes a speaker of a name keeps others from it by a row in the place of an advisory lock: of those the server
has room for some thousand, and a file of articles by many speakers could not come in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0038_marks_that_overlap_are_found_faster")]

    operations = [
        migrations.CreateModel(
            name="NameLock",
            fields=[("name", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.RunSQL(
            "ALTER TABLE annotations_namelock SET UNLOGGED", "ALTER TABLE annotations_namelock SET LOGGED"
        ),
    ]
