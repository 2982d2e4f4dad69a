"""Take the marks of one document over into an article, as one decision of the person who imports it."""

from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.decide import Done, decide
from annotations.actions.errors import Refused, TextDiffers
from annotations.actions.give_article import give_article
from annotations.actions.import_marks import take_over
from annotations.actions.reject_all import reject_undecided
from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import replace_suggestions, takes_suggestions
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from annotations.queries.working import working_on
from annotations.scheme import Document, marks_of
from newsreader.articles.models import TextVersion

RULE = "imported"


class Into(StrEnum):
    """What imported marks become: the shared marks of an article that has none yet; one person's independent
    annotation beside them; or suggestions that wait for an editor."""

    MARKS = "marks"
    INDEPENDENT = "independent"
    SUGGESTIONS = "suggestions"


def import_document(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    document: Document,
    into: Into,
    notes: dict[str, Any],
    annotator: AbstractBaseUser | None = None,
    reviewed: bool = False,
) -> list[str]:
    """Let `version` have the marks of `document`, which is sound and of its text; the ids of those that were
    left out because a decided suggestion or a mark of an editor stands there.

    `notes` stays in the log with the decision. Marks are never put over those of editors: where there are any
    they are refused, and a reviewed article takes no suggestions. An independent annotation is that of
    `annotator` (else of `user`), handed in at once; the person can still undo it until the differences are
    settled. `reviewed` says that the shared marks are complete, by a decision of its own, and rejects the
    suggestions that they leave undecided. Raises Refused, TextDiffers where the text is another.
    """
    if document.text != version.text:
        raise TextDiffers([])
    if into == Into.SUGGESTIONS:
        return _as_suggestions(user, version, document, notes)
    person = user
    if into == Into.INDEPENDENT:
        person = annotator or user
        give_article(user=user, version=version, annotators=[person], with_suggestions=False)
    elif working_on(user, version).alone:
        raise Refused(_("You annotate this article independently: import it as an independent annotation."))

    def work(workspace: Workspace) -> Done:
        there = sum(1 for _mark in workspace.of_set(workspace.shared.pk))
        if into == Into.INDEPENDENT and workspace.shared.revision:
            raise Refused(_("%(name)s has annotated this article before.") % {"name": person.get_username()})
        if there or workspace.shared.state == workspace.shared.State.REVIEWED:
            raise Refused(
                _(
                    "Editors have marked this article already (%(count)d marks). Import it as an independent "
                    "annotation or, while it is not reviewed, as suggestions."
                )
                % {"count": there}
            )
        made = take_over(workspace, document)
        if reviewed:
            reject_undecided(workspace)
        return Done(made, notes=[notes])

    decide(Decision.Action.IMPORT, work, user=person, version=version)
    if reviewed or into == Into.INDEPENDENT:
        review_article(user=person, version=version)
    return []


def _as_suggestions(
    user: AbstractBaseUser, version: TextVersion, document: Document, notes: dict[str, Any]
) -> list[str]:
    left: list[str] = []

    def work(workspace: Workspace) -> Done:
        if not takes_suggestions(workspace):
            raise Refused(
                _("The article is reviewed, or is to be annotated without suggestions: it takes none.")
            )
        made = replace_suggestions(workspace, document, RULE)
        left.extend(mark.id for _layer, mark in marks_of(document) if made.get(mark.id) is None)
        return Done([number for number in made.values() if number is not None], notes=[notes])

    def follow(workspace: Workspace) -> None:
        """Nothing follows from a suggestion before somebody decides it."""

    decide(Decision.Action.IMPORT, work, user=user, version=version, follow=follow, on_shared=True)
    return left
