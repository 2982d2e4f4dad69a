"""The corpus in the database: sets of marks, entities, speakers, places, the log of decisions, and lists."""

from annotations.models.annotation_set import AnnotationSet, ReviewStanding
from annotations.models.assignment import Assignment
from annotations.models.comment import Comment
from annotations.models.corpus_part import CorpusPart
from annotations.models.decision import Decision
from annotations.models.entity import Entity
from annotations.models.independent_work import IndependentWork
from annotations.models.listed import ListedPlace, ListedQuote, ListedSpeaker
from annotations.models.mark import Mark
from annotations.models.numbers import CountedArticle, Counting, DailyCount
from annotations.models.place import Place
from annotations.models.preferences import Preferences
from annotations.models.pseudonym import Pseudonym
from annotations.models.quote_links import QuoteCue, QuoteSpeaker
from annotations.models.release import Release, ReleasedArticle
from annotations.models.speaker import NameLock, Speaker, SpeakerAlias
from annotations.models.speaker_change import SpeakerChange
from annotations.models.withdrawn_page import WithdrawnPage

__all__ = [
    "AnnotationSet",
    "Assignment",
    "Comment",
    "CorpusPart",
    "CountedArticle",
    "Counting",
    "DailyCount",
    "Decision",
    "Entity",
    "IndependentWork",
    "ListedPlace",
    "ListedQuote",
    "ListedSpeaker",
    "Mark",
    "NameLock",
    "Place",
    "Preferences",
    "Pseudonym",
    "QuoteCue",
    "QuoteSpeaker",
    "Release",
    "ReleasedArticle",
    "ReviewStanding",
    "Speaker",
    "SpeakerAlias",
    "SpeakerChange",
    "WithdrawnPage",
]
