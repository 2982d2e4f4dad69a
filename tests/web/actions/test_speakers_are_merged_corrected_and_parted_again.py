import threading
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from annotations.actions.correct_speaker import NameTaken, correct_speaker
from annotations.actions.errors import NotAllowed, Refused, Stale
from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.undo_speaker_change import undo_speaker_change
from annotations.models import Entity, ListedQuote, ListedSpeaker, Speaker, SpeakerAlias, SpeakerChange
from annotations.queries.article_filters import Filters
from annotations.queries.article_list import article_list
from annotations.queries.corpus import document_of
from annotations.queries.people import corpus_speakers
from annotations.queries.quote_cards import quote_cards
from annotations.queries.search.question import understood
from annotations.queries.search.quotes import search_quotes
from tests.factories import make_editor, make_user
from tests.web.desk import Desk, make_desk
from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def two(editor) -> tuple[Speaker, Speaker]:
    """One man under two names, each quoted once."""
    said_on(1, "خالد السعيد", "إن الجسر اكتمل")
    said_on(2, "خالد منصور", "إن الطريق طويلة")
    return a_speaker("خالد السعيد"), a_speaker("خالد منصور")


def sayers() -> list[str]:
    return list(ListedSpeaker.objects.order_by("quote_id").values_list("speaker__name", flat=True))


def found(editor, words: str) -> int:
    return len(search_quotes(editor, understood(f"speaker:«{words}»")).found)


def test_a_merge_leads_from_one_to_the_other_everywhere(editor, two, client) -> None:
    former, left = two
    change = merge_speakers(user=editor, speaker=former.pk, into=left.pk)
    assert sayers() == ["خالد منصور", "خالد منصور"]
    for name in ("خالد السعيد", "خالد منصور"):
        assert found(editor, name) == 2
        assert len(article_list(editor, filters=Filters(speaker=name)).cards) == 2
        assert [s.pk for s in corpus_speakers(name)] == [left.pk]
    quote = ListedQuote.objects.order_by("pk")[0]
    assert [(s.name, s.speaker) for s in quote_cards([quote.pk])[0].sayers] == [("خالد منصور", left.pk)]
    entity = Entity.objects.get(name="خالد السعيد")
    assert (entity.speaker, entity.corpus_speaker) == (former, left.pk)
    assert [e.speaker for e in document_of(entity.set).entities] == [str(left.pk)]
    client.force_login(editor)
    page = client.get(reverse("article", args=[quote.article_id])).content.decode()
    assert reverse("speaker", args=[left.pk]) in page
    assert reverse("speaker", args=[former.pk]) not in page
    assert len(client.get(reverse("quote-list") + f"?speaker={former.pk}").context["list"].cards) == 2
    undo_speaker_change(user=editor, change=change.pk)
    assert sayers() == ["خالد السعيد", "خالد منصور"]
    assert (found(editor, "خالد السعيد"), found(editor, "خالد منصور")) == (1, 1)


def test_a_later_article_that_uses_a_former_name_means_who_is_left(editor, two) -> None:
    former, left = two
    merge_speakers(user=editor, speaker=former.pk, into=left.pk)
    correct_speaker(user=editor, speaker=left.pk, name="خالد سعيد منصور")
    for number, name in enumerate(("خالد السعيد", "خالد منصور", "خالد سعيد منصور")):
        desk = make_desk(f"قال {name} إن العمل انتهى {number}.", user=editor)
        desk.create("quote", "العمل انتهى", name=name)
        assert Entity.objects.get(set=desk.shared).speaker == left
    assert Speaker.objects.count() == 2
    assert set(sayers()) == {"خالد سعيد منصور"}


def test_a_quote_that_both_say_has_the_one_who_is_left_once(editor, two) -> None:
    former, left = two
    said_on(3, [former.name, left.name], "إننا معا")
    change = merge_speakers(user=editor, speaker=former.pk, into=left.pk)
    assert ListedSpeaker.objects.filter(speaker=left).count() == 3 == ListedSpeaker.objects.count()
    undo_speaker_change(user=editor, change=change.pk)
    assert ListedSpeaker.objects.count() == 4


def test_who_was_merged_before_goes_along_and_comes_back(editor, two) -> None:
    first, second = two
    third = a_speaker("خالد بن سعيد")
    one = merge_speakers(user=editor, speaker=first.pk, into=second.pk)
    two_ = merge_speakers(user=editor, speaker=second.pk, into=third.pk)
    assert set(Speaker.objects.values_list("merged_into", flat=True)) == {third.pk, None}
    with pytest.raises(Stale):
        undo_speaker_change(user=editor, change=one.pk)
    undo_speaker_change(user=editor, change=two_.pk)
    first.refresh_from_db()
    assert first.merged_into == second
    undo_speaker_change(user=editor, change=one.pk)
    assert not Speaker.objects.filter(merged_into__isnull=False).exists()
    with pytest.raises(Stale):
        undo_speaker_change(user=editor, change=one.pk)


