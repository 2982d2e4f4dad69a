"""The editor's account that comes with the sample articles, with a password made for this installation."""

import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from newsreader.folders import EDITOR_FILE, make_data_folder
from newsreader.private_file import write_private

USERNAME = "editor"
GROUP = "reviewers"


@transaction.atomic
def ensure_sample_editor(file: Path = EDITOR_FILE) -> str | None:
    """Make the account where there is none; its password, or None where its owner has set another.

    The password stands in ``file``, mode 0600. Where that is lost, a new one is made. Raises OSError.
    """
    make_data_folder()
    users = get_user_model().objects
    kept = _read_password(file)
    editor = users.select_for_update().filter(username=USERNAME).first()
    if editor is not None and kept is not None:
        return kept if editor.check_password(kept) else None
    password = kept or secrets.token_urlsafe(12)
    if editor is None:
        editor = users.create_user(username=USERNAME, password=password)
    else:
        editor.set_password(password)
        editor.save(update_fields=["password"])
    editor.groups.add(Group.objects.get_or_create(name=GROUP)[0])
    if kept is None:
        write_private(file, f"name: {USERNAME}\npassword: {password}\n")
    return password


def _read_password(file: Path) -> str | None:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    return next((line.removeprefix("password: ") for line in lines if line.startswith("password: ")), None)
