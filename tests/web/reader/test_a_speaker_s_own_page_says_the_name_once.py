import pytest
from django.urls import reverse

from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db


def test_its_quotes_do_not_repeat_it(client, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    said_on(1, "خالد منصور", "إن الجسر اكتمل")
    said_on(2, ["خالد منصور", "سعاد الوادي"], "إن الطريق طويلة")
    khalid = a_speaker("خالد منصور")
    address = reverse("speaker", args=[khalid.pk])
    for page in (address, f"{reverse('quote-list')}?speaker={khalid.pk}"):
        shown = client.get(page).content.decode()
        seen = '<a class="name" href="' + address
        # Beside somebody else the name stands as ever; alone it is said to those who hear the page.
        assert shown.count(seen) == 1
        assert shown.count('class="by"') == 2
        assert '<span class="unseen">' in shown
        assert shown.count('<bdi lang="ar">خالد منصور</bdi></span>') == 1
    assert client.get(reverse("quote-list")).content.decode().count(seen) == 2