def test_a_correction_keeps_the_former_name_as_an_alias_until_it_is_undone(editor, two) -> None:
    _, left = two
    change = correct_speaker(user=editor, speaker=left.pk, name="خالد  بن سعيد", wikidata="Q42")
    left.refresh_from_db()
    assert (left.name, left.folded_name, left.wikidata) == ("خالد بن سعيد", "خالد بن سعيد", "Q42")
    assert list(SpeakerAlias.objects.values_list("name", flat=True)) == ["خالد منصور"]
    assert found(editor, "بن سعيد") == found(editor, "خالد منصور") == 1
    undo_speaker_change(user=editor, change=change.pk)
    left.refresh_from_db()
    assert (left.name, left.wikidata) == ("خالد منصور", "")
    assert not SpeakerAlias.objects.exists()
    assert found(editor, "بن سعيد") == 0


def test_a_correction_is_not_undone_under_a_later_one_or_a_merge(editor, two) -> None:
    former, left = two
    first = correct_speaker(user=editor, speaker=left.pk, name="خالد بن سعيد")
    back = correct_speaker(user=editor, speaker=left.pk, name="خالد منصور")
    with pytest.raises(Stale):
        undo_speaker_change(user=editor, change=first.pk)
    merged = merge_speakers(user=editor, speaker=left.pk, into=former.pk)
    with pytest.raises(Stale):
        undo_speaker_change(user=editor, change=back.pk)
    for change in (merged, back, first):
        undo_speaker_change(user=make_editor(f"another {change.pk}"), change=change.pk)
    assert sayers() == ["خالد السعيد", "خالد منصور"]


def test_what_cannot_be_is_refused_and_leaves_nothing(editor, two) -> None:
    former, left = two
    body = Speaker.objects.create(name="وزارة النقل", folded_name="وزاره النقل", kind="organisation")
    Speaker.objects.filter(pk=former.pk).update(wikidata="Q1")
    for values, refusal in (
        ({"speaker": left.pk, "into": left.pk}, Refused),
        ({"speaker": body.pk, "into": left.pk}, Refused),
        ({"speaker": 0, "into": left.pk}, Refused),
        ({"speaker": former.pk, "into": left.pk, "seen_version": 7}, Stale),
    ):
        with pytest.raises(refusal):
            merge_speakers(user=editor, **values)
    correct_speaker(user=editor, speaker=left.pk, name=left.name, wikidata="Q2")
    with pytest.raises(Refused, match="Q1"):
        merge_speakers(user=editor, speaker=former.pk, into=left.pk)
    with pytest.raises(NameTaken) as taken:
        correct_speaker(user=editor, speaker=left.pk, name="خالد السعيد", wikidata="Q2")
    assert taken.value.other == former.pk
    for name in ("", " ـ "):
        with pytest.raises(Refused):
            correct_speaker(user=editor, speaker=left.pk, name=name)
    assert SpeakerChange.objects.count() == 1
    correct_speaker(user=editor, speaker=left.pk, name="خالد السعيد", wikidata="Q2", namesake=True)


def test_only_editors_may(two) -> None:
    reader = make_user("somebody")
    for act in (
        lambda: merge_speakers(user=reader, speaker=two[0].pk, into=two[1].pk),
        lambda: correct_speaker(user=reader, speaker=two[0].pk, name="غيره"),
        lambda: undo_speaker_change(user=reader, change=1),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_same_request_twice_is_one_change(editor, two) -> None:
    request = uuid4()
    first, second = (
        merge_speakers(user=editor, speaker=two[0].pk, into=two[1].pk, request=request) for _ in range(2)
    )
    assert first == second
    assert SpeakerChange.objects.count() == 1


def test_the_database_holds_what_a_merge_is(editor, two) -> None:
    former, left = two
    third = a_speaker("خالد بن سعيد")
    merge_speakers(user=editor, speaker=former.pk, into=left.pk)
    for breaking in (
        lambda: Speaker.objects.filter(pk=third.pk).update(merged_into=former),
        lambda: Speaker.objects.filter(pk=left.pk).update(merged_into=third),
        lambda: Speaker.objects.filter(pk=third.pk).update(merged_into=third),
        lambda: SpeakerChange.objects.update(changes={}),
        lambda: SpeakerChange.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()


@pytest.mark.django_db(transaction=True)
def test_a_merge_waits_for_a_decision_that_is_listing_and_finds_its_quote() -> None:
    desk: Desk = make_desk()
    left = a_speaker("سعاد النجار")
    former = a_speaker("خالد منصور")
    errors: list[BaseException] = []

    def merging() -> None:
        try:
            merge_speakers(user=desk.user, speaker=former.pk, into=left.pk)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    other = threading.Thread(target=merging)
    with transaction.atomic():
        desk.create("quote", "أن العمل انتهى", name="خالد منصور")
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(20)
    assert not errors
    assert sayers() == ["سعاد النجار"]
