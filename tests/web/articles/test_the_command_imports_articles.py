import io
import json

import pytest
from django.core.management import CommandError, call_command

from newsreader.articles.models import Article, Source, TextVersion

pytestmark = pytest.mark.django_db


def command(*arguments):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
        status = 0
    except CommandError as error:
        out.write(str(error))
        status = error.returncode
    return status, out.getvalue().strip(), err.getvalue().splitlines()


def test_it_says_what_it_did(tmp_path):
    (tmp_path / "a.txt").write_text("خبر", encoding="utf-8")
    status, out, err = command(tmp_path)
    said, next_step = out.splitlines()
    assert (status, said, err) == (
        0,
        "Articles: 1 new, 0 with a new text, 0 known already, 0 refused.",
        [],
    )
    assert "manage.py suggest --all" in next_step
    assert command(tmp_path) == (0, "Articles: 0 new, 0 with a new text, 1 known already, 0 refused.", [])


def test_it_names_what_it_refuses_imports_the_rest_and_fails(tmp_path):
    file = tmp_path / "a.jsonl"
    rows = [{"text": "خبر"}, {"text": "خبر آخر", "date": "غدا"}, {"text": "خبر ثالث"}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    status, out, err = command(file)
    assert status == 1
    assert out.startswith("Articles: 2 new, 0 with a new text, 0 known already, 1 refused.\nNext: ")
    assert err == [f"{file}:2: date: no date: 'غدا'"]
    assert Article.objects.count() == 2


def test_its_options_take_title_and_outlet_from_a_text(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("العنوان\n\nقال الناطق.\n\nالميناء\n", encoding="utf-8")
    assert command("--title-first-line", "--outlet-last-line", file)[0] == 0
    article = Article.objects.get()
    assert (article.title, article.source.name) == ("العنوان", "الميناء")
    assert article.versions.get().text == "قال الناطق."


def test_it_shows_progress_on_a_terminal_only(tmp_path):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    (tmp_path / "a.txt").write_text("خبر", encoding="utf-8")
    err = Terminal()
    call_command("import_articles", str(tmp_path), stdout=io.StringIO(), stderr=err)
    assert "1 articles, 0 refused" in err.getvalue()


def test_it_imports_the_real_articles(shared):
    status, out, err = command(shared / "articles" / "articles.jsonl")
    assert (status, err) == (0, [])
    assert out.startswith("Articles: 405 new, 0 with a new text, 0 known already, 0 refused.")
    assert Article.objects.filter(url=None).count() == 77
    assert Source.objects.count() == 16
    assert TextVersion.objects.filter(is_current=True).count() == 405


def test_it_imports_the_users_own_example(shared):
    assert command("--outlet-last-line", shared / "articles" / "user-example.txt")[0] == 0
    article = Article.objects.get()
    assert article.source.name == "المملكة"
    text = article.versions.get().text
    assert article.title.startswith(text[:40])
    assert not text.endswith("المملكة")
