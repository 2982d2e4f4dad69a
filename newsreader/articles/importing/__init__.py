"""From files to articles: read (text_files, json_lines, paths), made sound once (incoming), kept (store)."""

from newsreader.articles.importing.incoming import Incoming, Refusal
from newsreader.articles.importing.paths import read_paths
from newsreader.articles.importing.store import Summary, store

__all__ = ["Incoming", "Refusal", "Summary", "read_paths", "store"]
