import pytest
from django.db import connection

from newsreader.articles.importing import Refusal, Summary, store
from newsreader.articles.models import Article, Source, TextVersion
from tests.web.articles.importing import incoming, run

# The readers let no such text through: it stands for whatever the database alone finds wrong.
NOT_NFC = "ا\u0653ن"


@pytest.mark.django_db
def test_what_the_database_refuses_is_named_and_the_rest_of_its_batch_is_kept():
    summary, refused = run(
        incoming("أ"),
        incoming(NOT_NFC, path="b.jsonl", line=7, outlet="لا أثر له"),
        Refusal("c.txt", "no UTF-8", 1),
        incoming("ب"),
    )
    assert summary == Summary(new=2, refused=2)
    assert [(refusal.path, refusal.line) for refusal in refused] == [("c.txt", 1), ("b.jsonl", 7)]
    assert "text_version_is_nfc" in refused[1].reason
    assert sorted(TextVersion.objects.values_list("text", flat=True)) == ["أ", "ب"]
    assert (Article.objects.count(), Source.objects.count()) == (2, 0)


@pytest.mark.django_db(transaction=True)
def test_an_import_broken_off_leaves_whole_articles_and_goes_on_where_it_was():
    items = [incoming(f"خبر {number}", url=f"https://example.org/{number}") for number in range(450)]

    def broken_off():
        yield from items[:430]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store(broken_off(), on_refused=pytest.fail)
    assert Article.objects.count() == TextVersion.objects.count() == 400
    assert run(*items)[0] == Summary(new=50, known=400)


@pytest.mark.django_db(transaction=True)
def test_an_article_whose_text_fails_leaves_no_row():
    run(incoming(NOT_NFC, url="https://example.org/1"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article")
        assert cursor.fetchone() == (0,)
