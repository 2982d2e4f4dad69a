"""Is an article in the corpus already?"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsreader.articles.models import Article, TextVersion, Withdrawal


def known_article(address: str | None = None, content_hash: bytes | None = None) -> Article | None:
    """The article of an address, in any spelling of one page, or of a text's SHA-256; else None.

    A withdrawn one is known too, as its notice says, until its import is allowed again.
    """
    if address:
        found = _there().filter(url__in=spellings(address)).order_by("pk").first()
        if found is not None:
            return found
    if content_hash:
        texts = TextVersion.objects.filter(content_hash=content_hash)
        return _there().filter(pk__in=texts.values("article")).order_by("pk").first()
    return None


def _there() -> QuerySet[Article]:
    standing = Withdrawal.objects.filter(article=OuterRef("pk"), lifted_at=None)
    return Article.objects.filter(Q(withdrawn_at=None) | Exists(standing))


def spellings(address: str) -> set[str]:
    """An address over http and https, with and without a slash at its end."""
    scheme, _, rest = address.partition("://")
    if scheme not in {"http", "https"}:
        return {address}
    rests = {rest} if "?" in rest else {rest, rest.rstrip("/"), rest.rstrip("/") + "/"}
    return {f"{name}://{part}" for name in ("http", "https") for part in rests}
