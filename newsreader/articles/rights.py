"""Whether the texts of articles may be passed on."""

from collections.abc import Collection

from django.db import transaction

from newsreader.articles.models import Article, Source


class NotThereError(Exception):
    """An article or outlet that was named is not there; the message says which."""


def set_rights(
    rights: str, *, numbers: Collection[int] = (), outlet: str = "", licence: str | None = None
) -> int:
    """Keep of the articles of these `numbers`, or of all of an `outlet`, whether their texts may be passed on
    (a value of Article.Rights) and, where it is given, their licence. Gives how many they are.

    Raises NotThereError, and changes nothing, for a number or name that is not there.
    """
    with transaction.atomic():
        if outlet:
            source = Source.objects.filter(name=outlet).first()
            if source is None:
                raise NotThereError(f"There is no outlet {outlet}.")
            articles = Article.objects.filter(source=source)
        else:
            articles = Article.objects.filter(pk__in=numbers)
            lacking = sorted(set(numbers) - set(articles.values_list("pk", flat=True)))
            if lacking:
                raise NotThereError(f"There is no article {', '.join(map(str, lacking))}.")
        return articles.update(rights=rights, **({} if licence is None else {"licence": licence}))
