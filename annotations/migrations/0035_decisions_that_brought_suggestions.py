"""The decisions by which annotators saw suggestions are found by an index of them alone."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0034_indexes_of_words_as_they_are_meant"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(
                    ("action", "suggest"),
                    models.Q(("action", "import"), ("changes__contains", [{"into": "suggestions"}])),
                    _connector="OR",
                ),
                fields=["set"],
                name="decision_brought_suggestions",
            ),
        ),
    ]
