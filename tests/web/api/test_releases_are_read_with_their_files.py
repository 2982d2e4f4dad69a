import hashlib

import pytest

from annotations.actions.make_release import make_release
from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from tests.web.api.asking import Program
from tests.web.desk import Desk


@pytest.fixture
def released(desk: Desk, settings, tmp_path) -> Desk:
    settings.RELEASES_DIR = str(tmp_path)
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    make_release(user=None, version="1.0", licence="CC-BY-4.0", formats=[])
    return desk


def test_a_release_s_files_are_what_it_says(released: Desk) -> None:
    (row,) = Program().all_pages("/releases")
    release = Program().get(f"/releases/{row['version']}").json()
    assert release["files"]
    for file in release["files"]:
        answer = Program().get(file["url"])
        data = b"".join(answer.streaming_content)
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert answer["ETag"] == f'"{file["sha256"]}"'
    again = Program().get(file["url"], **{"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert Program().get("/releases/1.0/files/../../settings.py").status_code == 404


def test_one_with_a_withdrawn_article_is_not_passed_on(released: Desk) -> None:
    url = Program().get("/releases/1.0").json()["files"][0]["url"]
    withdraw_article(user=None, article=released.article, reason="خطأ")
    told = Program().get("/releases/1.0").json()
    assert told["withdrawn"] == 1
    assert {file["url"] for file in told["files"]} == {None}
    assert Program().get(url).status_code == 404
