from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0025_imported_marks"),
        ("articles", "0009_daily_reads"),
    ]

    operations = [
        # Sums of months are made with those of days: all are counted again by the next run.
        migrations.RunSQL(
            "DELETE FROM annotations_dailycount; DELETE FROM annotations_countedarticle;"
            "DELETE FROM annotations_counting",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveConstraint(
            model_name="dailycount",
            name="daily_count_once",
        ),
        migrations.RemoveIndex(
            model_name="dailycount",
            name="daily_count_of_all",
        ),
        migrations.AddField(
            model_name="dailycount",
            name="span",
            field=models.TextField(default="day"),
        ),
        migrations.AddIndex(
            model_name="dailycount",
            index=models.Index(
                condition=models.Q(("source__isnull", True), ("speaker__isnull", True)),
                fields=["span", "day"],
                name="daily_count_of_all",
            ),
        ),
        migrations.AddIndex(
            model_name="dailycount",
            index=models.Index(
                condition=models.Q(("source__isnull", False)),
                fields=["span", "day"],
                name="daily_count_of_outlets",
            ),
        ),
        migrations.AddIndex(
            model_name="dailycount",
            index=models.Index(
                condition=models.Q(("speaker__isnull", False)),
                fields=["span", "day"],
                name="daily_count_of_speakers",
            ),
        ),
        migrations.AddConstraint(
            model_name="dailycount",
            constraint=models.UniqueConstraint(
                fields=("what", "span", "day", "source", "speaker"),
                name="daily_count_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="dailycount",
            constraint=models.CheckConstraint(
                condition=models.Q(("span__in", ["day", "month"])), name="daily_count_span_known"
            ),
        ),
    ]
