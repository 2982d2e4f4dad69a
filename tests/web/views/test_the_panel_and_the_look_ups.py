import pytest
from django.urls import reverse

from annotations.models import Mark, Speaker
from newsreader.arabic.folding import fold_name
from tests.web.desk import Desk

HTMX = {"HX-Request": "true"}


@pytest.fixture
def marks(desk: Desk) -> dict[str, Mark]:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    return {
        "quote": quote,
        "cue": desk.create("cue", "قال"),
        "speaker": desk.create("speaker", "وزير النقل خالد منصور"),
        "place": desk.create("place", "إربد"),
        "suggestion": desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"], speakers=["سعاد النجار"]),
    }


@pytest.mark.parametrize("name", ["quote", "cue", "speaker", "place", "suggestion"])
def test_the_panel_of_each_mark(desk: Desk, signed_in, marks, name: str) -> None:
    url = reverse("mark", args=[marks[name].pk])
    answer = signed_in.get(url, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert answer.context["mark"] == marks[name]
    assert {e.name for e in answer.context["entities"]} == {"خالد منصور", "سعاد النجار"}
    page = signed_in.get(url)
    assert "<html" in page.content.decode()
    assert marks[name].text in page.content.decode()


def test_what_the_panel_knows_of_links(desk: Desk, signed_in, marks) -> None:
    quote = signed_in.get(reverse("mark", args=[marks["quote"].pk]), headers=HTMX).context
    assert [(s.entity.name, s.mention.text) for s in quote["speakers"]] == [
        ("خالد منصور", "وزير النقل خالد منصور")
    ]
    assert [c.text for c in quote["cues"]] == ["قال"]
    for name in ("cue", "speaker"):
        context = signed_in.get(reverse("mark", args=[marks[name].pk]), headers=HTMX).context
        assert [q.pk for q in context["quotes"]] == [marks["quote"].pk]
        assert [q.pk for q in context["all_quotes"]] == [marks["quote"].pk, marks["suggestion"].pk]


def test_a_suggested_cue_serves_what_became_of_its_accepted_quote(desk: Desk, signed_in) -> None:
    first = desk.suggested_quote("إن الطريق ستفتح غدا", cues=["قال"])
    desk.suggested_quote("أن العمل انتهى", cues=["قال", "مضيفا"])
    cue = Mark.objects.get(set=first.set, text="مضيفا")
    quote = desk.create("quote", "أن العمل انتهى")
    assert quote.origin is not None
    again = desk.suggested_quote("العمل انتهى", cues=["مضيفا"])
    Mark.objects.filter(pk=cue.pk).update(status="undecided")
    context = signed_in.get(reverse("mark", args=[cue.pk]), headers=HTMX).context
    assert {q.pk for q in context["quotes"]} == {quote.pk, again.pk}


def test_the_same_queries_however_much_there_is(
    desk: Desk, signed_in, marks, django_assert_max_num_queries
) -> None:
    for mark in marks.values():
        # One of them for the account's keys.
        with django_assert_max_num_queries(10):
            signed_in.get(reverse("mark", args=[mark.pk]), headers=HTMX)


def test_entities_of_the_article_then_speakers_of_the_corpus(desk: Desk, signed_in, marks) -> None:
    for name in ("خالد السعيد", "أم خالد"):
        Speaker.objects.create(name=name, folded_name=fold_name(name), kind="person")
    answer = signed_in.get(reverse("entity-search", args=[desk.article.pk]), {"q": "خالد"}, headers=HTMX)
    assert [e.name for e in answer.context["entities"]] == ["خالد منصور"]
    # The linked speaker of خالد منصور is that entity, and is not offered twice.
    assert [s.name for s in answer.context["speakers"]] == ["خالد السعيد", "أم خالد"]
    everyone = signed_in.get(reverse("entity-search", args=[desk.article.pk]), headers=HTMX)
    assert len(everyone.context["entities"]) == 2
    assert everyone.context["speakers"] == []


def test_places_by_the_beginning_of_any_name_in_any_spelling(desk: Desk, signed_in) -> None:
    for question in ("اربد", "إربِ", "irb"):
        answer = signed_in.get(reverse("place-search"), {"q": question}, headers=HTMX)
        assert "إربد" in [p.name for p in answer.context["places"]]
    for question in ("", "\0", "،", "لا مكان كهذا"):
        answer = signed_in.get(reverse("place-search"), {"q": question}, headers=HTMX)
        assert (answer.status_code, answer.context["places"]) == (200, [])


def test_the_country_of_a_place_is_named_in_the_reader_s_language(signed_in) -> None:
    for language, name in (("ar", "الأردن"), ("en", "Jordan")):
        headers = {**HTMX, "accept-language": language}
        answer = signed_in.get(reverse("place-search"), {"q": "إربد"}, headers=headers)
        assert f'<bdi class="of">{name}</bdi>' in answer.content.decode()


def test_of_places_with_one_folded_name_the_one_spelt_so_comes_first(signed_in) -> None:
    for question, first in (("عمّان", "jo-amman"), ("عُمان", "om"), ("عمّا", "jo-amman")):
        answer = signed_in.get(reverse("place-search"), {"q": question}, headers=HTMX)
        keys = [p.key for p in answer.context["places"]]
        assert keys[0] == first
        assert {"jo-amman", "om"} <= set(keys)


def test_a_place_that_was_found_is_kept_by_its_key(desk: Desk, signed_in) -> None:
    found = signed_in.get(reverse("place-search"), {"q": "إربد"}, headers=HTMX).context["places"][0]
    url = reverse("mark-create", args=[desk.article.pk])
    signed_in.post(url, {"layer": "place", **desk.span("إربد"), "place": found.key}, headers=HTMX)
    place = Mark.objects.get().place
    assert place is not None
    assert (place.key, place.latitude) == (found.key, found.latitude)
