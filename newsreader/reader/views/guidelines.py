"""The annotation guidelines, in the language of the interface or in the one that the address asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from annotations.guidelines.reading import LANGUAGES, sections
from annotations.scheme import SCHEME_VERSION


@require_safe
def show_guidelines(request: HttpRequest) -> HttpResponse:
    """The page or, for the editor beside an article, its text alone; ``?in=en`` asks for a language."""
    asked = request.GET.get("in", "")
    language = asked if asked in LANGUAGES else "en" if get_language() == "en" else "ar"
    beside = bool(getattr(request, "htmx", False))
    context = {
        "sections": sections(),
        "version": SCHEME_VERSION,
        "other": next(one for one in LANGUAGES if one != language),
        # Who changes the interface's language reads on in that one.
        "language_next": reverse("guidelines"),
        "beside": beside,
    }
    with override(language):
        response = render(request, f"reader/guidelines.html{'#words' if beside else ''}", context)
    response["Content-Language"] = language
    patch_vary_headers(response, ["HX-Request"])
    return response
