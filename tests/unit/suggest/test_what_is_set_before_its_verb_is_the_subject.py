import pytest

from tests.unit.suggest.told import mentions


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("أما خالد الحمدان فأشار إلى أن الطريق مغلق.", "خالد الحمدان"),
        ("أما المعارضة فترى أن الحكومة تأخرت كثيرا.", "المعارضة"),
    ],
)
def test_who_is_set_before_with_amma_is_mentioned(text, mention):
    assert mentions(text) == [mention]
