"""The corpus in the database: sets of marks, entities, speakers, places, and the log of decisions."""

from annotations.models.annotation_set import AnnotationSet
from annotations.models.decision import Decision
from annotations.models.entity import Entity
from annotations.models.mark import Mark
from annotations.models.place import Place
from annotations.models.pseudonym import Pseudonym
from annotations.models.quote_links import QuoteCue, QuoteSpeaker
from annotations.models.speaker import Speaker

__all__ = [
    "AnnotationSet",
    "Decision",
    "Entity",
    "Mark",
    "Place",
    "Pseudonym",
    "QuoteCue",
    "QuoteSpeaker",
    "Speaker",
]
