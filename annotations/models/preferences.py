"""How one person likes to edit."""

from django.conf import settings
from django.db import models

LIKELY_BAR = 0.9


class Preferences(models.Model):
    """The bar above which suggestions are accepted at once (0 to 1), whether letters, digits and signs give
    commands at all, and the keys that were changed: by command the key or "" (annotations.keyboard)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    bar = models.FloatField(default=LIKELY_BAR)
    single_keys = models.BooleanField(default=True)
    keys = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(bar__gte=0, bar__lte=1), name="preferences_bar_is_a_confidence"
            ),
            models.CheckConstraint(
                condition=models.Func(
                    "keys", function="annotations_keys_allowed", output_field=models.BooleanField()
                ),
                name="preferences_keys_are_allowed",
            ),
        ]

    def __str__(self) -> str:
        return f"preferences of {self.user_id}"
