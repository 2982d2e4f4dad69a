"""Is an article in the corpus already?"""

from newsreader.articles.models import Article, TextVersion


def known_article(address: str | None = None, content_hash: bytes | None = None) -> Article | None:
    """The article of an address, in any spelling of one page, or of a text's SHA-256; else None."""
    if address:
        found = Article.objects.filter(url__in=spellings(address)).order_by("pk").first()
        if found is not None:
            return found
    if content_hash:
        version = (
            TextVersion.objects.filter(content_hash=content_hash)
            .select_related("article")
            .order_by("pk")
            .first()
        )
        return version.article if version is not None else None
    return None


def spellings(address: str) -> set[str]:
    """An address over http and https, with and without a slash at its end."""
    scheme, _, rest = address.partition("://")
    if scheme not in {"http", "https"}:
        return {address}
    rests = {rest} if "?" in rest else {rest, rest.rstrip("/"), rest.rstrip("/") + "/"}
    return {f"{name}://{part}" for name in ("http", "https") for part in rests}
