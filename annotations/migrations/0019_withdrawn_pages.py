"""What withdrawals took from the addresses of quotes and speakers; of former ones what the log still tells."""

import django.db.models.deletion
from django.db import migrations, models

# The log has no words of a withdrawn text, but the numbers and layers of its marks, and of its speakers.
FORMER = """
WITH state AS (
    SELECT DISTINCT ON (v.article_id, c->>'what', c->>'id')
        v.article_id, c->>'what' AS what, (c->>'id')::bigint AS id, c->'after' AS after
    FROM annotations_decision d
    JOIN annotations_annotationset s ON s.id = d.set_id AND s.kind = 'shared' AND s.state = 'withdrawn'
    JOIN articles_textversion v ON v.id = s.version_id
    CROSS JOIN LATERAL jsonb_array_elements(d.changes) c
    WHERE c->>'what' IN ('mark', 'entity')
    ORDER BY v.article_id, c->>'what', c->>'id', d.revision DESC
)
INSERT INTO annotations_withdrawnpage (of, number, article_id)
SELECT 'quote', id, article_id FROM state WHERE what = 'mark' AND after->>'layer' = 'quote'
UNION
SELECT 'speaker', (after->>'speaker')::bigint, article_id FROM state
WHERE what = 'entity' AND jsonb_typeof(after->'speaker') = 'number'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0018_preferences"),
        ("articles", "0009_daily_reads"),
    ]

    operations = [
        migrations.CreateModel(
            name="WithdrawnPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of", models.TextField(choices=[("quote", "quote"), ("speaker", "speaker")])),
                ("number", models.BigIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.article"
                    ),
                ),
            ],
            options={
                "ordering": ["of", "number", "article"],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number", "article"), name="withdrawn_page_once"),
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ["quote", "speaker"])), name="withdrawn_page_of_what"
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORMER, migrations.RunSQL.noop),
    ]
