"""An upload's bytes in parts, so that a large one is never in memory as a whole."""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
INSERT INTO intake_uploadpart (upload_id, number, data) SELECT token, 0, data FROM intake_upload;
SET CONSTRAINTS ALL IMMEDIATE;
CREATE OR REPLACE FUNCTION intake_drop_uploads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM intake_uploadpart;
    DELETE FROM intake_upload;
    RETURN NULL;
END $$;
"""
# Whoever looks a file over sends it again.
BACKWARD = """
DELETE FROM intake_uploadpart;
DELETE FROM intake_upload;
SET CONSTRAINTS ALL IMMEDIATE;
CREATE OR REPLACE FUNCTION intake_drop_uploads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM intake_upload;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_uploads")]

    operations = [
        migrations.CreateModel(
            name="UploadPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("data", models.BinaryField()),
                (
                    "upload",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="intake.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "number"), name="upload_part_once")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RemoveField("upload", "data"),
    ]
