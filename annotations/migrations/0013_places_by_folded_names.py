"""The places are found by their names, folded once."""

import django.contrib.postgres.indexes
from django.db import migrations

import annotations.models.place
from annotations.models.place import folded_names


def fold_names(apps, schema_editor):
    places = apps.get_model("annotations", "Place").objects
    rows = list(places.all())
    for place in rows:
        place.folded = folded_names(place)
    places.bulk_update(rows, ["folded"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("annotations", "0012_rules_of_merged_speakers")]

    operations = [
        migrations.AddField(
            model_name="place", name="folded", field=annotations.models.place.FoldedNames(size=None)
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="place",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["folded"], name="place_by_folded_name"
            ),
        ),
    ]
