"""Quotes by speakers of the corpus in reviewed articles, for the tests of who speaks."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from annotations.actions.listing import list_again
from annotations.models import Entity, Mark, Speaker
from newsreader.arabic.folding import fold_name
from tests.factories import make_article, make_mark, make_quote, make_set, version_of


def a_speaker(name: str) -> Speaker:
    made, _ = Speaker.objects.get_or_create(name=name, folded_name=fold_name(name), kind="person")
    return made


def said_on(
    day: int,
    names: str | Sequence[str],
    words: str,
    *,
    mention: str = "",
    places: Sequence[Any] = (),
    month: int = 1,
    year: int = 2025,
    **fields: Any,
) -> Mark:
    """A quote said by all of `names`, in a reviewed article of that day; `mention` is how the text calls the
    first of them, `places` are entries of the gazetteer that the article names after it."""
    names = [names] if isinstance(names, str) else names
    where = " ".join(place.name for place in places)
    called = " و".join([mention or names[0], *names[1:]])
    article = make_article(
        f"قال {called}: {words}.\n{where}",
        title=f"خبر يوم {day}",
        outlet="جريدة التجربة",
        published_at=datetime(year, month, day, 12, tzinfo=UTC),
        **fields,
    )
    of = make_set(article, state="reviewed")
    who: list[Any] = [(name, mention) if mention and at == 0 else name for at, name in enumerate(names)]
    quote = make_quote(of, words, kind="indirect", speakers=who)
    for place in places:
        make_mark(of, "place", place.name, place=place, place_name=place.name)
    for name in names:
        Entity.objects.filter(set=of, name=name).update(speaker=a_speaker(name))
    list_again(version_of(article))
    return quote
