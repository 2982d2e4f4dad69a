"""What was withdrawn is kept out: the article by its address or first text, its texts under any address."""

from django.db.models import Q
from django.utils import timezone

from newsreader.articles.importing.incoming import Incoming, Refusal
from newsreader.articles.models import TextVersion, Withdrawal


def without_withdrawn(batch: list[Incoming]) -> tuple[list[Incoming], list[Refusal]]:
    """Those of `batch` that may come in, and a refusal for each other one, which names the withdrawal and how
    its import is allowed again. Two queries; to be called when the known articles are locked."""
    urls = [incoming.url for incoming in batch if incoming.url]
    hashes = [incoming.content_hash for incoming in batch]
    by_hash = dict(
        TextVersion.objects.filter(content_hash__among=hashes, text="").values_list("content_hash", "article")
    )
    by_hash = {bytes(content_hash): article for content_hash, article in by_hash.items()}
    standing = Withdrawal.objects.filter(
        Q(article__among=by_hash.values()) | Q(article__url__among=urls), lifted_at__isnull=True
    )
    by_article = {withdrawal.article_id: withdrawal for withdrawal in standing.select_related("article")}
    by_url = {withdrawal.article.url: withdrawal for withdrawal in by_article.values()}
    kept, refusals = [], []
    for incoming in batch:
        found = by_url.get(incoming.url) if incoming.url else None
        found = found or by_article.get(by_hash.get(incoming.content_hash, 0))
        if found is None:
            kept.append(incoming)
        else:
            refusals.append(Refusal(incoming.path, _told(found), incoming.line))
    return kept, refusals


def _told(withdrawal: Withdrawal) -> str:
    number = withdrawal.article_id
    return (
        f"withdrawn on {timezone.localtime(withdrawal.at):%Y-%m-%d} as article {number}:"
        f" {withdrawal.reason} (`manage.py withdraw_article {number} --allow-import` lets it in again)"
    )
