"""Passwords: one's own changed, and one chosen by a link that is good once."""

from typing import Any

from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


class ChangePassword(SuccessMessageMixin, PasswordChangeView):
    """Change one's own password; other sessions under the former one end."""

    template_name = "registration/password_change.html"
    success_url = reverse_lazy("article-list")
    success_message = _("Your password is changed.")


class ChoosePassword(SuccessMessageMixin, PasswordResetConfirmView):
    """Choose the first password, or a new one, by the link that an administrator passed on; it is good once,
    and not for an account that is shut out."""

    template_name = "registration/password_choose.html"
    success_url = reverse_lazy("article-list")
    success_message = _("Your password is set; you are logged in.")
    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"

    def get_user(self, uidb64: str) -> Any:
        """Whose link it is; nobody's where the account is shut out."""
        person = super().get_user(uidb64)
        return person if person is not None and person.is_active else None
