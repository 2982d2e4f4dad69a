"""What is told at the address of a quote or a speaker that a withdrawal took."""

from dataclasses import dataclass
from typing import Any

from annotations.models import WithdrawnPage
from annotations.permissions import readable_by
from annotations.queries.withdrawn import was_open_to
from newsreader.articles.models import Article


@dataclass(frozen=True, slots=True)
class Gone:
    """That what stood here was withdrawn. `article` is whose address has the notice, or another text by now;
    None where nothing can be read there, and for a speaker, whom no page puts beside an article again."""

    of: str
    article: Article | None

    @property
    def has_notice(self) -> bool:
        """Whether the article is withdrawn still."""
        return self.article is not None and self.article.withdrawn_at is not None


def gone_quote(user: Any, number: int) -> Gone | None:
    """That quote `number` was withdrawn; None where it was not, or where `user` could not read it before."""
    article = _from_which(user, WithdrawnPage.Of.QUOTE, number)
    if article is None:
        return None
    stands = (
        article.withdrawn_at is None and not Article.objects.filter(readable_by(user), pk=article.pk).exists()
    )
    return Gone(WithdrawnPage.Of.QUOTE, None if stands else article)


def gone_speaker(user: Any, number: int) -> Gone | None:
    """That all of what speaker `number` was quoted with was withdrawn, where nothing is left to be read; None
    where nothing was, or nothing that `user` could read before."""
    article = _from_which(user, WithdrawnPage.Of.SPEAKER, number)
    return None if article is None else Gone(WithdrawnPage.Of.SPEAKER, None)


def _from_which(user: Any, of: str, number: int) -> Article | None:
    pages = WithdrawnPage.objects.filter(of=of, number=number).select_related("article")
    return next((page.article for page in pages if was_open_to(user, page.article)), None)
