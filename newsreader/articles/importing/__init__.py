"""From files to articles: read (text_files, json_lines, paths), made sound once (incoming), kept (store)."""

from newsreader.articles.importing.incoming import Incoming, Refusal
from newsreader.articles.importing.paths import read_paths
from newsreader.articles.importing.store import Kept, Summary, keep, store

__all__ = ["Incoming", "Kept", "Refusal", "Summary", "keep", "read_paths", "store"]
