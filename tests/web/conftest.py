import pytest

from tests.web.desk import Desk, make_desk


@pytest.fixture
def desk(db) -> Desk:
    return make_desk()
