"""Who may be meant: the entities of an article and the speakers of the corpus, by words of their names."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

from annotations.models import Entity, Speaker
from annotations.queries.mark_panel import entities_to_choose
from annotations.queries.speaker_names import speakers_called
from newsreader.arabic.folding import fold_name
from newsreader.articles.models import TextVersion


def entities_of(version: TextVersion, question: str, user: Any) -> list[Entity]:
    """The article's entities, of those that `user` sees, whose folded names hold the folded question; all of
    them where it is empty."""
    folded = fold_name(question)
    return [e for e in entities_to_choose(version.pk, user) if folded in fold_name(e.name)]


def names_of(users: Iterable[int | None]) -> dict[int, str]:
    """By number what editors know these accounts by; no query where there is none."""
    wanted = {user for user in users if user is not None}
    if not wanted:
        return {}
    return {user.pk: user.get_username() for user in get_user_model().objects.filter(pk__in=wanted)}


def corpus_speakers(question: str, limit: int = 10) -> list[Speaker]:
    """The speakers of the corpus of whose names, former ones too, one holds the folded question; those whose
    names begin so first. Two queries."""
    folded = fold_name(question)
    numbers = speakers_called(question, limit * 5)
    found = Speaker.objects.in_bulk(numbers)
    speakers = [found[number] for number in numbers if number in found]
    return sorted(speakers, key=lambda s: not s.folded_name.startswith(folded))[:limit]
