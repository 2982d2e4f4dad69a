"""The accounts of the house and what each may do."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from annotations.permissions import may_change_person
from annotations.queries.progress import SAMPLES_ACCOUNT

ROLE_LABELS = {
    "reader": _("Reader"),
    "annotator": _("Annotator"),
    "reviewer": _("Reviewer"),
    "administrator": _("Administrator"),
}
PAGE_SIZE = 100


@dataclass(slots=True)
class Account:
    """One account: its person, role (of several groups the one that may most), and whether who looks may
    change it; `invited` is whether it still waits for its first password."""

    person: Any
    role: str
    role_label: Any
    changeable: bool
    invited: bool


def accounts(user: Any, page: int = 1) -> tuple[list[Account], bool]:
    """A page of the accounts by name, those shut out last, and whether another follows: two queries."""
    people = get_user_model().objects.exclude(username=SAMPLES_ACCOUNT)
    people = people.prefetch_related("groups").order_by("-is_active", "username")
    first = (page - 1) * PAGE_SIZE
    found = list(people[first : first + PAGE_SIZE + 1])
    rows = []
    for person in found[:PAGE_SIZE]:
        groups = {group.name for group in person.groups.all()}
        role = _role(person, groups)
        changeable = may_change_person(user, person)
        rows.append(Account(person, role, ROLE_LABELS[role], changeable, not person.has_usable_password()))
    return rows, len(found) > PAGE_SIZE


def _role(person: Any, groups: set[str]) -> str:
    if person.is_superuser or "administrators" in groups:
        return "administrator"
    return next((role for role in ("reviewer", "annotator") if f"{role}s" in groups), "reader")
