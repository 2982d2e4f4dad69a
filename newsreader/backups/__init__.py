"""Everything of an installation in one file, and back: the database's rows, the releases, the places
imported.

A file is a zip: ``manifest.json`` names every other entry with its SHA-256 and size, the tables with their
columns and rows, and the migrations that the rows fit; ``tables/NAME`` is what COPY writes, ``releases/…``
and ``gazetteer.tsv`` are files. Not in it: the secret key, which sessions and password links hang on, and
settings."""
