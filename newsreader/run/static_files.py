"""The static files with their hashed names, collected when one of them has changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from newsreader.folders import make_data_folder


def collect_static_files() -> bool:
    """Collect them if need be; whether it was. Raises OSError."""
    stamp = make_data_folder() / "static-files"
    state = f"{settings.STATIC_ROOT} {_state()}\n"
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state, encoding="utf-8")
    return True


def _state() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = (storage.path(path), storage.size(path), storage.get_modified_time(path).timestamp())
            digest.update(repr((path, *stat)).encode())
    return digest.hexdigest()
