import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.formats import jsonl
from tests.web.corpus.articles import a_text, reviewed_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def standoff(settings, tmp_path) -> tuple[Path, list]:
    """The one file of standoff marks of a release of three articles, and the articles."""
    settings.RELEASES_DIR = str(tmp_path / "releases")
    articles = [reviewed_article(seed, url=f"https://sahel.example/{seed}") for seed in range(3)]
    out = io.StringIO()
    call_command("release", "1.0", licence="CC-BY-4.0", stdout=out)
    assert "Release 1.0 stands in" in out.getvalue()
    whole = tmp_path / "marks.jsonl"
    files = sorted((tmp_path / "releases" / "1.0" / "standoff").iterdir())
    whole.write_bytes(b"".join(path.read_bytes() for path in files))
    return whole, articles


def join(marks: Path, texts: Path, output: Path) -> str:
    """What the command says; that it ends with 1 where texts are lacking is no more than checked here."""
    out = io.StringIO()
    try:
        call_command("join_release", str(marks), texts=str(texts), output=str(output), stdout=out)
    except CommandError as error:
        if error.returncode != 1 or "Without their text" not in str(error):
            raise
        return out.getvalue() + str(error)
    assert "Without their text: 0." in out.getvalue()
    return out.getvalue()


def test_texts_as_json_lines_are_found_by_their_hash(standoff, tmp_path):
    marks, articles = standoff
    texts = tmp_path / "texts.jsonl"
    rows = [{"text": "\ufeff" + a.versions.get().text.replace("\n", "\r\n")} for a in articles]
    texts.write_text("\n".join(json.dumps(row) for row in rows))
    assert "Joined: 3. Without their text: 0." in join(marks, texts, tmp_path / "out.jsonl")
    with (tmp_path / "out.jsonl").open("rb") as source:
        read = list(jsonl.read(source))
    assert {d.text for d in read} == {a.versions.get().text for a in articles}
    assert {d.text[d.places[0].start : d.places[0].end] for d in read} == {"إربد"}


def test_a_text_of_the_same_address_that_differs_is_told_with_the_place(standoff, tmp_path):
    marks, articles = standoff
    texts = tmp_path / "texts.jsonl"
    changed = {"url": "https://sahel.example/0", "text": articles[0].versions.get().text + " زيادة"}
    texts.write_text(json.dumps(changed))
    said = join(marks, texts, tmp_path / "out.jsonl")
    assert f"article {articles[0].pk} (line" in said
    assert "differs, first in paragraph 1, [0, " in said
    assert "Joined: 0. Without their text: 3." in said


def test_a_folder_of_texts_will_do(standoff, tmp_path):
    marks, articles = standoff
    (tmp_path / "texts").mkdir()
    # As an editor of texts saves it: with a line end.
    (tmp_path / "texts" / "a.txt").write_text(articles[1].versions.get().text + "\r\n")
    assert "Joined: 1. Without their text: 2." in join(marks, tmp_path / "texts", tmp_path / "out.jsonl")


def test_a_text_that_differs_is_known_by_the_paragraphs_that_do_not(settings, tmp_path):
    settings.RELEASES_DIR = str(tmp_path / "releases")
    paragraphs = [a_text(seed, 8) for seed in range(4)]
    reviewed_article(0, text="\n".join(paragraphs))
    call_command("release", "1.0", licence="CC-BY-4.0", stdout=io.StringIO())
    [marks] = (tmp_path / "releases" / "1.0" / "standoff").iterdir()
    (tmp_path / "texts").mkdir()
    changed = ["إربد " + paragraphs[0], paragraphs[1], "كلمة أخرى", paragraphs[3]]
    (tmp_path / "texts" / "a.txt").write_text("\n".join(changed))
    (tmp_path / "texts" / "b.txt").write_text(a_text(9))
    said = join(marks, tmp_path / "texts", tmp_path / "out.jsonl")
    assert "the text of a.txt differs, first in paragraph 3" in said
    assert "yours: “كلمة أخرى”" in said


def test_a_file_that_is_something_else_names_its_line(standoff, tmp_path):
    marks, _ = standoff
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"id": "1", "text": "قال"}\n')
    with pytest.raises(CommandError, match="line 1: not a row"):
        join(wrong, wrong, tmp_path / "out.jsonl")
    wrong.write_text("[]")
    with pytest.raises(CommandError, match="line 1: no JSON object"):
        join(marks, wrong, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
