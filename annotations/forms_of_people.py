"""What the requests of the page of the people carry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.queries.accounts import ROLE_LABELS


class PersonForm(forms.Form):
    """A new account."""

    name = forms.CharField(label=_("Name"), max_length=150)
    role = forms.ChoiceField(choices=list(ROLE_LABELS.items()))


class RoleForm(forms.Form):
    """What a person is to be."""

    role = forms.ChoiceField(choices=list(ROLE_LABELS.items()))


class ActiveForm(forms.Form):
    """Whether a person gets in."""

    active = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class PageForm(forms.Form):
    """Which page of the accounts."""

    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)
