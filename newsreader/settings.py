"""Settings, read from the environment with safe defaults; importing them starts nothing.

docs/running.md has the table of the variables.
"""

import os
from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from newsreader.database_url import database_from_url
from newsreader.environment import choice, contact, number, switch, words
from newsreader.folders import BASE_DIR, DATA_DIR, DATABASE_DIR, make_data_folder
from newsreader.private_file import read_or_make_private

DEBUG = switch("NEWSREADER_DEBUG")
HTTPS = switch("NEWSREADER_HTTPS")

# Sessions and password links hang on it: made for this installation where none is given.
SECRET_KEY = os.environ.get("NEWSREADER_SECRET_KEY") or read_or_make_private(
    make_data_folder() / "secret-key", get_random_secret_key()
)

ALLOWED_HOSTS = words("NEWSREADER_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = words("NEWSREADER_TRUSTED_ORIGINS")
# How many proxies stand before the server, each adding one address to X-Forwarded-For.
TRUSTED_PROXIES = number("NEWSREADER_TRUSTED_PROXIES", 0, most=10)

# With no address named, a PostgreSQL that starts itself on the first connection.
EMBEDDED_DATABASE = not os.environ.get("DATABASE_URL")
DATABASES: dict[str, dict[str, Any]]
if EMBEDDED_DATABASE:
    DATABASES = {
        "default": {
            "ENGINE": "newsreader.embedded_postgres",
            "NAME": "newsreader",
            "USER": "newsreader",
            "EMBEDDED": {"FOLDER": str(DATABASE_DIR), "DURABLE": True},
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }
else:
    DATABASES = {"default": database_from_url(os.environ["DATABASE_URL"])}

# Which articles a visitor who is not signed in may read: off, reviewed or all.
PUBLIC_READING = choice(
    "PUBLIC_READING", "all" if EMBEDDED_DATABASE else "reviewed", ("off", "reviewed", "all")
)

# The site's name on every page; empty: "Newsroom Reader" in the reader's language.
SITE_NAME = os.environ.get("NEWSREADER_SITE_NAME", "")
# Whose names of the months the Arabic pages use: ar_EG has يناير, ar_LB has كانون الثاني.
ARABIC_MONTHS = os.environ.get("NEWSREADER_ARABIC_MONTHS", "ar_EG")

# Places beside the project's gazetteer, from `import_gazetteer`; empty: none. The suggester, which knows no
# Django, reads the variable.
GAZETTEER_FILE = os.environ.setdefault("NEWSREADER_GAZETTEER", str(DATA_DIR / "gazetteer.tsv"))

# Where the releases of the corpus stand, each in a folder named by its version.
RELEASES_DIR = os.environ.get("NEWSREADER_RELEASES") or str(DATA_DIR / "releases")

# Whom a site may write to about this program's requests: an address of a page or a mailbox; it stands in the
# User-Agent.
CONTACT = contact("NEWSREADER_CONTACT")
# Seconds from the end of a request to a host to the next one to it.
FETCH_PAUSE = number("NEWSREADER_FETCH_PAUSE", 2, most=60)
# Servers on loopback that may be fetched from, as (address, port): for the project's own tests, which set it
# while they run. No variable reads it, and any other program that has it refuses to fetch.
FETCH_TEST_ADDRESSES: frozenset[tuple[str, int]] = frozenset()

# How often a program may ask the API in a minute: with a token, and without one from one address.
API_REQUESTS_A_MINUTE = number("NEWSREADER_API_REQUESTS", 600, least=1)
API_VISITOR_REQUESTS_A_MINUTE = number("NEWSREADER_API_VISITOR_REQUESTS", 120, least=1)

INSTALLED_APPS = [
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "newsreader.articles",
    "newsreader.reader",
    "newsreader.intake",
    "newsreader.api",
    "annotations",
]

MIDDLEWARE = [
    "newsreader.without_body.without_body",
    "newsreader.after_answer.answers_first",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages, compressed; files are already. Answers get a random length, and the token of forms is masked anew
    # in each, so that the length tells nothing of what is in them.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "newsreader.api.middleware.speaks_as_api",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsreader.reader.context.site",
            ],
        },
    },
]

ROOT_URLCONF = "newsreader.urls"
WSGI_APPLICATION = "newsreader.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Workers of the queue say often that they live, so that what a killed one had begun is soon done by another.
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": 2.0, "stalled_worker_timeout": 10.0}

# Signing in. Accounts are made by an administrator's command; there is no page for it.
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "article-list"
LOGOUT_REDIRECT_URL = "article-list"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Five wrong passwords for one name from one address shut that name out at that address for a while: a
# stranger can then neither go on guessing nor keep the name's owner out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_CLIENT_IP_CALLABLE = "newsreader.client_address.client_address"
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False

# What a browser may do with the pages: use this site's own files, and no script or style within a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

if HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = number("NEWSREADER_HSTS_SECONDS", 365 * 24 * 3600)
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = os.environ.get("NEWSREADER_TIME_ZONE") or "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Names with a hash of the content, so that a browser may keep a file for ever and never shows an old one.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsreader.static_files.HashedFiles"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A refusal (409, 422) or an address of nothing is an answer that the page tells; a fault is an error.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "newsreader": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "annotations": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
