import io
import re
import zipfile
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import pytest
from django.urls import reverse

from annotations.actions.make_release import make_release
from annotations.actions.withdraw_article import withdraw_article
from annotations.formats import registry
from annotations.models import Release
from tests.factories import make_user
from tests.web.corpus.articles import reviewed_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(settings, tmp_path) -> Release:
    settings.RELEASES_DIR = str(tmp_path / "releases")
    for seed in range(3):
        reviewed_article(seed, rights="open")
    return make_release(user=None, version="1.0", licence="CC-BY-4.0", formats=["csv", "parquet"])


def file_address(name: str) -> str:
    return reverse("release-file", args=["1.0", name])


def test_the_list_and_the_release_are_there_for_readers(client, release):
    assert reverse("release", args=["1.0"]) in client.get(reverse("release-list")).text
    page = client.get(reverse("release", args=["1.0"])).text
    for name in release.manifest["files"]:
        assert file_address(name) in page
        assert release.manifest["files"][name]["sha256"] in page


def test_every_file_comes_as_it_was_frozen(client, release, settings):
    for name in [*release.manifest["files"], "manifest.json"]:
        answer = client.get(file_address(name))
        assert b"".join(answer.streaming_content) == (Path(settings.RELEASES_DIR) / "1.0" / name).read_bytes()
        assert "attachment" in answer["Content-Disposition"]


def test_all_files_come_in_one_archive(client, release, settings):
    assert reverse("release-archive", args=["1.0"]) in client.get(reverse("release", args=["1.0"])).text
    answer = client.get(reverse("release-archive", args=["1.0"]))
    whole = b"".join(answer.streaming_content)
    assert int(answer["Content-Length"]) == len(whole)
    archive = zipfile.ZipFile(io.BytesIO(whole))
    assert archive.testzip() is None
    assert set(archive.namelist()) == {
        f"1.0/{name}" for name in [*release.manifest["files"], "manifest.json"]
    }
    for name, told in release.manifest["files"].items():
        assert sha256(archive.read(f"1.0/{name}")).hexdigest() == told["sha256"]
    (Path(settings.RELEASES_DIR) / "1.0" / "README.md").write_text("cut")
    assert client.get(reverse("release-archive", args=["1.0"])).status_code == 404


@pytest.mark.parametrize("name", ["none", "../secret", "data", "data/../README.md"])
def test_no_other_file_of_the_disk_comes(client, release, settings, name):
    (Path(settings.RELEASES_DIR) / "secret").write_text("secret")
    assert client.get("/releases/1.0/" + name).status_code == 404


def test_a_file_that_was_cut_is_not_passed_on(client, release, settings):
    (Path(settings.RELEASES_DIR) / "1.0" / "README.md").write_text("cut")
    assert client.get(file_address("README.md")).status_code == 404


def test_a_release_with_a_withdrawn_article_is_not_passed_on(client, release):
    article = release.released.first().article
    withdraw_article(user=None, article=article, reason="بطلب من الكاتب")
    page = client.get(reverse("release", args=["1.0"])).text
    assert file_address("README.md") not in page
    assert client.get(file_address("README.md")).status_code == 404
    assert client.get(reverse("release-archive", args=["1.0"])).status_code == 404
    client.force_login(make_user("a", group="administrators"))
    assert client.get(file_address("README.md")).status_code == 200


def test_where_nothing_is_read_in_public_there_are_none(client, release, settings):
    settings.PUBLIC_READING = "off"
    assert client.get(reverse("release", args=["1.0"])).status_code == 404
    assert client.get(file_address("README.md")).status_code == 404


def test_an_administrator_makes_one_on_the_page(client, release):
    client.force_login(make_user("a", group="administrators"))
    assert 'name="licence"' in client.get(reverse("release-list")).text
    asked = {"version": "1.1", "licence": "CC0-1.0", "formats": ["csv", "brat"]}
    answer = client.post(reverse("release-make"), asked)
    assert answer["Location"] == reverse("release", args=["1.1"])
    made = Release.objects.get(version="1.1")
    assert (made.licence, set(made.manifest["formats"])) == ("CC0-1.0", {"brat", "csv"})


def test_the_manifest_of_one_made_on_the_page_in_all_formats_names_those_that_lack_their_package(
    client, release, monkeypatch
):
    client.force_login(make_user("a", group="administrators"))
    monkeypatch.setattr(registry, "find_spec", lambda name: None)
    offered = re.findall(r'name="formats" value="(\w+)" checked', client.get(reverse("release-list")).text)
    for version, formats in (("1.1", offered), ("1.2", ["csv"]), ("1.3", [])):
        client.post(reverse("release-make"), {"version": version, "licence": "CC0-1.0", "formats": formats})
        made = Release.objects.get(version=version)
        assert set(made.manifest["formats"]) == set(formats)
        lacking = {"docbin", "parquet"} if formats == offered else set()
        assert set(made.manifest["formats_not_written"]) == lacking


def test_a_refusal_is_told_in_the_form_which_keeps_what_was_asked_for(client, release):
    client.force_login(make_user("a", group="administrators"))
    asked = {"version": "0.9", "licence": "CC0-1.0", "formats": ["brat"]}
    answer = client.post(reverse("release-make"), asked)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="0.9"' in answer.text
    assert 'value="CC0-1.0"' in answer.text
    assert re.findall(r'name="formats" value="(\w+)" checked', answer.text) == ["brat"]
    assert Release.objects.count() == 1
    assert client.get(reverse("release-make"))["Location"] == reverse("release-list")


def test_the_form_begins_with_the_next_number_and_the_last_licence(client, release):
    client.force_login(make_user("a", group="administrators"))
    page = client.get(reverse("release-list")).text
    assert 'value="1.1"' in page
    assert 'value="CC-BY-4.0"' in page


def test_others_make_none_and_are_told_who_does(client, release):
    client.force_login(make_user("e", group="reviewers"))
    page = client.get(reverse("release-list")).text
    assert 'name="licence"' not in page
    assert "manage.py createsuperuser" in page
    client.post(reverse("release-make"), {"version": "1.1", "licence": "CC0-1.0"})
    assert Release.objects.count() == 1


def test_the_parts_stand_in_the_order_in_which_they_are_used(client, release):
    page = client.get(reverse("release", args=["1.0"])).text
    assert page.index(">train</bdi>") < page.index(">dev</bdi>") < page.index(">test</bdi>")


def test_the_form_tells_how_many_go_in_without_their_text(client, release):
    client.force_login(make_user("a", group="administrators"))
    assert "manage.py set_rights" not in client.get(reverse("release-list")).text
    reviewed_article(7)
    assert "manage.py set_rights" in client.get(reverse("release-list")).text


def test_the_newest_release_stands_first(client, release):
    for number in range(1, 8):
        Release.objects.create(version=f"1.{number}", licence="CC0-1.0", manifest=release.manifest)
    page = client.get(reverse("release-list")).text
    assert re.findall(r'<bdi dir="ltr">(1\.\d)</bdi></a></h2>', page) == [f"1.{n}" for n in range(7, -1, -1)]
