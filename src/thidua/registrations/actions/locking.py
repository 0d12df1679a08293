"""The year and the unit that a line belongs to, locked, and what is asked of both before a write."""

from datetime import date, datetime

from thidua.clusters.enums import ClusterState
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound, Refused
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.registrations import phrases
from thidua.registrations.domain.course import is_late
from thidua.registrations.models import Registration, RegistrationCall
from thidua.registrations.permissions import Sheet, works_there


def lock_year(cluster_year_id: int) -> ClusterYear:
    """An open cluster-year, locked; refuses one that is closed."""
    years = ClusterYear.objects.select_for_update(of=("self",))
    year = years.select_related("cluster__parent_body").get(pk=cluster_year_id)
    if year.state == ClusterState.CLOSED:
        raise Refused(phrases.CLOSED_YEAR.format(name=year.cluster.name, year=year.year))
    return year


def members_of(year: ClusterYear, at: datetime) -> list[Unit]:
    """The units that are members at a moment, in their order."""
    day = at.astimezone(VIETNAM).date()
    memberships = year.memberships.select_related("unit")
    return [each.unit for each in memberships if each.end is None or each.end >= day]


def sheet_of(year: ClusterYear, unit_id: int, person_id: int | None = None) -> Sheet:
    """The unit's sheet; refuses a unit that was never a member of the year."""
    membership = year.memberships.select_related("unit").filter(unit=unit_id).first()
    if membership is None:
        if not Unit.objects.filter(pk=unit_id).exists():
            raise NotFound
        raise Refused(
            phrases.NOT_A_MEMBER.format(
                unit=label_on(unit_id, year_day(year)), name=year.cluster.name, year=year.year
            ),
            field="unit",
        )
    return Sheet(year=year, unit=membership.unit, person_id=person_id)


def lock_line(registration_id: int) -> tuple[Registration, Sheet]:
    """A line and its sheet, the year locked first."""
    line = Registration.objects.filter(pk=registration_id).first()
    if line is None:
        raise NotFound
    year = lock_year(line.cluster_year_id)
    locked = Registration.objects.select_for_update().get(pk=registration_id)
    return locked, sheet_of(year, locked.unit_id, locked.person_id)


def late_reason(sheet: Sheet, reason: str, at: datetime) -> str:
    """The reason on one line; refuses an empty one after the deadline."""
    call = RegistrationCall.objects.filter(cluster_year=sheet.year).first()
    said = " ".join(reason.split())
    if call is not None and is_late(call.due, at) and not said:
        due = f"{call.due.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        raise Refused(phrases.LATE.format(due=due), field="reason")
    return said


def needed_reason(reason: str) -> str:
    """A reason that must be given, on one line."""
    said = " ".join(reason.split())
    if not said:
        raise Refused(phrases.REASON_MISSING, field="reason")
    return said


def year_day(year: ClusterYear) -> date:
    """The day whose names a page of the year uses."""
    return date(year.year, 1, 15)


def on_behalf(actor: Actor, sheet: Sheet) -> str | None:
    """The unit for which somebody else enters; None for the unit's own people."""
    if works_there(actor, sheet):
        return None
    return label_on(sheet.unit.pk, year_day(sheet.year))


def who(actor: Actor) -> str:
    """Who enters, with the capacity or unit that a page shows beside the name."""
    beside = actor.capacity or actor.unit_name
    return f"{actor.name} ({beside})" if beside else actor.name
