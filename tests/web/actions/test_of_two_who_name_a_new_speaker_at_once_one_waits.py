"""Two decisions at the same moment that bring one new name make one speaker of the corpus."""

import threading

import pytest
from django.db import transaction

from annotations.actions.corpus_speakers import speakers_of_names
from annotations.models import Speaker
from tests.web.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = {"خالد منصور": "خالد منصور", "ليلي النجار": "ليلى النجار"}


def test_one_speaker_is_made() -> None:
    first_has_written = threading.Event()

    def first() -> dict[str, int]:
        with transaction.atomic():
            found = speakers_of_names(NAMES)
            first_has_written.set()
            # The other one comes meanwhile, and cannot end before this one.
            ended.wait(0.3)
            assert not ended.is_set()
        return found

    ended = threading.Event()

    def other() -> dict[str, int]:
        first_has_written.wait(10)
        with transaction.atomic():
            found = speakers_of_names(NAMES)
        ended.set()
        return found

    one, two = at_once(first, other)
    assert one == two
    assert Speaker.objects.count() == 2
