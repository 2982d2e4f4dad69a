"""Every address of the site."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.generic import RedirectView

from newsreader.api.service import api
from newsreader.api.views.docs import show_docs
from newsreader.api.views.tokens import revoke, tokens
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
    path("accounts/tokens/", tokens, name="api-tokens"),
    path("accounts/tokens/<int:number>/revoke/", revoke, name="api-token-revoke"),
    path("api/docs/", show_docs, name="api-docs"),
    path("api/v1/", RedirectView.as_view(pattern_name="api-docs"), name="api-home"),
    path("api/v1/", api.urls),
    path("language/", include("django.conf.urls.i18n")),
]
