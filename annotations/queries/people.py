"""Who may be meant: the entities of an article and the speakers of the corpus, by words of their names."""

from annotations.models import Entity, Speaker
from annotations.queries.mark_panel import entities_to_choose
from newsreader.arabic.folding import fold_name
from newsreader.articles.models import TextVersion


def entities_of(version: TextVersion, question: str) -> list[Entity]:
    """The article's entities whose folded names hold the folded question; all of them where it is empty."""
    folded = fold_name(question)
    return [e for e in entities_to_choose(version.pk) if folded in fold_name(e.name)]


def corpus_speakers(question: str, limit: int = 10) -> list[Speaker]:
    """The speakers of the corpus whose folded names hold the folded question; those that begin so first."""
    folded = fold_name(question)
    if not folded:
        return []
    found = Speaker.objects.filter(folded_name__contains=folded).order_by("folded_name", "id")[: limit * 5]
    return sorted(found, key=lambda s: not s.folded_name.startswith(folded))[:limit]
