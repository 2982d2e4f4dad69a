import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = [
    "ALLOWED_HOSTS",
    "CSRF_COOKIE_SECURE",
    "DEBUG",
    "EMBEDDED_DATABASE",
    "PUBLIC_READING",
    "SECRET_KEY",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
]
PRINT = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))
"""
DATABASE = "postgres://someone@db.example/news"


def run(folder: Path, **variables: str) -> subprocess.CompletedProcess:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "newsreader.settings",
        "NEWSREADER_DATA_DIR": str(folder),
        **variables,
    }
    command = [sys.executable, "-c", PRINT]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def settings_with(folder: Path, **variables: str) -> dict:
    done = run(folder, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_with_nothing_set_all_is_safe_and_the_database_is_the_embedded_one(tmp_path):
    found = settings_with(tmp_path)
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["EMBEDDED_DATABASE"] is True
    assert found["PUBLIC_READING"] == "all"
    assert found["SECURE_SSL_REDIRECT"] is False


def test_the_secret_key_is_made_once_and_closed_to_others(tmp_path):
    first = settings_with(tmp_path)["SECRET_KEY"]
    assert len(first) >= 50
    assert settings_with(tmp_path)["SECRET_KEY"] == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert settings_with(tmp_path / "other")["SECRET_KEY"] != first
    assert settings_with(tmp_path, NEWSREADER_SECRET_KEY="given")["SECRET_KEY"] == "given"


def test_a_named_database_shows_strangers_the_reviewed_articles_alone(tmp_path):
    found = settings_with(tmp_path, DATABASE_URL=DATABASE)
    assert found["EMBEDDED_DATABASE"] is False
    assert found["PUBLIC_READING"] == "reviewed"
    assert settings_with(tmp_path, DATABASE_URL=DATABASE, PUBLIC_READING="off")["PUBLIC_READING"] == "off"


def test_served_over_https_cookies_and_addresses_keep_to_it(tmp_path):
    found = settings_with(tmp_path, NEWSREADER_HTTPS="1", NEWSREADER_TRUSTED_PROXIES="1")
    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    # With no proxy named, the header could come from anyone.
    assert settings_with(tmp_path, NEWSREADER_HTTPS="1")["SECURE_PROXY_SSL_HEADER"] is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_READING", "everything"),
        ("NEWSREADER_DEBUG", "yes"),
        ("NEWSREADER_TRUSTED_PROXIES", "-1"),
        ("DATABASE_URL", "mysql://someone@db.example/news"),
        ("DATABASE_URL", "postgres://someone:secret@db.example:port/news"),
        ("DATABASE_URL", "postgres://someone:secret@db.example"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name_and_without_its_password(tmp_path, name, value):
    done = run(tmp_path, **{name: value})
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {name} " in done.stderr.splitlines()[-1]
    assert "secret" not in done.stderr.splitlines()[-1]
