"""The job queue of the tests' database, whose tables Django does not empty between tests."""

from django.db import connection


def empty_the_queue() -> None:
    """Take every job and worker out of it."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers RESTART IDENTITY CASCADE")
