"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("newsreader.reader.urls")),
    path("", include("annotations.urls")),
    path("accounts/", include("django.contrib.auth.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
