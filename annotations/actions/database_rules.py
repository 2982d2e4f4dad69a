"""The database's own refusals, by the name of the constraint, as the rules of the scheme that they hold."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from annotations.actions.errors import BreaksScheme, Refused, Stale, TextDiffers, Withdrawn, WorkClosed
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, Rule

RULES = {
    "mark_span": Rule.EMPTY,
    "mark_white_space_edge": Rule.WHITE_SPACE_EDGE,
    "mark_parted_letter": Rule.PARTED_LETTER,
    "mark_over_paragraphs": Rule.OVER_PARAGRAPHS,
    "mark_kind_on_quotes": Rule.KIND,
    "mark_direct_without_marks": Rule.DIRECT_WITHOUT_MARKS,
    "mark_mixed_without_marks": Rule.MIXED_WITHOUT_MARKS,
    "mark_identical": Rule.IDENTICAL,
    "mark_overlap": Rule.OVERLAP,
    "mark_crossing": Rule.CROSSING,
    "mark_useless": Rule.USELESS_MENTION,
    "mark_mention_of_another": Rule.MENTION_OF_ANOTHER,
    "quote_speaker_once": Rule.SPEAKER_TWICE,
    "quote_link_layers": Rule.UNKNOWN_REFERENCE,
    "mark_entity_of_same_set": Rule.UNKNOWN_REFERENCE,
}


def refusal_for(error: IntegrityError) -> Refused:
    """The refusal that says what the database refused.

    A text that differs is TextDiffers; a rule of the scheme is BreaksScheme; what two people did at
    the same moment (a row gone, a row made twice) is Stale. Anything else is a fault of ours, raised again.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    if name == "mark_text":
        return TextDiffers([])
    if name == "article_withdrawn":
        return Withdrawn()
    if name == "independent_work_closed":
        return WorkClosed()
    if name in RULES:
        return BreaksScheme([BrokenRule(RULES[name], Layer.QUOTE, 0, 0)])
    if name.endswith("_fk") or "_fk_" in name or name in ("entity_once_in_a_set", "annotation_set_undecided"):
        return Stale([], _("Someone changed this article at the same moment. Nothing was saved; try again."))
    raise error
