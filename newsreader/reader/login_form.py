"""The log-in, which says how many tries are left before it pauses."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext

# The failure from which on the tries that are left are told.
TOLD_FROM = 3


class LoginForm(AuthenticationForm):
    """Django's own form; from the third wrong password on it says how many tries are left.

    Failures count for a name at an address whether or not there is such an account, and so does the sentence.
    """

    # Django's Arabic calls the password by another word than the field does.
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": gettext_lazy(
            "This name and this password do not go together. Capital and small letters are told apart."
        ),
    }

    def clean(self) -> dict[str, Any]:
        """The name and the password of somebody who may log in. Raises ValidationError."""
        try:
            return super().clean()
        except ValidationError as error:
            left = self._tries_left()
            if left is None:
                raise
            told = ngettext(
                "%(count)d more try, then logging in with this name is paused for a quarter of an hour.",
                "%(count)d more tries, then logging in with this name is paused for a quarter of an hour.",
                left,
            )
            raise ValidationError([error, told % {"count": left}]) from error

    def _tries_left(self) -> int | None:
        credentials = {"username": self.cleaned_data.get("username")}
        failures = AxesProxyHandler.get_failures(self.request, credentials)
        left = settings.AXES_FAILURE_LIMIT - failures
        return left if failures >= TOLD_FROM and left > 0 else None
