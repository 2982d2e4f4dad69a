import pytest

from annotations.actions.load_gazetteer import load_gazetteer
from annotations.models import Place
from annotations.queries.places import namesakes
from tests.factories import make_place


@pytest.mark.parametrize("asked", ["عمّان", "عمان", "Amman", "AMMAN", "وعمان"])
@pytest.mark.django_db
def test_a_place_is_found_by_any_of_its_names(asked: str) -> None:
    place = make_place("amman", "عمّان", name_en="Amman", variants=["عمان الأردن"])
    make_place("irbid", "إربد")
    assert namesakes(asked) == ([] if asked == "وعمان" else [place])


@pytest.mark.django_db
def test_a_place_that_the_gazetteer_changes_is_found_by_its_new_names() -> None:
    load_gazetteer()
    place = Place.objects.order_by("pk")[0]
    name = place.name
    Place.objects.filter(pk=place.pk).update(name="اسم قديم", folded=["اسم قديم"])
    load_gazetteer()
    assert place in namesakes(name)
    assert namesakes("اسم قديم") == []


@pytest.mark.django_db
def test_a_search_with_a_place_reads_no_gazetteer(client, monkeypatch) -> None:
    from annotations.suggest import gazetteer

    def refuse() -> None:
        raise AssertionError("read while a reader waits")

    monkeypatch.setattr(gazetteer, "load", refuse)
    make_place("amman", "عمّان")
    for where in ("articles", "quotes"):
        for question in ("place:عمان", "-place:عمان طريق", "place:لامكان"):
            assert client.get("/search/", {"q": question, "in": where}).status_code == 200
