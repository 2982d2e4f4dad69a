"""The address of a rule in a comment is a link of its title; nothing else there is more than words."""

import pytest
from django.utils.translation import override

from annotations.guidelines.reading import rules
from annotations.templatetags.guidelines import linked

TITLE = rules()["metonymy"].titles["ar"]
LINK = f'<a href="/guidelines/#metonymy">{TITLE}</a>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("/guidelines/#metonymy", LINK),
        ("انظر http://127.0.0.1:8000/guidelines/?in=en#metonymy، ثم", f"انظر {LINK}، ثم"),
        ("https://else.example/guidelines/#metonymy", LINK),
        ("/guidelines/#no-such-rule", "/guidelines/#no-such-rule"),
        ("<b>&\nب", "&lt;b&gt;&amp;<br>ب"),
        ("", ""),
    ],
)
def test_addresses_of_rules_become_links(written, shown) -> None:
    with override("ar"):
        assert linked(written) == shown
