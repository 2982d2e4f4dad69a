"""Who may be meant: the entities of an article and the speakers of the corpus, by words of their names."""

from annotations.models import Entity, Speaker
from annotations.queries.mark_panel import entities_to_choose
from annotations.queries.speaker_names import speakers_called
from newsreader.arabic.folding import fold_name
from newsreader.articles.models import TextVersion


def entities_of(version: TextVersion, question: str) -> list[Entity]:
    """The article's entities whose folded names hold the folded question; all of them where it is empty."""
    folded = fold_name(question)
    return [e for e in entities_to_choose(version.pk) if folded in fold_name(e.name)]


def corpus_speakers(question: str, limit: int = 10) -> list[Speaker]:
    """The speakers of the corpus of whose names, former ones too, one holds the folded question; those whose
    names begin so first. Two queries."""
    folded = fold_name(question)
    numbers = speakers_called(question, limit * 5)
    found = Speaker.objects.in_bulk(numbers)
    speakers = [found[number] for number in numbers if number in found]
    return sorted(speakers, key=lambda s: not s.folded_name.startswith(folded))[:limit]
