"""Where an article comes from, the article, each version of its text, its words for the search, and that its
text was withdrawn."""

from newsreader.articles.models.article import Article
from newsreader.articles.models.daily_reads import DailyReads
from newsreader.articles.models.search_text import SearchText
from newsreader.articles.models.source import Source
from newsreader.articles.models.text_version import TextVersion
from newsreader.articles.models.withdrawal import Withdrawal

__all__ = ["Article", "DailyReads", "SearchText", "Source", "TextVersion", "Withdrawal"]
