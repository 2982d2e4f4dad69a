"""Where an article comes from, the article, and each version of its text."""

from newsreader.articles.models.article import Article
from newsreader.articles.models.source import Source
from newsreader.articles.models.text_version import TextVersion

__all__ = ["Article", "Source", "TextVersion"]
