"""Where an article comes from, the article, each version of its text, and its words for the search."""

from newsreader.articles.models.article import Article
from newsreader.articles.models.search_text import SearchText
from newsreader.articles.models.source import Source
from newsreader.articles.models.text_version import TextVersion

__all__ = ["Article", "SearchText", "Source", "TextVersion"]
