from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from annotations.permissions import may_edit, may_import, may_manage_people


def site_name() -> str:
    """The site's name, by the setting SITE_NAME or in the reader's language."""
    return settings.SITE_NAME or gettext("Newsroom Reader")


def site(request: HttpRequest) -> dict[str, Any]:
    """What every page knows of the site."""
    user = getattr(request, "user", None)
    return {
        "site_title": site_name(),
        # Asked for where a template does so, and then once a request.
        "may_take_in": lambda: user is not None and may_edit(user),
        "may_import": lambda: user is not None and may_import(user),
        "may_manage_people": lambda: user is not None and may_manage_people(user),
    }
