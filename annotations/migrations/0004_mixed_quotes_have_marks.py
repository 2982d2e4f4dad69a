"""A mixed quote has some words in quotation marks.

Not valid for rows that are there: a corpus may hold some from before the rule, and they stand until someone
changes them.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("annotations", "0003_groups")]

    operations = [
        AddConstraintNotValid(
            model_name="mark",
            constraint=models.CheckConstraint(
                condition=Q(kind__isnull=True) | ~Q(kind="mixed") | Q(text__regex="[«»\"“”„‟‘’'‹›]"),
                name="mark_mixed_without_marks",
            ),
        ),
    ]
