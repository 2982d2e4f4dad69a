"""Suggestions for Arabic news: text in, a document of quotes, speakers, cues and places out. No Django
here.
"""

from annotations.suggest.suggester import SUGGESTER_VERSION, suggest

__all__ = ["SUGGESTER_VERSION", "suggest"]
