"""Who annotates an article independently learns from the queue neither its state nor others' counts."""

from django.urls import reverse

from annotations.actions.accept_mark import accept_mark
from annotations.actions.give_article import give_article
from annotations.models import Mark
from tests.browser.editing.article import make_suggested_article
from tests.factories import make_editor, make_user, version_of


def _queue(client, user) -> str:
    client.force_login(user)
    page = client.get(reverse("queue"), headers={"accept-language": "en"}).content.decode()
    return " ".join(page.split())


def test_its_counts_are_of_others_alone(client, db) -> None:
    article = make_suggested_article()
    chief, alone, other = make_user("chief", group="reviewers"), make_editor("alone"), make_editor("other")
    give_article(user=chief, version=version_of(article), annotators=[alone], with_suggestions=False)
    quote = Mark.objects.filter(layer="quote", set__kind="suggestions").order_by("start")[0]
    accept_mark(user=other, mark=quote, seen_version=quote.version)
    seen, hidden = _queue(client, chief), _queue(client, alone)
    assert article.get_absolute_url() in hidden
    assert "You annotate it on your own" in hidden
    for told in ("Decisions left: 8", "% sure", "In review", "<bdi>other</bdi></th>"):
        assert told in seen, told
        assert told not in hidden, told
