"""Whose papers an actor keeps, and whose numbers an actor gives."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from thidua.kernel.actors import Actor
from thidua.org.models import Unit
from thidua.org.queries.ancestry import descendant_ids
from thidua.people.enums import Role

KEEPERS = (
    Role.RECORDS_CLERK,
    Role.STANDING_OFFICE,
    Role.CHIEF_OF_OFFICE,
    Role.CLUSTER_OFFICER,
    Role.UNIT_OFFICER,
)
"""Roles that keep the papers of their agency."""


def kept_agencies(actor: Actor, *, on: date) -> QuerySet[Unit]:
    """The agencies whose papers the actor may enter: the own ones and those below them."""
    return _agencies(actor, KEEPERS, on)


def numbered_agencies(actor: Actor) -> QuerySet[Unit]:
    """The agencies for which the actor may open number series."""
    return _agencies(actor, (Role.RECORDS_CLERK,), None)


def _agencies(actor: Actor, roles: Iterable[Role], on: date | None) -> QuerySet[Unit]:
    named = set(roles)
    if actor.system or any(
        held.scope == "system" and held.role in {*named, Role.ADMINISTRATOR} for held in actor.roles
    ):
        return Unit.objects.all()
    own = set().union(*(actor.scopes(role, "unit") for role in named))
    below = set() if on is None else set().union(*(descendant_ids(each, on) for each in own))
    return Unit.objects.filter(pk__in=own | below)
