"""Every address of the site."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from newsreader.reader.login_form import LoginForm
from newsreader.reader.views.passwords import ChangePassword, ChoosePassword

urlpatterns = [
    path("", include("newsreader.reader.urls")),
    path("", include("annotations.urls")),
    path("intake/", include("newsreader.intake.urls")),
    path("accounts/login/", LoginView.as_view(authentication_form=LoginForm), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("accounts/password/", ChangePassword.as_view(), name="password_change"),
    path("accounts/password/<uidb64>/<token>/", ChoosePassword.as_view(), name="password-choose"),
    path("language/", include("django.conf.urls.i18n")),
]
