"""Put the sample articles into the database, with the suggester's marks for an editor to review."""

from dataclasses import dataclass

from annotations.actions.suggest_article import suggest_article
from annotations.models import AnnotationSet
from annotations.samples import ARTICLES
from newsreader.articles.importing import Refusal, Summary, store
from newsreader.articles.importing.json_lines import read_json_lines
from newsreader.articles.models import Article, TextVersion

LICENCE = "MIT"


@dataclass(frozen=True)
class Loaded:
    """What was imported, and how many articles got suggestions now."""

    articles: Summary
    suggested: int


def load_samples() -> Loaded:
    """Imports the samples and makes suggestions for those that have none yet; twice is the same as once.

    Their gold marks stay out: the editor makes the corpus. Raises ValueError where a sample is refused.
    """
    items = list(read_json_lines(ARTICLES))
    summary = store(items, on_refused=_refuse)
    urls = [item.url for item in items if not isinstance(item, Refusal)]
    Article.objects.filter(url__in=urls, rights=Article.Rights.UNKNOWN).update(
        rights=Article.Rights.OPEN, licence=LICENCE
    )
    suggested = AnnotationSet.objects.filter(kind=AnnotationSet.Kind.SUGGESTIONS).values("version")
    waiting = TextVersion.objects.filter(article__url__in=urls, is_current=True).exclude(pk__in=suggested)
    versions = list(waiting.order_by("pk"))
    for version in versions:
        suggest_article(version)
    return Loaded(summary, len(versions))


def _refuse(refusal: Refusal) -> None:
    raise ValueError(str(refusal))
