"""Everything of an installation in one file, and back: the database's rows, the releases, the places
imported.

A file is a zip. Its parts are ``tables/NAME``, what COPY writes, ``releases/…`` and ``gazetteer.tsv``, and
last ``manifest.json``: the SHA-256 and size of every other part, the columns and number of rows of every
table, the next number of every sequence, the migrations that the rows fit. The zip's comment is the SHA-256
of all that stands before it. Not in it: settings, and the secret key, which sessions and password links hang
on.
"""
