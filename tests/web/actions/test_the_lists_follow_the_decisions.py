from typing import Any

from annotations.actions.listing import list_again
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.models import ListedPlace, ListedQuote, ListedSpeaker, Place
from newsreader.articles.models import Article, Source, TextVersion
from tests.web.desk import Desk

QUOTE = "إن الطريق ستفتح غدا في إربد"


def quotes() -> list[tuple[Any, ...]]:
    return list(ListedQuote.objects.order_by("quote").values_list("quote__text", "kind", "reviewed"))


def speakers() -> list[str]:
    return list(ListedSpeaker.objects.order_by("quote").values_list("speaker__name", flat=True))


def places() -> list[tuple[str, int, bool]]:
    return list(ListedPlace.objects.order_by("place").values_list("place__name", "mentions", "reviewed"))


def found(question: str) -> int:
    return ListedQuote.objects.extra(where=["vector @@ %s::tsquery"], params=[question]).count()


def test_a_suggestion_is_in_no_list_until_it_is_accepted(desk: Desk) -> None:
    suggestion = desk.suggested_quote(QUOTE, cues=["قال"], speakers=[("خالد منصور", "وزير النقل خالد منصور")])
    assert quotes() == []
    desk.accept(suggestion)
    assert quotes() == [(QUOTE, "indirect", False)]
    assert speakers() == ["خالد منصور"]
    desk.undo()
    assert (quotes(), speakers()) == ([], [])


def test_a_quote_is_found_by_its_words_its_speaker_and_its_places(desk: Desk) -> None:
    desk.create("quote", QUOTE, name="خالد منصور")
    desk.create("place", "إربد")
    assert found("'طريق' <-> 'ستفتح'") == found("'s:منصور' & 's:خالد'") == found("'p:اربد'") == 1
    assert found("'خالد'") == found("'p:عمان'") == 0
    desk.undo()
    assert (found("'p:اربد'"), found("'s:خالد'")) == (0, 1)


def test_a_renamed_speaker_is_found_by_the_new_name(desk: Desk) -> None:
    quote = desk.create("quote", QUOTE, name="خالد منصور")
    entity = desk.shared.entities.get()
    desk.change(quote, corrects=entity.pk, corrected="خالد سعيد منصور", scope="all")
    assert (found("'s:سعيد'"), speakers()) == (1, ["خالد سعيد منصور"])


def test_a_word_of_a_name_may_be_of_any_length(desk: Desk) -> None:
    desk.create("quote", QUOTE, name=f"خالد {'م' * 2500}")
    assert found("'s:خالد'") == 1


def test_places_are_counted_by_their_entry(desk: Desk) -> None:
    irbid = Place.objects.create(key="irbid", name="إربد", kind="city")
    mark = desk.create("place", "إربد", place=irbid.key)
    assert places() == [("إربد", 1, False)]
    desk.delete(mark)
    assert places() == []


def test_reviewing_and_reopening_is_told_of_all(desk: Desk) -> None:
    desk.create("quote", QUOTE, name="خالد منصور")
    desk.create("place", "إربد", place=Place.objects.create(key="irbid", name="إربد", kind="city").key)
    for act, reviewed in ((review_article, True), (reopen_article, False)):
        act(user=desk.user, version=desk.version)
        assert [row[-1] for row in (*quotes(), *places())] == [reviewed, reviewed]
        assert ListedSpeaker.objects.get().reviewed is reviewed


def test_the_source_and_the_time_are_the_article_s(desk: Desk) -> None:
    source = Source.objects.create(name="الصحيفة")
    Article.objects.update(source=source, published_at="2024-05-06T07:08Z")
    desk.create("quote", QUOTE, name="خالد منصور")
    row = ListedQuote.objects.get()
    assert (row.source, row.when.isoformat()) == (source, "2024-05-06T07:08:00+00:00")
    assert ListedSpeaker.objects.get().when == row.when


def test_a_text_that_is_no_longer_current_is_in_no_list(desk: Desk) -> None:
    quote = desk.create("quote", QUOTE, name="خالد منصور")
    desk.create("place", "إربد", place=Place.objects.create(key="irbid", name="إربد", kind="city").key)
    TextVersion.objects.update(is_current=False)
    assert (quotes(), speakers(), places()) == ([], [], [])
    desk.version.refresh_from_db()
    desk.change(quote, kind="indirect")
    assert quotes() == []


def test_all_can_be_made_again(desk: Desk) -> None:
    desk.create("quote", QUOTE, name="خالد منصور")
    desk.create("place", "إربد", place=Place.objects.create(key="irbid", name="إربد", kind="city").key)
    before = (quotes(), speakers(), places(), list(ListedQuote.objects.values()))
    ListedSpeaker.objects.all().delete()
    ListedPlace.objects.update(mentions=7)
    list_again(desk.version)
    assert (quotes(), speakers(), places(), list(ListedQuote.objects.values())) == before
