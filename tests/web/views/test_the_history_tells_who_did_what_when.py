import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.accept_all import accept_all
from annotations.actions.suggest_article import suggest_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import Decision, Mark
from annotations.queries.history import article_history, mark_history
from tests.factories import make_editor, make_mark, make_set, make_user
from tests.web.desk import Desk, make_desk


def history(desk: Desk, mark: int | None = None):
    if mark is None:
        return article_history(desk.article, desk.user)
    return mark_history(desk.article, desk.user, mark)


def told(entry) -> list[tuple[str, str, str]]:
    return [(one.did, one.before, one.after) for one in entry.about]


def test_newest_first_with_the_words_before_and_after_and_what_followed(desk: Desk, settings) -> None:
    settings.LANGUAGE_CODE = "en"
    other = make_editor("other")
    quote = desk.create("quote", "أن العمل انتهى", kind="indirect", name="سعاد النجار")
    desk.create("cue", "مضيفا", user=other)
    desk.change(Mark.objects.get(pk=quote.pk), **desk.span("العمل انتهى"), name="خالد منصور")
    desk.delete(Mark.objects.get(pk=quote.pk), user=other)
    newest, changed, cue, made = history(desk).entries
    assert [entry.action for entry in (newest, changed, cue, made)] == [
        "delete",
        "change",
        "create",
        "create",
    ]
    assert [entry.who for entry in (newest, changed)] == ["other", "editor"]
    assert told(newest)[0][1:] == ("العمل انتهى", "")
    assert [one.before for one in newest.followed] == ["مضيفا"]
    assert told(changed)[0][1:] == ("أن العمل انتهى", "العمل انتهى")
    assert ("سعاد النجار", "خالد منصور") in [row[1:] for row in changed.about[0].rows]
    assert told(made)[0][1:] == ("", "أن العمل انتهى")
    assert (told(cue), made.state is not None) == ([(cue.about[0].did, "", "مضيفا")], True)


