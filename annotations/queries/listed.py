"""Which rows of the lists of quotes, speakers and places somebody may read."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from annotations.permissions import may_edit
from newsreader.articles.models import Article


def reads_reviewed_alone(user: Any) -> bool:
    """Whether what `user` may read is reviewed, all of it."""
    return not may_edit(user) and settings.PUBLIC_READING == "reviewed"


def listed_for(user: Any, prefix: str = "") -> Q:
    """A condition on ListedQuote, ListedPlace and SearchText: for editors all that is accepted; for others
    what is of a public article and, by PUBLIC_READING, of a reviewed one. `prefix` is the way there from
    another model, like ``quote__`` from ListedSpeaker.
    """
    if may_edit(user):
        return Q()
    public = Q(**{f"{prefix}article__visibility": Article.Visibility.PUBLIC})
    if settings.PUBLIC_READING == "all":
        return public
    if settings.PUBLIC_READING == "reviewed":
        return public & Q(**{f"{prefix}reviewed": True})
    return Q(**{f"{prefix}pk__in": []})
