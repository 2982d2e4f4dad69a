"""Put the sample articles into the database: some reviewed, the others with suggestions for an editor."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group
from django.db import transaction

from annotations.actions.import_marks import import_marks
from annotations.actions.suggest_article import suggest_article
from annotations.models import AnnotationSet, Mark
from annotations.queries.progress import SAMPLES_ACCOUNT
from annotations.samples import ARTICLES, gold
from newsreader.articles.importing import Refusal, Summary, store
from newsreader.articles.importing.json_lines import read_json_lines
from newsreader.articles.models import Article, TextVersion

LICENCE = "MIT"
# Those that come reviewed, so that every page has something to show; the others are left to be reviewed.
REVIEWED = {"sample-02", "sample-04", "sample-07", "sample-08", "sample-10", "sample-12"}
# Whose decisions those reviews are. Nobody can sign in by that name.
REVIEWER = SAMPLES_ACCOUNT


@dataclass(frozen=True)
class Loaded:
    """What was imported, how many articles got suggestions now, and how many of these came reviewed."""

    articles: Summary
    suggested: int
    reviewed: int


def load_samples() -> Loaded:
    """Imports the samples and makes suggestions for those that have none yet; twice is the same as once.

    Those named in REVIEWED are then reviewed by REVIEWER as their gold marks have it; the gold marks of the
    others stay out. Raises ValueError where a sample is refused.
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
    return Loaded(summary, len(versions), _review(versions))


@transaction.atomic
def _review(versions: list[TextVersion]) -> int:
    """Review those of the texts that come reviewed and that no editor has marked; how many."""
    marked = {document.text: document for document in gold() if document.id in REVIEWED}
    shared = Mark.objects.filter(set__version__in=versions, set__kind=AnnotationSet.Kind.SHARED)
    touched = set(shared.values_list("set__version", flat=True))
    untouched = [version for version in versions if version.text in marked and version.pk not in touched]
    if untouched:
        reviewer = _reviewer()
        for version in untouched:
            import_marks(user=reviewer, version=version, document=marked[version.text])
    return len(untouched)


def _reviewer() -> AbstractBaseUser:
    users = get_user_model().objects
    reviewer = users.filter(username=REVIEWER).first() or users.create_user(username=REVIEWER)
    reviewer.groups.add(Group.objects.get_or_create(name="annotators")[0])
    return reviewer


def _refuse(refusal: Refusal) -> None:
    raise ValueError(str(refusal))
