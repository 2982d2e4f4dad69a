"""The settings of a benchmark's server: the tests' database, everything else as it is served in earnest."""

import os
from pathlib import Path

import newsreader.settings
from tests.browser.editing.served_settings import *  # noqa: F403 - all of them

PUBLIC_READING = "all"
STORAGES = newsreader.settings.STORAGES
# Files under their hashed names, compressed, collected beforehand.
STATIC_ROOT = Path(os.environ["BENCHMARK_STATIC_ROOT"])
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
