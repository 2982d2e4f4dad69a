from tests.web.independent.giving import at  # noqa: F401
