"""The project's settings for its tests: a database server of their own, cheap passwords, files unhashed."""

import os
from pathlib import Path

# Before the settings read it. What a test starts as a program of its own finds it in the environment too.
os.environ.setdefault("NEWSREADER_DATA_DIR", str(Path(__file__).resolve().parent.parent / ".data" / "test"))

from newsreader.settings import *  # noqa: F403 - all of them
from newsreader.settings import DATABASES, EMBEDDED_DATABASE

if EMBEDDED_DATABASE:
    DATABASES["default"]["EMBEDDED"]["DURABLE"] = False

# Whichever database the tests run on.
PUBLIC_READING = "reviewed"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The live server finds the files where they lie; the hashed ones are tried by the tests of the run.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
