"""Which rows of the lists of quotes, speakers and places somebody may read."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from annotations.permissions import may_edit
from newsreader.articles.models import Article


def listed_for(user: Any) -> Q:
    """A condition on ListedQuote and ListedPlace: for editors all that is accepted; for others what is of
    a public article and, by PUBLIC_READING, of a reviewed one."""
    if may_edit(user):
        return Q()
    public = Q(article__visibility=Article.Visibility.PUBLIC)
    if settings.PUBLIC_READING == "all":
        return public
    if settings.PUBLIC_READING == "reviewed":
        return public & Q(reviewed=True)
    return Q(pk__in=[])
