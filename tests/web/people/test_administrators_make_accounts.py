import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.assigning import assign_article
from annotations.actions.errors import MayNotManagePeople
from annotations.actions.people import change_role, make_person, set_active
from annotations.models import Assignment
from annotations.permissions import may_edit
from tests.factories import PASSWORD, make_article, make_editor, make_user

PEOPLE = "/people/"
CHOSEN = "another long pass phrase"


@pytest.fixture
def chief(client, db):
    chief = make_user("chief", group="administrators")
    client.force_login(chief)
    return chief


def person(name: str):
    return get_user_model().objects.get(username=name)


def link_on(client) -> str | None:
    found = re.search(r"http://testserver(/accounts/password/[^<]+)", client.get(PEOPLE).content.decode())
    return found and found[1]


def made(client, name: str = "salma", role: str = "annotator") -> str:
    assert client.post(PEOPLE, {"name": name, "role": role}).status_code == 303
    link = link_on(client)
    assert link
    return link


def choose(link: str, password: str = CHOSEN, visitor: Client | None = None):
    visitor = visitor or Client()
    form = visitor.get(link, follow=True)
    fields = {"new_password1": password, "new_password2": password}
    return visitor.post(form.request["PATH_INFO"], fields), visitor


def test_by_a_link_that_is_shown_once_and_is_good_once(client, chief) -> None:
    link = made(client)
    assert link_on(client) is None
    salma = person("salma")
    assert not salma.has_usable_password()
    answer, visitor = choose(link)
    assert answer.status_code == 302
    assert visitor.session["_auth_user_id"] == str(salma.pk)
    assert may_edit(person("salma"))
    assert person("salma").check_password(CHOSEN)
    assert "validlink" not in choose(link)[0].context or not choose(link)[0].context["validlink"]


def test_a_weak_password_is_refused(client, chief) -> None:
    answer, _ = choose(made(client), "salma123")
    assert answer.status_code == 200
    assert not person("salma").has_usable_password()


@pytest.mark.parametrize("name", ["", "Salma", "a b", "x" * 151])
def test_a_name_that_is_taken_or_none_is_refused(client, chief, name) -> None:
    make_user("salma")
    answer = client.post(PEOPLE, {"name": name, "role": "annotator"})
    assert answer.status_code == 422
    assert get_user_model().objects.count() == 2


def test_a_new_link_ends_the_password_the_sessions_and_the_link_before(client, chief) -> None:
    first = made(client)
    _, visitor = choose(first)
    assert client.post(reverse("person-link", args=[person("salma").pk])).status_code == 303
    second = link_on(client)
    assert second
    assert visitor.get("/queue/").status_code == 302
    assert not person("salma").has_usable_password()
    assert choose(second)[0].status_code == 302


def test_deactivated_is_shut_out_at_once_and_keeps_nothing(client, chief) -> None:
    salma = make_editor("salma")
    inside = Client()
    inside.force_login(salma)
    assign_article(user=chief, article=make_article("نص"), person=salma)
    link = made(client, "omar")
    for name in ("salma", "omar"):
        client.post(reverse("person-active", args=[person(name).pk]), {"active": "no"})
    assert inside.get("/queue/").status_code == 302
    signing_in = {"username": "salma", "password": PASSWORD}
    assert Client().post(reverse("login"), signing_in).status_code == 200
    assert not Assignment.objects.filter(ended_at=None).exists()
    assert choose(link)[0].status_code == 200
    client.post(reverse("person-active", args=[salma.pk]), {"active": "yes"})
    assert person("salma").is_active


def test_a_role_is_changed_from_the_next_request_on(client, chief) -> None:
    salma = make_editor("salma")
    inside = Client()
    inside.force_login(salma)
    client.post(reverse("person-role", args=[salma.pk]), {"role": "administrator"})
    assert inside.get(PEOPLE).status_code == 200
    client.post(reverse("person-role", args=[salma.pk]), {"role": "reader"})
    assert inside.get(PEOPLE).status_code == 403
    client.post(reverse("person-role", args=[salma.pk]), {"role": "king"})
    assert list(person("salma").groups.all()) == []


def test_nobody_changes_himself_nor_a_superuser(client, chief) -> None:
    root = make_user("root", is_superuser=True)
    for number in (chief.pk, root.pk):
        client.post(reverse("person-active", args=[number]), {"active": "no"})
        client.post(reverse("person-role", args=[number]), {"role": "reader"})
        client.post(reverse("person-link", args=[number]))
    assert person("chief").is_active
    assert person("root").check_password(PASSWORD)
    change_role(user=root, person=chief, role="reviewer")
    with pytest.raises(MayNotManagePeople):
        set_active(user=chief, person=root, active=False)
    with pytest.raises(MayNotManagePeople):
        make_person(user=chief, name="new", role="administrator")


def test_one_s_own_password_is_changed(client, chief) -> None:
    fields = {"old_password": PASSWORD, "new_password1": CHOSEN, "new_password2": CHOSEN}
    other = Client()
    other.force_login(chief)
    assert client.post("/accounts/password/", {**fields, "old_password": "wrong"}).status_code == 200
    assert client.post("/accounts/password/", fields).status_code == 302
    assert person("chief").check_password(CHOSEN)
    assert client.get(PEOPLE).status_code == 200
    assert other.get(PEOPLE).status_code == 302


def test_nobody_signs_up_and_no_link_goes_by_mail(client, db) -> None:
    for path in ("/accounts/signup/", "/accounts/register/", "/accounts/password_reset/"):
        assert client.get(path).status_code == 404


def test_the_same_queries_however_many_there_are(client, chief) -> None:
    counts = []
    for number in (2, 30):
        for n in range(number):
            make_editor(f"editor {number} {n}")
        with CaptureQueriesContext(connection) as caught:
            assert client.get(PEOPLE).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 8


def test_who_never_logged_in_is_not_told_of_like_a_feed_that_was_never_asked(client, chief):
    make_user("salma")
    assert "لم يدخل قط" in client.get(PEOPLE, headers={"accept-language": "ar"}).text
