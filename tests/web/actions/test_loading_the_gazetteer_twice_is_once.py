from io import StringIO

import pytest
from django.core.management import call_command

from annotations.actions.load_gazetteer import Loaded, load_gazetteer
from annotations.models import Place
from annotations.suggest import gazetteer

pytestmark = pytest.mark.django_db


def test_every_place_is_there_with_all_that_the_gazetteer_says():
    entries = gazetteer.load().entries
    assert load_gazetteer() == Loaded(made=len(entries), changed=0, unchanged=0)
    assert Place.objects.count() == len(entries)
    irbid, entry = Place.objects.get(key="jo-irbid"), gazetteer.load().by_key("jo-irbid")
    assert entry is not None
    assert (irbid.name, irbid.name_en, irbid.kind, irbid.country) == ("إربد", "Irbid", "city", "JO")
    assert (irbid.latitude, irbid.longitude) == (entry.latitude, entry.longitude)
    assert irbid.variants == list(entry.variants)


def test_a_second_call_changes_nothing():
    load_gazetteer()
    before = list(Place.objects.order_by("pk").values())
    assert load_gazetteer() == Loaded(made=0, changed=0, unchanged=len(before))
    assert list(Place.objects.order_by("pk").values()) == before


def test_a_place_that_differs_is_put_right_and_keeps_its_row():
    place = Place.objects.create(key="jo-irbid", name="اسم قديم", kind="city")
    loaded = load_gazetteer()
    assert loaded.changed == 1
    assert Place.objects.get(key="jo-irbid").pk == place.pk
    assert Place.objects.get(pk=place.pk).name == "إربد"


def test_a_place_that_the_gazetteer_lacks_stays():
    Place.objects.create(key="xx-elsewhere", name="مكان آخر", kind="city")
    load_gazetteer()
    assert Place.objects.filter(key="xx-elsewhere").exists()


def test_the_command_says_what_it_did():
    said = StringIO()
    call_command("load_gazetteer", stdout=said)
    assert said.getvalue().startswith(f"Places: {len(gazetteer.load().entries)} new, 0 changed")
