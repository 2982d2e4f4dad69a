import pytest
from django.urls import reverse

from annotations.models import Place
from tests.factories import make_place
from tests.web.reader.saying import said_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def jordan(settings) -> Place:
    settings.PUBLIC_READING = "reviewed"
    return make_place("jo", "الأردن", kind="country", country="JO")


def test_the_named_ones_stand_there_with_their_numbers(client, jordan) -> None:
    irbid, zarqa = make_place("irbid", "إربد", country="JO"), make_place("zarqa", "الزرقاء", country="JO")
    make_place("maan", "معان", country="JO")
    cairo = make_place("cairo", "القاهرة", country="EG")
    said_on(1, "خالد منصور", "إن الجسر اكتمل", places=[jordan, irbid, zarqa, cairo])
    said_on(2, "خالد منصور", "إن الطريق طويلة", places=[irbid])
    answer = client.get(reverse("place", args=["jo"]), headers={"accept-language": "en"})
    inside = [(row.place.key, row.mentions, row.articles) for row in answer.context["places_in"]]
    assert inside == [("irbid", 2, 2), ("zarqa", 1, 1)]
    assert answer.context["mentions"] == 1
    assert "mentions of the country itself" in answer.content.decode()


def test_a_place_leads_to_its_country(client, jordan) -> None:
    make_place("irbid", "إربد", country="JO")
    make_place("cairo", "القاهرة", country="EG")
    shown = client.get(reverse("place", args=["irbid"])).content.decode()
    assert f'<a href="{reverse("place", args=["jo"])}"><bdi>الأردن</bdi></a>' in shown
    assert client.get(reverse("place", args=["cairo"])).context["country"] is None
    assert client.get(reverse("place", args=["jo"])).context["country"] is None
