import pytest
from django.db import IntegrityError, connection, transaction

from annotations.actions.comments import add_comment, answer_comment, resolve_comment
from annotations.actions.errors import MayNotResolve, NotAllowed, Refused, Withdrawn
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import Comment, Mark
from annotations.queries.reading import article_reading
from annotations.queries.talks import open_talks, talks_of_article, talks_of_mark
from tests.factories import make_editor, make_user
from tests.web.desk import Desk


def say(desk: Desk, text: str = "أهو الوزير نفسه؟", **values) -> Comment:
    return add_comment(**{"user": desk.user, "version": desk.version, "text": text, **values})


def test_on_a_mark_with_an_answer_until_it_is_resolved(desk: Desk) -> None:
    place, other = desk.create("place", "إربد"), make_editor("other")
    first = say(desk, mark=place)
    answer_comment(user=other, comment=first, text="نعم")
    [talk] = talks_of_mark(desk.user, place)
    assert [talk.first.text, *(a.text for a in talk.answers)] == ["أهو الوزير نفسه؟", "نعم"]
    assert article_reading(desk.article, desk.user).talks == {place.pk: 1}
    resolve_comment(user=desk.user, comment=first)
    assert article_reading(desk.article, desk.user).talks == {}
    answer_comment(user=other, comment=talk.answers[0], text="بل سلفه")
    assert open_talks(desk.version.pk) == [place.pk]


def test_on_a_suggestion_it_goes_over_to_what_that_becomes(desk: Desk) -> None:
    quote = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    say(desk, mark=quote)
    accepted = desk.accept(quote)
    assert len(talks_of_mark(desk.user, accepted)) == 1
    assert article_reading(desk.article, desk.user).talks == {accepted.pk: 1}
    [talk] = talks_of_article(desk.user, desk.version)
    assert (talk.standing, talk.words) == (accepted.pk, "أن العمل انتهى")


def test_a_mark_that_goes_leaves_it_and_an_undo_brings_it_back(desk: Desk) -> None:
    place = desk.create("place", "إربد")
    say(desk, mark=place)
    desk.delete(place)
    [talk] = talks_of_article(desk.user, desk.version)
    assert (talk.standing, talk.words) == (None, "إربد")
    desk.undo()
    assert talks_of_article(desk.user, desk.version)[0].standing == place.pk


def test_who_may(desk: Desk) -> None:
    first = say(desk)
    with pytest.raises(NotAllowed):
        say(desk, user=make_user("reader"))
    with pytest.raises(MayNotResolve):
        resolve_comment(user=make_editor("other"), comment=first)
    resolve_comment(user=make_user("chief", group="reviewers"), comment=first)
    assert not Comment.objects.get().open


def test_it_says_something_and_not_too_much(desk: Desk) -> None:
    for words in ("", " \n ", "ك" * 4001):
        with pytest.raises(Refused):
            say(desk, words)


def test_one_request_twice_is_one_comment(desk: Desk) -> None:
    request = "0f0d1d7e-7d7c-4a55-9a39-2b9b6d1f0001"
    assert say(desk, request=request) == say(desk, request=request)


def test_readers_ask_no_more_and_see_no_counts(desk: Desk) -> None:
    say(desk)
    reading = article_reading(desk.article, make_user("reader"))
    assert (reading.talks, reading.open_talks) == ({}, 0)


def test_words_stay_as_they_were_said(desk: Desk) -> None:
    comment = say(desk)
    with pytest.raises(IntegrityError, match="stays as it was said"), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(text="غير ذلك")
    with pytest.raises(IntegrityError, match="stays as it was said"), transaction.atomic():
        comment.delete()
    answer = answer_comment(user=desk.user, comment=comment, text="نعم")
    with pytest.raises(IntegrityError, match="the first of a talk"), transaction.atomic():
        Comment.objects.create(version=desk.version, author=desk.user, text="x", answers=answer)


def test_a_withdrawn_article_loses_their_words(desk: Desk) -> None:
    comment = say(desk, mark=desk.create("place", "إربد"))
    answer_comment(user=desk.user, comment=comment, text="إربد التي في الشمال")
    withdraw_article(
        user=make_user("chief", group="reviewers"), article=desk.article, reason="طلب أصحابه ذلك"
    )
    assert set(Comment.objects.values_list("text", flat=True)) == {""}
    assert not Mark.objects.exists()
    with pytest.raises(Withdrawn):
        say(desk)
    with pytest.raises(IntegrityError, match="was withdrawn"), transaction.atomic():
        Comment.objects.create(version=desk.version, author=desk.user, text="بعد السحب")
    assert connection.is_usable()
