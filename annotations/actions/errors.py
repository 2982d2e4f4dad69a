"""Why an action is refused. Each refusal carries a sentence for a person and the HTTP status that fits it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.rule_messages import BrokenRule, sentences
from annotations.scheme import Rule

if TYPE_CHECKING:
    from annotations.models import Decision


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """An action that was not done; nothing of it stands in the database."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BreaksScheme(Refused):
    """What was asked for breaks the scheme; `rules` says which rules, `broken` where."""

    def __init__(self, broken: Sequence[BrokenRule], text: str = "") -> None:
        super().__init__(sentences(broken, text))
        self.broken = list(broken)
        self.rules: list[Rule] = list(dict.fromkeys(b.rule for b in broken))


class Stale(Refused):
    """The mark is no longer as its editor saw it; `current` is what stands now, empty where it is gone."""

    status = 409

    def __init__(self, current: list[dict[str, Any]], message: str = "") -> None:
        if not message and current:
            message = _(
                "Someone changed this mark after you opened it. Nothing was saved; both states are below."
            )
        elif not message:
            message = _("Someone took this mark away after you opened it. Nothing was saved.")
        super().__init__(message)
        self.current = current


class Gone(Stale):
    """The mark `mark_id` is no longer there."""

    def __init__(self, mark_id: int) -> None:
        super().__init__([])
        self.mark_id = mark_id


class TextDiffers(Stale):
    """The words sent with a span are not the words that stand there."""

    def __init__(self, current: list[dict[str, Any]]) -> None:
        super().__init__(
            current,
            _("The words at this place are not those that you selected. Load the page again, then select."),
        )


class NotAllowed(Refused):
    """The person may not change marks."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Your account may read, but not change marks."))


class OtherAccount(Refused):
    """A page that was opened by one account sends what waits there while another is logged in."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Another account is logged in now. What waits here is sent when yours is again."))


class Withdrawn(Refused):
    """The article was withdrawn: nothing of it can be marked, suggested or decided any more."""

    status = 410

    def __init__(self) -> None:
        super().__init__(_("This article was withdrawn. Nothing was saved."))


class AlreadyWithdrawn(Refused):
    """The article is withdrawn already."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("This article is withdrawn already."))


class MayNotWithdraw(Refused):
    """The person may not withdraw articles."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Reviewers and administrators withdraw articles; your account may not."))


class MayNotRelease(Refused):
    """The person may not make releases of the corpus."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Administrators make releases; your account may not."))


class MayNotImport(Refused):
    """The person may not take annotations of a file over."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Reviewers and administrators import annotations; your account may not."))


class MayNotApprove(Refused):
    """The person may not approve articles."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Reviewers and administrators approve articles; your account may not."))


class OwnReview(Refused):
    """Who reviewed an article does not approve it too."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("You reviewed this article yourself: a second person approves it."))


class MayNotResolve(Refused):
    """The person may not settle what another began to talk about."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Who began to talk of it resolves it, or a reviewer."))


class MayNotManagePeople(Refused):
    """The person may not make accounts or change this one."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Administrators manage the people; nobody changes his own account here."))


class MayNotAssign(Refused):
    """The person may not give articles to others."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("Reviewers and administrators assign articles; you may take one for yourself."))


class Taken(Refused):
    """The article is another's to review by now."""

    status = 409

    def __init__(self, whose: str) -> None:
        super().__init__(_("This article is assigned to %(name)s.") % {"name": whose})


class WorkClosed(Refused):
    """The independent work that the person was at was closed meanwhile."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("Your own marks of this article were handed in meanwhile. Nothing was saved."))


class WorksAlone(Refused):
    """The person annotates the article independently, and does not see or do what is others' there."""

    status = 403

    def __init__(self) -> None:
        super().__init__(_("You annotate this article on your own; until that is over this page is shut."))


class MayNotSettle(Refused):
    """The person may not give articles to annotators, nor settle what they differ in."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            _("Reviewers and administrators give articles to annotators and settle; your account may not.")
        )


class Undecided(Refused):
    """An article cannot be reviewed while `count` decisions are left, as its page counts them."""

    def __init__(self, count: int) -> None:
        super().__init__(
            ngettext(
                "%(count)d decision is left. Make it, then the article is reviewed.",
                "%(count)d decisions are left. Make them, then the article is reviewed.",
                count,
            )
            % {"count": count}
        )
        self.count = count


class NoQuoteSeen(Refused):
    """Pointed at is a quote that stands, and the rules see no other behind it in its paragraph."""

    def __init__(self) -> None:
        super().__init__(_("No further quote is seen in this paragraph. Select its words, or go on."))


class NothingToUndo(Refused):
    """The person has decided nothing in this article that is not undone already."""

    def __init__(self) -> None:
        super().__init__(_("You have nothing to undo in this article."))


class NothingToRedo(Refused):
    """The person has undone nothing in this article, or has decided something new since."""

    def __init__(self) -> None:
        super().__init__(_("You have nothing to redo in this article."))


class ChangedSince(Refused):
    """An undo, or a redo, is refused: something that it touches was changed since; `current` is how it is.
    `decision` is the row of the log that cannot be turned round, where that is known.
    """

    status = 409
    decision: "Decision | None" = None

    def __init__(self, current: list[dict[str, Any]], *, redo: bool = False) -> None:
        self.redo = redo
        super().__init__(
            _("This cannot be redone: what it touches was changed since. Nothing was done.")
            if redo
            else _(
                "Your last change cannot be undone: what it touched was changed since. Nothing was undone."
            )
        )
        self.current = current
