"""Which rows of the lists of quotes, speakers and places somebody may read."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from annotations.permissions import may_edit
from annotations.queries.working import articles_alone
from newsreader.articles.models import Article


def reads_reviewed_alone(user: Any) -> bool:
    """Whether what `user` may read is reviewed, all of it."""
    return not may_edit(user) and settings.PUBLIC_READING == "reviewed"


def listed_for(user: Any, prefix: str = "") -> Q:
    """A condition on ListedQuote, ListedPlace and SearchText: what `user` may read of what is accepted.

    For editors that is all, but in the articles that they annotate independently; for others what `texts_for`
    tells. `prefix` is the way there from another model, like ``quote__`` from ListedSpeaker.
    """
    if may_edit(user):
        return ~Q(**{f"{prefix}article__in": articles_alone(user)})
    return texts_for(user, prefix)


def texts_for(user: Any, prefix: str = "") -> Q:
    """The same where nothing of the marks is told: for editors every text; for others what is of a public
    article and, by PUBLIC_READING, of a reviewed one."""
    if may_edit(user):
        return Q()
    public = Q(**{f"{prefix}article__visibility": Article.Visibility.PUBLIC})
    if settings.PUBLIC_READING == "all":
        return public
    if settings.PUBLIC_READING == "reviewed":
        return public & Q(**{f"{prefix}reviewed": True})
    return Q(**{f"{prefix}pk__in": []})
