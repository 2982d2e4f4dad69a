import os

from newsreader.articles.importing import Refusal, read_paths


def test_texts_and_json_lines_of_a_folder_and_its_folders_are_read(tmp_path):
    (tmp_path / "ب").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("ب/2.txt", "1.TXT", "c.text", ".3.txt", ".hidden/4.txt", "readme.md"):
        (tmp_path / name).write_text(f"خبر {name}", encoding="utf-8")
    (tmp_path / "b.ndjson").write_text('{"text": "خبر"}\n', encoding="utf-8")
    found = [os.path.relpath(item.path, tmp_path) for item in read_paths([tmp_path])]
    assert found == ["1.TXT", "b.ndjson", "c.text", "ب/2.txt"]


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path):
    file = tmp_path / "story"
    file.write_text("خبر", encoding="utf-8")
    assert [item.text for item in read_paths([file])] == ["خبر"]


def test_what_is_not_there_or_broken_is_refused_and_the_rest_read(tmp_path):
    good, broken, empty = tmp_path / "good.txt", tmp_path / "broken.txt", tmp_path / "empty"
    good.write_text("خبر", encoding="utf-8")
    broken.write_bytes(b"\xff")
    empty.mkdir()
    missing = tmp_path / "missing.txt"
    *refused, last = read_paths([broken, missing, empty, good])
    assert [(type(item), item.path) for item in refused] == [
        (Refusal, str(broken)),
        (Refusal, str(missing)),
        (Refusal, str(empty)),
    ]
    assert str(refused[0]).startswith(f"{broken}:1: no UTF-8")
    assert "No such file" in refused[1].reason
    assert last.text == "خبر"
