"""What a middleware gets and is: a request in, its answer out."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answering = Callable[[HttpRequest], HttpResponseBase]
