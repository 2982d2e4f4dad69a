"""How templates write keys: the account's own, with the Latin and the Arabic letter that stand on them."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotations.keyboard import written
from annotations.queries.preferences import preferences_of

register = template.Library()


@register.simple_tag
def preferences(user: Any) -> dict[str, Any]:
    """How the editor likes to edit, for the script."""
    return preferences_of(user).for_script()


@register.simple_tag(takes_context=True)
def key(context: Context, command: str) -> SafeString:
    """The key of a command for whoever asks for the page, hidden where it has none; scripts may change it."""
    liked = preferences_of(context["request"].user)
    mine = liked.keys[command] if liked.single else ""
    return format_html(
        '<kbd data-keys-of="{}"{}>{}</kbd>', command, "" if mine else SafeString(" hidden"), as_written(mine)
    )


@register.simple_tag(takes_context=True)
def single_keys(context: Context) -> bool:
    """Whether letters, digits and signs give commands for whoever asks for the page."""
    return preferences_of(context["request"].user).single


@register.filter
def as_written(sign: str) -> SafeString:
    """A key with its Latin and its Arabic letter, as in «Q ض»."""
    latin, arabic = written(sign)
    return format_html('{} <span lang="ar">{}</span>', latin, arabic) if arabic else format_html("{}", latin)
