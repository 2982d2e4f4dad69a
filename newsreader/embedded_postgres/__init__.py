"""A PostgreSQL that belongs to this checkout: it starts on the first connection and stops with its last user.

Set ``ENGINE`` to ``newsreader.embedded_postgres`` and Django connects to it like to any other PostgreSQL.
Importing anything here starts nothing.

Who does what: ``base`` is Django's database engine, ``use`` the hold that each process has on the server,
``guardian`` the one process that makes, starts and stops it, ``cluster`` the data folder, ``binaries`` the
programs, ``place`` the folders and ``locks`` the three file locks that keep them all in step.
"""
