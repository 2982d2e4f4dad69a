"""Marks come to the article that has just their text; a text that differs is named with the first place."""

import unicodedata

from annotations.models import Mark
from newsreader.articles.models import Article, TextVersion
from tests.factories import make_article, make_version, version_of
from tests.web.importing.documents import TEXT, document


def faults_of(run, written, *documents, **options):
    return run(written("jsonl", *documents), **options)[1][:-1]


def shown(text: str, at: int) -> str:
    return "\u2068" + text[at : at + 20].replace("\n", "⏎") + "\u2069"


def test_an_article_is_known_by_its_text_whatever_the_document_is_called(written, run, db):
    article = make_article(TEXT, url="https://news.example/1")
    assert run(written("jsonl", document(name="999", url="https://elsewhere.example/")))[1] == []
    assert {mark.set.version_id for mark in Mark.objects.all()} == {version_of(article).pk}


def test_a_text_that_differs_is_named_with_article_place_and_both_wordings(written, run, db):
    changed = TEXT.replace("غدا", "بعد غد")
    article = make_article(changed, url="https://news.example/1")
    at = TEXT.index("غدا")
    (told,) = faults_of(run, written, document(url="https://news.example/1"))
    assert told == (
        f"in.jsonl:1: document a: The text differs from that of article {article.pk}. From character {at} "
        f"on, in line 1, the file has “{shown(TEXT, at)}”, the corpus “{shown(changed, at)}”."
    )
    # By its title or its number it is found only where the texts are alike.
    assert "differs from that of" in faults_of(run, written, document(title=article.title))[0]
    assert "differs from that of" in faults_of(run, written, document(name=str(article.pk)))[0]
    far = "لا شيء من ذلك هنا. " * 5 + "وقال خالد منصور «الطريق ستفتح غدا» في إربد وعمّان."
    told = faults_of(run, written, document(far, name=str(article.pk)))
    assert told == [f"in.jsonl:1: document {article.pk}: No article has this text."]


def test_a_former_version_is_named_with_where_the_present_one_differs(written, run, db):
    article = make_article(TEXT)
    TextVersion.objects.update(is_current=False)
    make_version(article, TEXT + "\nزيادة.", number=2)
    (told,) = faults_of(run, written, document())
    assert f"It is version 1 of article {article.pk}, whose text is another by now." in told
    assert (
        f"From character {len(TEXT)} on, in line 2, the file has “the end”, the corpus “\u2068⏎زيادة.\u2069”."
        in told
    )


def test_a_text_that_import_would_change_is_refused_with_the_place(written, run, db):
    loose = "آ" + TEXT
    (told,) = faults_of(run, written, document(unicodedata.normalize("NFD", "آ") + TEXT), new_articles=True)
    assert "not as texts are kept" in told
    assert f"From character 0 on, in line 1, the file has “{shown('ا' + chr(0x653) + TEXT, 0)}”" in told
    assert f"the corpus “{shown(loose, 0)}”" in told
    crlf = TEXT.replace("\n", "\r\n")
    (told,) = faults_of(run, written, document(crlf), new_articles=True)
    assert f"From character {TEXT.index(chr(10))} on, in line 1" in told


def test_one_text_of_two_articles_or_twice_in_the_file_is_no_guess(written, run, db):
    numbers = [make_article(TEXT, url=f"https://news.example/{n}").pk for n in (1, 2)]
    (told,) = faults_of(run, written, document())
    assert told.endswith(f"Several articles have this text: {numbers[0]}, {numbers[1]}.")
    assert run(written("jsonl", document(url="https://news.example/2")))[1] == []
    (told,) = faults_of(run, written, *(document(name=n, url="https://news.example/1") for n in ("a", "b")))
    assert told == "in.jsonl:2: document b: Document a has the same text."


def test_new_articles_come_in_only_when_asked_for_with_what_is_known_of_them(written, run, db):
    path = written(
        "jsonl",
        document(
            title="عنوان", url="https://news.example/7", outlet="صحيفة", date="2026-02-03T10:00:00+00:00"
        ),
    )
    assert "No article has this text." in run(path)[1][0]
    said, faults = run(path, new_articles=True)
    assert not faults
    assert "1 of them new" in said
    article = Article.objects.get()
    assert (article.title, article.url, article.source.name) == ("عنوان", "https://news.example/7", "صحيفة")
    assert article.rights == Article.Rights.UNKNOWN
    assert version_of(article).text == TEXT


def test_a_withdrawn_text_stays_out(written, run, chief):
    from annotations.actions.withdraw_article import withdraw_article

    article = make_article(TEXT)
    withdraw_article(user=chief, article=article, reason="طلبت الصحيفة ذلك")
    (told,) = faults_of(run, written, document(), new_articles=True)
    assert told.endswith(f"This text was withdrawn, as article {article.pk}.")
