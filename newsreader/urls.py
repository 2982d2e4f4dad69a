"""Every address of the site."""

from django.contrib.auth.views import LoginView
from django.urls import include, path

from newsreader.reader.login_form import LoginForm

urlpatterns = [
    path("", include("newsreader.reader.urls")),
    path("", include("annotations.urls")),
    path("intake/", include("newsreader.intake.urls")),
    path("accounts/login/", LoginView.as_view(authentication_form=LoginForm), name="login"),
    path("accounts/", include("django.contrib.auth.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
