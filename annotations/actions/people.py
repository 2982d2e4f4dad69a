"""Make accounts, change what people may do, deactivate and activate them: for administrators alone."""

import logging

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from annotations.actions.assigning import release_all_of
from annotations.actions.errors import MayNotManagePeople, Refused
from annotations.permissions import EDITOR_GROUPS, may_change_person, may_edit, may_manage_people

logger = logging.getLogger(__name__)

# What a person may be, and the group of it; a reader's account is in none.
ROLES = {"reader": "", "annotator": "annotators", "reviewer": "reviewers", "administrator": "administrators"}


def make_person(*, user: AbstractBaseUser, name: str, role: str) -> User:
    """A new account without a password, in the group of `role` (a key of ROLES): whoever has its
    `password_link` chooses one. Raises MayNotManagePeople, and Refused where the name is taken or none.
    """
    with transaction.atomic():
        _hold(user)
        people = get_user_model()
        person = people(username=people.normalize_username(name.strip()))
        person.set_unusable_password()
        try:
            person.full_clean(exclude=["password"])
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        if people.objects.filter(username__iexact=person.username).exists():
            raise Refused(_("There is an account of this name already."))
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError as error:
            raise Refused(_("There is an account of this name already.")) from error
        _put_in(person, role)
    logger.info("%s made the account %s (%s)", user.get_username(), person.username, role)
    return person


def change_role(*, user: AbstractBaseUser, person: User, role: str) -> None:
    """Let `person` be what `role` says, from the next request on. What he may no longer review is nobody's.

    Raises MayNotManagePeople, also on one's own account and a superuser's.
    """
    with transaction.atomic():
        _hold(user, person)
        _put_in(person, role)
        if not may_edit(get_user_model().objects.get(pk=person.pk)):
            release_all_of(person)
    logger.info("%s made %s a %s", user.get_username(), person.username, role)


def set_active(*, user: AbstractBaseUser, person: User, active: bool) -> None:
    """Shut `person` out, at once and wherever he is logged in, or let him in again. His decisions stay; what
    was his to review is nobody's. Raises MayNotManagePeople.
    """
    with transaction.atomic():
        _hold(user, person)
        person.is_active = active
        person.save(update_fields=["is_active"])
        if not active:
            release_all_of(person)
    logger.info("%s %s %s", user.get_username(), "activated" if active else "deactivated", person.username)


def renew_password(*, user: AbstractBaseUser, person: User) -> None:
    """End the password of `person`, the sessions under it and every link before, so that a new link is the
    only way in. Raises MayNotManagePeople.
    """
    with transaction.atomic():
        _hold(user, person)
        person.set_unusable_password()
        person.save(update_fields=["password"])
    logger.info("%s ended the password of %s", user.get_username(), person.username)


def password_link(person: User) -> str:
    """The path by which `person` chooses a password: good once, until PASSWORD_RESET_TIMEOUT."""
    number = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("password-choose", args=[number, default_token_generator.make_token(person)])


def _hold(user: AbstractBaseUser, person: User | None = None) -> None:
    """Let changes of people come one after another, and look again at who asks: of two administrators who
    demote each other at the same moment one is no longer one."""
    list(Group.objects.select_for_update().filter(name="administrators"))
    asking = get_user_model().objects.filter(pk=user.pk).first()
    if asking is None or not may_manage_people(asking):
        raise MayNotManagePeople
    if person is not None:
        person.refresh_from_db()
        if not may_change_person(asking, person):
            raise MayNotManagePeople


def _put_in(person: User, role: str) -> None:
    person.groups.remove(*Group.objects.filter(name__in=EDITOR_GROUPS))
    if ROLES[role]:
        person.groups.add(Group.objects.get_or_create(name=ROLES[role])[0])
