"""The page of the keys without a script."""

import pytest
from django.urls import reverse

from annotations.actions.keep_preferences import keep_preferences
from annotations.keyboard import keys_of
from annotations.models import Preferences


def send(client, *, single=True, **changed):
    sent = {f"key-{name}": key.replace("+", " ") for name, key in keys_of({}).items()}
    sent |= {f"key-{name}": key for name, key in changed.items()}
    return client.post(reverse("keys"), sent | ({"single": "on"} if single else {}), follow=True)


@pytest.mark.parametrize(
    ("written", "key"),
    [("b", "B"), (" لا ", "B"), ("shift b", "Shift+B"), ("⇧ء", "Shift+X"), ("Shift+x", "Shift+X"),
     ("7", "7"), (";", ";"), ("", "")],
)  # fmt: skip
def test_a_key_is_written_and_kept(signed_in, desk, written, key):
    answer = send(signed_in, accept=written)
    assert answer.status_code == 200
    assert Preferences.objects.get().keys == {"accept": key}


def test_the_page_shows_the_account_s_keys_with_both_letters(signed_in, desk):
    keep_preferences(user=desk.user, keys={"accept": "Shift+X"})
    page = signed_in.get(reverse("keys")).content.decode()
    assert 'Shift X <span lang="ar">ء</span>' in page
    article = signed_in.get(desk.article.get_absolute_url()).content.decode()
    assert '<kbd data-keys-of="accept">Shift X <span lang="ar">ء</span></kbd>' in article
    assert '<kbd data-keys-of="reject">R <span lang="ar">ق</span></kbd>' in article


def test_letters_that_are_switched_off_stand_nowhere(signed_in, desk):
    send(signed_in, single=False)
    assert not Preferences.objects.get().single_keys
    article = signed_in.get(desk.article.get_absolute_url()).content.decode()
    assert '<kbd data-keys-of="reject" hidden></kbd>' in article


def test_two_commands_with_one_key_are_named_and_nothing_is_kept(signed_in, desk):
    answer = send(signed_in, accept="e", reject="?", undo="Shift 1", quote="Enter", cue="Ctrl B")
    assert answer.status_code == 422
    faults = answer.context["form"].faults
    assert set(faults) == {"accept", "edit", "reject", "undo", "quote", "cue"}
    assert "E" in faults["accept"]
    assert len(set(faults.values())) == 6
    assert answer.content.decode().count("aria-invalid") == 6
    assert not Preferences.objects.exists()


def test_all_is_set_back(signed_in, desk):
    keep_preferences(user=desk.user, single_keys=False, keys={"accept": "B"}, bar=0.3)
    signed_in.post(reverse("keys"), {"reset": "yes"})
    kept = Preferences.objects.get()
    assert (kept.single_keys, kept.keys, kept.bar) == (True, {}, 0.3)


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_the_way_back_stays_on_this_site(signed_in, desk, back):
    assert 'class="back"' not in signed_in.get(reverse("keys"), {"next": back}).content.decode()
    own = desk.article.get_absolute_url()
    assert f'<a href="{own}">' in signed_in.get(reverse("keys"), {"next": own}).content.decode()
