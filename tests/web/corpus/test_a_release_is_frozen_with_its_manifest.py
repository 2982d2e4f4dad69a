import json
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from annotations.actions import make_release as making
from annotations.actions.errors import MayNotRelease, Refused
from annotations.actions.import_annotations import Options, import_pieces
from annotations.actions.make_release import make_release
from annotations.formats import jsonl
from annotations.formats.piecewise import Piece
from annotations.models import Mark, Release
from annotations.scheme import Document, Place
from tests.factories import make_mark, make_set, make_user
from tests.web.corpus.articles import reviewed_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def releases(settings, tmp_path) -> Path:
    settings.RELEASES_DIR = str(tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture
def ten(releases) -> list:
    """Ten reviewed articles, every second of which may be passed on."""
    return [reviewed_article(seed, rights="open" if seed % 2 else "closed") for seed in range(10)]


def release(version: str = "1.0") -> Release:
    return make_release(user=None, version=version, licence="CC-BY-4.0", formats=[])


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_manifest_names_every_other_file_by_its_hash(ten, releases):
    made = release()
    files = files_of(releases / "1.0")
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest == made.manifest
    assert manifest["files"] == {
        name: {"sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in files.items()
    }
    assert sum(part["articles"] for part in manifest["parts"].values()) == 10
    assert made.released.count() == 10


def test_only_texts_that_may_be_passed_on_are_in_it(ten, releases):
    release()
    files = files_of(releases / "1.0")
    texts = [
        json.loads(line)["text"]
        for name, data in files.items()
        if name.startswith("data/")
        for line in data.splitlines()
    ]
    assert len(texts) == 5
    everything = b"".join(files.values()).decode()
    for article in ten:
        words = article.versions.get().text
        assert (words in everything) == (article.rights == "open")


def test_every_file_of_documents_is_sound(ten, releases):
    release()
    for path in (releases / "1.0" / "data").iterdir():
        with path.open("rb") as source:
            assert list(jsonl.check(source)) == []


def test_the_same_corpus_gives_the_same_bytes(ten, releases):
    first, second = release("1.0"), release("1.1")
    one, other = files_of(releases / "1.0"), files_of(releases / "1.1")
    for name in ("articles.tsv", *(n for n in one if n.startswith(("data/", "standoff/")))):
        assert one[name] == other[name]
    assert first.manifest["parts"] == second.manifest["parts"]


def test_a_release_made_anew_from_the_same_database_is_the_same(ten, releases):
    release()
    files = files_of(releases / "1.0")
    Release.objects.all().delete()
    release()
    assert files_of(releases / "1.0") == files


def test_the_changelog_tells_what_changed_since(ten, releases):
    release("1.0")
    make_mark(make_set(ten[0]), "place", ten[0].versions.get().text.split()[1])
    came = reviewed_article(77)
    release("1.1")
    log = (releases / "1.1" / "CHANGELOG.md").read_text()
    assert f"articles added: 1 ({came.pk})" in log
    assert f"articles with other marks: 1 ({ten[0].pk})" in log
    assert "## 1.0" in log


def test_an_article_withdrawn_since_is_not_in_the_next(ten, releases):
    from annotations.actions.withdraw_article import withdraw_article

    release("1.0")
    gone = next(article for article in ten if article.rights == "open")
    words = gone.versions.get().text
    withdraw_article(user=None, article=gone, reason="بطلب من الكاتب")
    release("1.1")
    assert words not in b"".join(files_of(releases / "1.1").values()).decode()
    assert f"articles gone: 1 ({gone.pk})" in (releases / "1.1" / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("version", ["", "1", "v1.0", "1.0.0.0", "1..0", "../1.0", "١.٠", "01.0"])
def test_a_version_that_is_none_is_refused(ten, releases, version):
    with pytest.raises(Refused, match="two or three numbers"):
        release(version)
    assert not releases.exists()


def test_a_version_goes_up(ten, releases):
    release("1.9")
    release("1.10")
    with pytest.raises(Refused, match=r"1\.10"):
        release("1.10.0")
    with pytest.raises(Refused, match=r"1\.10"):
        release("1.2")


def test_nothing_reviewed_is_nothing_to_release(releases):
    with pytest.raises(Refused, match="nothing to release"):
        release()
    assert not Release.objects.exists()
    assert list(releases.iterdir()) == []


def test_after_a_fault_neither_row_nor_folder_is_there(ten, releases, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "files_of", full)
    with pytest.raises(OSError, match="No space"):
        release()
    assert not Release.objects.exists()
    assert list(releases.iterdir()) == []


def test_files_of_the_former_that_were_changed_are_told(ten, releases):
    release("1.0")
    (releases / "1.0" / "articles.tsv").write_text("other")
    with pytest.raises(Refused, match="were changed"):
        release("1.1")


def test_the_database_keeps_a_release_as_it_was_made(ten, releases):
    release()
    with pytest.raises(DatabaseError, match="stays as it was made"), transaction.atomic():
        Release.objects.update(licence="none")


def test_only_administrators_release(ten, releases):
    with pytest.raises(MayNotRelease):
        make_release(user=make_user("r", group="reviewers"), version="1.0", licence="CC-BY-4.0")
    admin = make_user("a", group="administrators")
    made = make_release(user=admin, version="1.0", licence="CC-BY-4.0", formats=[])
    assert made.made_by.username == "a"


def test_the_card_begins_with_what_hugging_face_reads(ten, releases):
    release()
    card = (releases / "1.0" / "README.md").read_text()
    assert card.startswith("---\nlanguage:\n- ar\nlicense: cc-by-4.0\n")
    assert "$" not in card.split("---")[2]


def test_the_card_counts_the_articles_of_which_it_is_not_known_what_their_annotators_saw(ten, releases):
    document = Document("d", "زار الوفد إربد اليوم.", places=[Place("p1", 10, 14, "إربد")])
    import_pieces(
        [Piece(document, line=1)],
        user=make_user("chief", "reviewers"),
        name="file",
        format_name="jsonl",
        options=Options(new_articles=True, reviewed=True),
    )
    parts = release().manifest["parts"].values()
    assert [sum(part[key] for part in parts) for key in ("without_suggestions", "suggestions_unknown")] == [
        10,
        1,
    ]
    assert "Articles whose marks came from elsewhere: 1" in (releases / "1.0" / "README.md").read_text()
    assert "\tunknown\t" in (releases / "1.0" / "articles.tsv").read_text()


def test_the_card_says_how_to_cite_it_and_which_licences_the_texts_have(ten, releases):
    reviewed_article(20, rights="open", licence="MIT")
    made = release()
    card = (releases / "1.0" / "README.md").read_text()
    assert "Of the texts that are included 1 are under MIT, 5 name no licence" in card
    assert "version = {1.0}" in card
    assert made.manifest["files"]["articles.tsv"]["sha256"] in card


def test_a_later_release_says_that_its_licence_is_another(ten, releases):
    release()
    make_release(user=None, version="1.1", licence="MIT", formats=[])
    assert "- licence: MIT, before CC-BY-4.0" in (releases / "1.1" / "CHANGELOG.md").read_text()


def test_marks_that_were_annotated_without_suggestions_say_so(ten, releases):
    assert Mark.objects.exists()
    made = release()
    assert sum(part["without_suggestions"] for part in made.manifest["parts"].values()) == 10
