"""Work that is given to people to do independently, each on a pair of sets of their own.

The rules' names: independent_work_closed, beside those of the marks, which hold for suggestions of either kind.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FORWARD = """
-- What is a suggestion in the machine's set is one in its copy too.
DO $do$ BEGIN
    EXECUTE replace(replace(
        pg_get_functiondef('annotations_check_mark'::regproc),
        $$(set_kind = 'suggestions')$$, $$(set_kind IN ('suggestions', 'own_suggestions'))$$),
        $$theirs.kind = 'suggestions'$$, $$theirs.kind IN ('suggestions', 'own_suggestions')$$);
END $do$;

-- What was compared stays as it was.
CREATE FUNCTION annotations_refuse_closed_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM annotations_independentwork w WHERE w.set_id = NEW.set_id AND w.closed_at IS NOT NULL) THEN
        PERFORM annotations_refuse('independent_work_closed', 'the independent work is closed');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER independent_work_closed BEFORE INSERT ON annotations_decision
    FOR EACH ROW EXECUTE FUNCTION annotations_refuse_closed_work();
"""

BACKWARD = """
DROP TRIGGER independent_work_closed ON annotations_decision;
DROP FUNCTION annotations_refuse_closed_work();
DO $do$ BEGIN
    EXECUTE replace(replace(
        pg_get_functiondef('annotations_check_mark'::regproc),
        $$(set_kind IN ('suggestions', 'own_suggestions'))$$, $$(set_kind = 'suggestions')$$),
        $$theirs.kind IN ('suggestions', 'own_suggestions')$$, $$theirs.kind = 'suggestions'$$);
END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0016_rules_of_approval_and_comments"),
        ("articles", "0008_search_of_the_reviewed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IndependentWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("with_suggestions", models.BooleanField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="annotationset",
            name="annotation_set_one_an_annotator",
        ),
        migrations.RemoveConstraint(
            model_name="annotationset",
            name="annotation_set_individual_has_annotator",
        ),
        migrations.RemoveConstraint(
            model_name="annotationset",
            name="annotation_set_kind_known",
        ),
        migrations.AlterField(
            model_name="annotationset",
            name="kind",
            field=models.TextField(
                choices=[
                    ("suggestions", "Suggestions"),
                    ("shared", "Shared"),
                    ("individual", "One annotator's"),
                    ("own_suggestions", "Suggestions for one annotator"),
                    ("final", "Final"),
                ]
            ),
        ),
        migrations.AddConstraint(
            model_name="annotationset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annotator__isnull", False)),
                fields=("version", "annotator", "kind"),
                name="annotation_set_one_an_annotator",
            ),
        ),
        migrations.AddConstraint(
            model_name="annotationset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("annotator__isnull", False), ("kind__in", ["individual", "own_suggestions"])),
                    models.Q(
                        models.Q(("kind__in", ["individual", "own_suggestions"]), _negated=True),
                        ("annotator__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="annotation_set_individual_has_annotator",
            ),
        ),
        migrations.AddConstraint(
            model_name="annotationset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["suggestions", "shared", "individual", "own_suggestions", "final"])
                ),
                name="annotation_set_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="independentwork",
            name="given_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="independentwork",
            name="set",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="work",
                to="annotations.annotationset",
            ),
        ),
        migrations.AddConstraint(
            model_name="independentwork",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at__isnull", True), ("closed_at__gte", models.F("given_at")), _connector="OR"
                ),
                name="independent_work_closes_later",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_action_known",
        ),
        migrations.AlterField(
            model_name="decision",
            name="action",
            field=models.TextField(
                choices=[
                    ("suggest", "suggested"),
                    ("create", "added"),
                    ("change", "changed"),
                    ("delete", "deleted"),
                    ("accept", "accepted"),
                    ("reject", "rejected"),
                    ("review", "marked as reviewed"),
                    ("approve", "approved"),
                    ("discuss", "put up for discussion"),
                    ("reopen", "opened again"),
                    ("undo", "undid"),
                    ("redo", "redid"),
                    ("restore", "brought an old state back"),
                    ("settle", "settled"),
                ]
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "action__in",
                        [
                            "suggest",
                            "create",
                            "change",
                            "delete",
                            "accept",
                            "reject",
                            "review",
                            "approve",
                            "discuss",
                            "reopen",
                            "undo",
                            "redo",
                            "restore",
                            "settle",
                        ],
                    )
                ),
                name="decision_action_known",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
