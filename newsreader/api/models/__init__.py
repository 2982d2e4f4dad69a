"""Tokens, the answers that writes were given, and how much was asked in a minute."""

from newsreader.api.models.answered import Answered
from newsreader.api.models.token import Token
from newsreader.api.models.used_minute import UsedMinute

__all__ = ["Answered", "Token", "UsedMinute"]
