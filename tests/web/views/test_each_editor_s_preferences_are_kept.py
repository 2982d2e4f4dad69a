import json

import pytest
from django.db import IntegrityError
from django.urls import reverse

from annotations.actions.keep_preferences import keep_preferences
from annotations.commands import COMMANDS
from annotations.keyboard import keys_of
from annotations.models import Preferences


def keep(client, kept):
    return client.post(reverse("preferences"), {"preferences": json.dumps(kept)})


def test_they_are_kept_and_given_to_the_page(signed_in, desk):
    answer = keep(signed_in, {"bar": 0.8, "single": False, "keys": {"quote": "B"}})
    assert answer.json()["keys"] == keys_of({"quote": "B"})
    kept = Preferences.objects.get()
    assert (kept.pk, kept.bar, kept.single_keys, kept.keys) == (desk.user.pk, 0.8, False, {"quote": "B"})
    page = signed_in.get(desk.article.get_absolute_url()).content.decode()
    assert '{"bar": 0.8, "single": false, "keys": {' in page
    assert '"quote": "B"' in page


def test_what_is_not_sent_stays(signed_in, desk):
    keep(signed_in, {"keys": {"quote": "B"}})
    keep(signed_in, {"bar": 0.4})
    keep(signed_in, {"single": False})
    kept = Preferences.objects.get()
    assert (kept.bar, kept.single_keys, kept.keys) == (0.4, False, {"quote": "B"})


@pytest.mark.parametrize(
    "sent",
    [
        {}, [], None, {"bar": 2}, {"bar": "0.5"}, {"bar": float("nan")}, {"single": 1}, {"keys": []},
        {"keys": {"a b": "B"}}, {"keys": {"sing": "B"}}, {"keys": {"quote": "<script>"}},
        {"keys": {"quote": 3}},
        {"keys": {"quote": "Shift+1"}}, {"keys": {"quote": "Enter"}}, {"keys": {"quote": "B", "cue": "B"}},
        {"keys": {"quote": "z"}}, {"more": 1},
    ],
)  # fmt: skip
def test_what_is_none_is_refused(signed_in, sent):
    assert keep(signed_in, sent).status_code == 400
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(
    "keys",
    [
        [], {"sing": "B"}, {"quote": "z"}, {"quote": "Shift+1"}, {"quote": "Enter"}, {"quote": 3},
        {"quote": "B", "cue": "B"}, {"quote": "Shift+Shift+Z"}, {"quote": "ZZ"}, {"quote": None},
        {"quote": "Z\n"},
    ],
)  # fmt: skip
def test_the_database_refuses_keys_that_no_command_may_have(desk, keys):
    with pytest.raises(IntegrityError):
        keep_preferences(user=desk.user, keys=keys)


def test_the_database_knows_every_command_and_every_key(desk):
    """A new command needs a migration that names it."""
    keep_preferences(user=desk.user, keys=dict.fromkeys(COMMANDS, ""))
    signs = ["A", "B", "Shift+A", "[", "]", "Shift+[", "Shift+]", *"0123456789,.;'-=/\\`"]
    keep_preferences(user=desk.user, keys=dict(zip(COMMANDS, signs, strict=False)))
