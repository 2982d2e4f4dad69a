import io
import json
import logging
from hashlib import sha256
from pathlib import Path

import datasets
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.translation import override

from annotations.actions.errors import Refused
from annotations.actions.make_release import make_release
from annotations.corpus.in_formats import OTHERS
from annotations.formats import jsonl, registry
from annotations.formats.registry import FORMATS
from annotations.models import Release
from newsreader.articles.models import Article
from tests.web.corpus.articles import reviewed_article

pytestmark = pytest.mark.django_db
PARTS = ("train", "dev", "test")


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """The folder of release 1.0, once it is made, of twelve articles, a third of which keep their text."""
    settings.RELEASES_DIR = str(tmp_path / "releases")
    rights = ("open", "open", "closed")
    for seed in range(12):
        reviewed_article(seed, rights=rights[seed % 3])
    return tmp_path / "releases" / "1.0"


def release(version: str = "1.0", formats: list[str] | None = None) -> Release:
    return make_release(user=None, version=version, licence="CC-BY-4.0", formats=formats)


def of_format(folder: Path, name: str) -> dict[str, Path]:
    """The files of a format by their part."""
    return {path.name.removesuffix(FORMATS[name].SUFFIX): path for path in (folder / name).iterdir()}


def test_every_format_has_the_articles_of_each_part_that_may_be_passed_on(folder):
    made = release()
    files = {path.stem: path for path in (folder / "data").iterdir()}
    assert set(files) > {"train"}
    for name in OTHERS:
        assert set(of_format(folder, name)) == set(files)
        for part, path in of_format(folder, name).items():
            module = FORMATS[name]
            documents = list(jsonl.read(files[part].open("rb")))
            with path.open("rb") as source:
                assert list(module.check(source)) == []
            told = made.manifest["files"][f"{name}/{part}{module.SUFFIX}"]
            assert told["sha256"] == sha256(path.read_bytes()).hexdigest()
            if module.kept(documents[0]) is not None:
                with path.open("rb") as source:
                    assert list(module.read(source)) == [module.kept(document) for document in documents]


def test_the_same_corpus_gives_the_same_bytes_in_every_format(folder):
    release("1.0")
    release("1.1")
    for name in OTHERS:
        again = of_format(folder.parent / "1.1", name)
        for part, path in of_format(folder, name).items():
            assert path.read_bytes() == again[part].read_bytes()


def test_datasets_loads_the_folder_with_its_splits_and_features(folder, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    made = release(formats=["parquet"])
    monkeypatch.setattr(logging.getLogger("datasets"), "propagate", True)
    with caplog.at_level("WARNING"):
        loaded = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))
    assert "dataset card" not in caplog.text
    counted = {"validation" if p == "dev" else p: of["with_text"] for p, of in made.manifest["parts"].items()}
    assert {split: len(loaded[split]) for split in loaded} == {s: n for s, n in counted.items() if n}
    assert loaded["train"].features["marks"].feature["start"] == datasets.Value("int32")
    row = loaded["train"][0]
    assert [row["text"][mark["start"] : mark["end"]] for mark in row["marks"]] == ["إربد"]


def test_datasets_loads_json_lines_whose_parts_know_more_or_less_of_their_articles(
    folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    release(formats=[])
    parts = sorted(path.stem for path in (folder / "data").iterdir())
    assert len(parts) > 1
    other = json.loads((folder / "data" / f"{parts[0]}.jsonl").read_text().splitlines()[0])["id"]
    Article.objects.filter(pk=other).update(licence="MIT")
    release("1.1", formats=[])
    later = folder.with_name("1.1")
    loaded = datasets.load_dataset(str(later), cache_dir=str(tmp_path / "cache"))
    rows = [row for part in loaded.values() for row in part]
    assert {row["id"]: row["licence"] for row in rows if row["licence"]} == {other: "MIT"}
    written = {key for path in (later / "data").iterdir() for line in path.open() for key in json.loads(line)}
    assert written <= set(loaded["train"].features)


def test_datasets_loads_the_marks_of_a_release_without_any_text(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    release(formats=[])
    marks = datasets.load_dataset(str(folder), "standoff", cache_dir=str(tmp_path / "cache"))
    assert sum(map(len, marks.values())) == 4
    Article.objects.update(rights="closed")
    release("1.1", formats=["parquet"])
    marks = datasets.load_dataset(str(folder.with_name("1.1")), cache_dir=str(tmp_path / "cache"))
    assert sum(map(len, marks.values())) == 12
    [[start, end, digits]] = marks["train"][0]["paragraphs"]
    assert (start, end, len(digits)) == (0, marks["train"][0]["length"], 16)


def test_the_manifest_says_which_articles_have_no_text_and_why(folder):
    made = release(formats=["csv"])
    closed = list(Article.objects.filter(rights="closed").order_by("pk").values_list("pk", flat=True))
    assert made.manifest["without_text"]["articles_by_rights"] == {"closed": closed}
    assert "rights" in made.manifest["without_text"]["why"]
    assert json.loads((folder / "manifest.json").read_text()) == made.manifest


def test_what_a_format_cannot_hold_is_left_out_of_it_alone_and_told(folder, client):
    article = Article.objects.filter(rights="open").first()
    Article.objects.filter(pk=article.pk).update(title="\x01")
    out = io.StringIO()
    call_command("release", "1.0", licence="CC-BY-4.0", formats=["tei", "brat"], stdout=out)
    manifest = Release.objects.get().manifest
    [fault] = manifest["formats"]["tei"]["left_out"]
    assert (fault["article"], "XML cannot hold it" in fault["reason"]) == (article.pk, True)
    assert manifest["formats"]["brat"]["left_out"] == []
    assert f"Left out of tei: article {article.pk}, XML cannot hold it" in out.getvalue()
    for name, missing in (("tei", 1), ("brat", 0)):
        found = [d for path in of_format(folder, name).values() for d in FORMATS[name].read(path.open("rb"))]
        assert len(found) == 8 - missing
    assert "XML cannot hold it" in client.get(reverse("release", args=["1.0"])).text


def test_a_part_of_which_a_format_holds_nothing_has_no_file(folder):
    Article.objects.update(title="\x01")
    made = release(formats=["tei"])
    assert len(made.manifest["formats"]["tei"]["left_out"]) == 8
    assert not (folder / "tei").exists()


def test_without_a_package_its_format_is_not_written_and_the_manifest_says_so(folder, monkeypatch):
    monkeypatch.setattr(registry, "find_spec", lambda name: None)
    made = release()
    assert made.manifest["formats_not_written"] == {
        "docbin": "spacy is not installed",
        "parquet": "pyarrow is not installed",
    }
    assert not (folder / "parquet").exists()
    assert "data/train.jsonl" in (folder / "README.md").read_text()
    with (
        override("en"),
        pytest.raises(Refused, match="docbin needs spacy: install"),
    ):
        release("1.1", ["docbin"])


def test_a_format_that_does_not_exist_is_refused(folder):
    with override("en"), pytest.raises(Refused, match="no format docx"):
        release(formats=["docx"])
    with pytest.raises(CommandError):
        call_command("release", "1.0", "--licence", "x", "--formats", "docx")


def test_the_card_lists_the_folders(folder):
    release(formats=["csv", "tei"])
    card = (folder / "README.md").read_text()
    assert "`tei/PART.tei.zip`,\n  `csv/PART.csv`.\n" in card
    assert 'path: "data/train.jsonl"' in card
