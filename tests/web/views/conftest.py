import pytest

from tests.web.desk import Desk


@pytest.fixture
def signed_in(client, desk: Desk):
    client.force_login(desk.user)
    return client
