"""Emulation years as pages ask for them: whose, and one by its public identifier."""

from django.db.models import QuerySet

from thidua.calendar.models import EmulationYear
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may


def years_for(actor: Actor) -> QuerySet[EmulationYear]:
    """The emulation years of all bodies, for those who have signed in."""
    seen = may(actor, "working_day.view")
    return EmulationYear.objects.all() if seen else EmulationYear.objects.none()


def find_year(actor: Actor, public_id: str) -> EmulationYear:
    """One emulation year, or the same refusal for unknown and forbidden."""
    found = years_for(actor).select_related("body").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found
