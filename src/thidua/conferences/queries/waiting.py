"""Conferences still to come that somebody prepares, or is expected at."""

from datetime import date

from django.db.models import Q, QuerySet

from thidua.conferences.enums import ConferenceState
from thidua.conferences.models import Conference
from thidua.conferences.queries.conferences import conferences_for
from thidua.kernel.actors import Actor
from thidua.people.enums import Role, ScopeKind

COMING = (ConferenceState.PLANNED, ConferenceState.INVITED, ConferenceState.OPEN)


def conferences_served_by(actor: Actor, *, since: date) -> QuerySet[Conference]:
    """Those from a day on of the clusters or the body that an actor works for, those to which the
    unit that one heads is invited, and those to which one is invited in person.
    """
    wanted = (
        Q(cluster_years__in=actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR))
        | Q(body__in=actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT))
        | Q(delegates__unit__in=actor.scopes(Role.UNIT_HEAD, ScopeKind.UNIT))
    )
    if actor.person_id is not None:
        wanted |= Q(delegates__person=actor.person_id)
    return _coming(conferences_for(actor), since).filter(wanted).distinct()


def conferences_of_unit(actor: Actor, unit_id: int, *, since: date) -> QuerySet[Conference]:
    """Those from a day on that a unit holds, chairs or is invited to."""
    taking_part = Q(body=unit_id) | Q(host=unit_id) | Q(delegates__unit=unit_id)
    return _coming(conferences_for(actor), since).filter(taking_part).distinct()


def _coming(conferences: QuerySet[Conference], since: date) -> QuerySet[Conference]:
    coming = conferences.filter(state__in=COMING, day__gte=since)
    return coming.select_related("body", "host", "minutes").order_by("day", "start", "id")
