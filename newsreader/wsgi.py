"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from newsreader.garbage import collect_rarely, keep_what_is_loaded
from newsreader.turns import take_turns_often

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")

application = get_wsgi_application()
keep_what_is_loaded()
collect_rarely()
take_turns_often()
