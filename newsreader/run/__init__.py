"""The program behind `make run`: prepare what is not ready, serve, and leave nothing running behind.

``python -m newsreader.run`` with PORT and DATABASE_URL from the environment.
"""
