import os
import subprocess
import sys

from tests.unit.embedded_postgres.programs import ROOT

LOOK = """
import django
django.setup()
from django.core.checks import run_checks
run_checks()
from django.db import connection
assert connection.vendor == "postgresql"
"""


def test_settings_models_and_checks_start_nothing(tmp_path):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DATABASE_URL", "PG", "NEWSREADER_"))
    }
    environment |= {"NEWSREADER_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "newsreader.settings"}
    subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, env=environment, check=True)
    assert os.listdir(tmp_path) == ["secret-key"]
