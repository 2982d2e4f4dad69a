"""Files that are looked over. A withdrawal takes all that wait: one may have the words that are taken back."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION intake_drop_uploads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM intake_upload;
    RETURN NULL;
END $$;

CREATE TRIGGER withdrawal_drops_uploads AFTER INSERT ON articles_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION intake_drop_uploads();
"""
BACKWARD = """
DROP TRIGGER withdrawal_drops_uploads ON articles_withdrawal;
DROP FUNCTION intake_drop_uploads();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_withdrawal"),
        ("intake", "0001_feeds_and_hosts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "token",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.TextField()),
                ("data", models.BinaryField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="upload_has_a_name"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
