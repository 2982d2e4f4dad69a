"""What the page of tokens sends."""

from django import forms

from newsreader.api.models import Token


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(max_length=100)
    scope = forms.ChoiceField(choices=Token.Scope.choices)
