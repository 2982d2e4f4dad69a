from collections.abc import Iterator

import pytest
from django.utils import translation

from annotations.actions.review_article import review_article
from tests.web.desk import Desk


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals in the source's language, whatever the catalogue says."""
    with translation.override("en"):
        yield


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """An article with every layer, one quote accepted as suggested, one corrected, one made by hand."""
    first = desk.suggested_quote(
        "إن الطريق ستفتح غدا في إربد",
        speakers=[("خالد منصور", "وزير النقل خالد منصور")],
        cues=["قال"],
    )
    second = desk.suggested_quote("أن العمل انتهى.", cues=["مضيفا"])
    desk.accept(first)
    desk.change(desk.accept(second), **desk.span("أن العمل انتهى"))
    desk.create("quote", "«لن نتأخر»", name="سعاد النجار")
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    return desk