def test_names_are_those_of_the_time(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى", kind="indirect", name="سعاد النجار")
    entity = quote.quote_speakers.get().entity_id
    desk.change(quote, corrects=entity, corrected="سعاد سالم النجار", scope="all")
    renamed, made = history(desk).entries
    assert ("سعاد النجار", "سعاد سالم النجار") in [row[1:] for row in renamed.about[0].rows]
    assert ("", "سعاد النجار") in [row[1:] for row in made.about[0].rows]


def test_an_accepted_suggestion_is_told_once_under_its_mark(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    quote = desk.accept(suggestion)
    desk.undo()
    undone, accepted = history(desk).entries
    assert [one.mark for one in accepted.about] == [quote.pk]
    assert len(accepted.followed) == 1
    assert accepted.undone
    assert (undone.action, str(undone.first)) == ("undo", str(Decision.Action.ACCEPT.label))
    desk.redo()
    assert not history(desk).entries[-1].undone


def test_the_suggesters_runs_are_told_as_the_machines(desk: Desk) -> None:
    suggest_article(desk.version)
    entry = history(desk).entries[-1]
    assert (entry.action, entry.who) == ("suggest", "")
    assert entry.suggested > 0


def test_the_history_of_a_mark_begins_with_its_suggestion_and_goes_on_when_it_is_gone(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى")
    desk.create("place", "إربد")
    quote = desk.accept(suggestion)
    changed = desk.change(quote, **desk.span("العمل انتهى"))
    found = history(desk, quote.pk)
    assert [entry.action for entry in found.entries] == ["change", "accept"]
    assert [entry.restorable for entry in found.entries] == [False, True]
    assert [e.id for e in history(desk, suggestion.pk).entries] == [e.id for e in found.entries]
    desk.delete(changed)
    gone = history(desk, quote.pk)
    assert gone.mark is None
    assert [entry.action for entry in gone.entries] == ["delete", "change", "accept"]
    assert [entry.restorable for entry in gone.entries] == [False, True, True]
    assert gone.words == "العمل انتهى"


def test_a_page_has_a_constant_number_of_queries_and_leads_to_the_next(client, db) -> None:
    counts = []
    for number in (3, 40):
        desk = make_desk(
            "\n".join(f"زار خالد مدينة إربد {n}." for n in range(number)), make_editor(f"e{number}")
        )
        client.force_login(desk.user)
        for n in range(number):
            desk.create("place", f"إربد {n}")
        desk.undo()
        address = reverse("article-history", args=[desk.article.pk])
        with CaptureQueriesContext(connection) as caught:
            page = client.get(address)
        mark = Decision.objects.filter(set=desk.shared).first().changes[0]["id"]
        with CaptureQueriesContext(connection) as of_mark:
            client.get(reverse("mark-history", args=[desk.article.pk, mark]))
        counts.append((len(caught), len(of_mark)))
    assert counts[0] == counts[1]
    older = re.search(r'href="(\?before=\d+)" rel="next"', page.content.decode())
    assert older
    second = client.get(address + older[1]).context["history"]
    assert len(page.context["history"].entries) + len(second.entries) == 41
    assert second.next is None
    assert (
        "rel="
        not in client.get(reverse("article-history", args=[make_desk("خبر.", desk.user).article.pk]))
        .content.decode()
        .split("<main")[1]
    )


def test_a_mark_s_history_tells_of_it_alone_also_where_it_was_accepted_once_before(desk: Desk) -> None:
    suggestion = make_mark(make_set(desk.version, "suggestions"), "place", "إربد")
    make_mark(suggestion.set, "place", "عمّان")
    accept_all(user=desk.user, version=desk.version)
    desk.undo()
    suggestion.refresh_from_db()
    place = desk.accept(suggestion)
    entries = history(desk, place.pk).entries
    assert [entry.action for entry in entries] == ["accept", "undo", "accept"]
    assert [{one.words for one in entry.about} for entry in entries] == [{"إربد"}] * 3
    assert [{one.words for one in entry.followed} for entry in entries[1:]] == [{"عمّان"}] * 2


@pytest.mark.parametrize("address", ["article-history", "mark-history"])
def test_only_editors_read_it(client, desk: Desk, address: str) -> None:
    place = desk.create("place", "إربد")
    url = reverse(address, args=[desk.article.pk, place.pk][: 1 + (address == "mark-history")])
    assert client.get(url).status_code == 302
    client.force_login(make_user("a reader"))
    assert client.get(url).status_code == 403
    client.force_login(desk.user)
    assert client.get(url).status_code == 200


def test_a_withdrawn_article_has_a_history_without_words(signed_in, desk: Desk) -> None:
    make_mark(make_set(desk.version, "suggestions"), "place", "عمّان")
    accept_all(user=desk.user, version=desk.version)
    quote = desk.create("quote", "أن العمل انتهى", kind="indirect", name="سعاد النجار")
    withdraw_article(user=None, article=desk.article, reason="خطأ في المصدر", with_title=True)
    for url in (
        reverse("article-history", args=[desk.article.pk]),
        reverse("mark-history", args=[desk.article.pk, quote.pk]),
    ):
        page = signed_in.get(url)
        assert page.status_code == 200
        main = page.content.decode().split("<main")[1]
        assert desk.user.get_username() in main
        assert not any(word in main for word in ("العمل", "سعاد", "عمّان"))
        assert "<form" not in main.split("entries")[-1].split("paging")[0]
    answer = signed_in.post(
        reverse("article-restore", args=[desk.article.pk]), {"decision": Decision.objects.first().pk}
    )
    assert answer.status_code == 410


def test_what_is_no_mark_or_place_of_the_list_is_not_found(signed_in, desk: Desk) -> None:
    desk.create("place", "إربد")
    url = reverse("article-history", args=[desk.article.pk])
    assert signed_in.get(url, {"before": "x"}).status_code == 404
    assert signed_in.get(reverse("mark-history", args=[desk.article.pk, 10**6])).status_code == 404
    assert signed_in.get(reverse("mark-history", args=[desk.article.pk, 10**25])).status_code == 404
    assert signed_in.get(reverse("article-history", args=[10**25])).status_code == 404


def test_old_states_are_brought_back_by_the_page_s_forms(signed_in, desk: Desk) -> None:
    place = desk.create("place", "إربد")
    desk.change(place, **desk.span("في إربد"))
    first = Decision.objects.get(revision=1)
    mark = Mark.objects.get(pk=place.pk)
    answer = signed_in.post(
        reverse("mark-restore", args=[desk.article.pk, place.pk]),
        {"decision": first.pk, "version": mark.version},
    )
    assert answer.status_code == 303
    assert desk.marks() == ["إربد"]
    desk.create("place", "عمّان")
    stale = signed_in.post(
        reverse("article-restore", args=[desk.article.pk]), {"decision": first.pk, "revision": 1}
    )
    assert stale.status_code == 409
    signed_in.post(
        reverse("article-restore", args=[desk.article.pk]),
        {"decision": first.pk, "revision": desk.shared.revision},
    )
    assert desk.marks() == ["إربد"]
    assert [d.action for d in Decision.objects.order_by("revision")][-1] == "restore"
    assert signed_in.post(reverse("article-restore", args=[desk.article.pk]), {}).status_code == 422
