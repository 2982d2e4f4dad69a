import json

import pytest
from django.urls import reverse

from annotations.models import Preferences


def keep(client, **values):
    kept = {"bar": 0.8, "single": False, "keys": {"quote": "KeyZ"}} | values
    return client.post(reverse("preferences"), {"preferences": json.dumps(kept)})


def test_they_are_kept_and_given_to_the_page(signed_in, desk):
    assert keep(signed_in).status_code == 204
    kept = Preferences.objects.get()
    assert (kept.pk, kept.bar, kept.single_keys) == (desk.user.pk, 0.8, False)
    page = signed_in.get(desk.article.get_absolute_url()).content.decode()
    assert '{"bar": 0.8, "single": false, "keys": {"quote": "KeyZ"}}' in page
    assert keep(signed_in, keys={}).status_code == 204
    assert Preferences.objects.get().keys == {}


@pytest.mark.parametrize(
    "values",
    [
        {"bar": 2}, {"bar": "0.5"}, {"bar": float("nan")}, {"single": 1}, {"keys": []},
        {"keys": {"a b": "KeyZ"}},

        {"keys": {"quote": "<script>"}}, {"keys": {"quote": 3}},
        {"keys": {f"c{'o' * n}": "" for n in range(200)}},
    ],
)  # fmt: skip
def test_what_is_none_is_refused(signed_in, values):
    assert keep(signed_in, **values).status_code == 400
    assert not Preferences.objects.exists()
