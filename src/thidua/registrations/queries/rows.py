"""Registrations as rows; drafts are seen by those alone who may write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, prefetch_related_objects

from thidua.awards.domain.titles import AwardKind, Recipient, packaged_titles
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.org.models import Unit
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role, ScopeKind
from thidua.registrations.enums import LineKind, RegistrationState
from thidua.registrations.models import Registration, RegistrationCall
from thidua.registrations.queries.naming import award_name

OFFICIAL = (RegistrationState.SENT, RegistrationState.APPROVED, RegistrationState.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRow:
    """One line as a page shows it."""

    id: int
    public_id: str
    unit_id: int
    unit: str
    kind: str
    award: str
    what: str
    """Name of the award as of the year, or the word for an initiative."""
    whom: str
    """Person, collective or title of the initiative; empty for the unit itself."""
    person_id: int | None
    person_public_id: str
    collective: bool
    """Whether the award goes to the unit or a collective of it."""
    count: int
    counted: bool
    """Whether ``count`` people or initiatives are meant that are not named."""
    note: str
    state: str
    state_label: str
    reason: str
    change_reason: str
    entered_by: str
    on_behalf: bool
    sent_at: datetime | None
    decided_at: datetime | None
    decided_by: str
    invented: bool


def registrations_for(actor: Actor, *, on: date) -> QuerySet[Registration]:
    """The lines that an actor may see: what was sent, and drafts of the units one writes for."""
    if actor.is_anonymous:
        return Registration.objects.none()
    if actor.system or any(held.scope == ScopeKind.SYSTEM for held in actor.roles):
        return Registration.objects.all()
    seen = ~Q(state=RegistrationState.DRAFT)
    units = actor.scopes(Role.UNIT_OFFICER, ScopeKind.UNIT) | actor.scopes(
        Role.UNIT_HEAD, ScopeKind.UNIT
    )
    below = units.union(*(descendant_ids(each, on) for each in units))
    bodies = actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT)
    kept = bodies.union(*(descendant_ids(each, on) for each in bodies))
    seen |= Q(unit__in=below) | Q(cluster_year__cluster__parent_body__in=kept)
    seen |= Q(cluster_year__in=actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR))
    if actor.person_id is not None:
        seen |= Q(person=actor.person_id)
    return Registration.objects.filter(seen)


def find_registration(actor: Actor, public_id: str, *, on: date) -> Registration:
    """One line, or the same refusal for unknown and forbidden."""
    lines = registrations_for(actor, on=on).select_related(
        "cluster_year__cluster__parent_body", "unit", "person"
    )
    found = lines.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def register_sheet(year: ClusterYear, unit_public_id: str) -> Unit:
    """The member unit of a year by its public identifier; raises ``NotFound`` for another one."""
    found = year.memberships.select_related("unit").filter(unit__public_id=unit_public_id).first()
    if found is None:
        raise NotFound
    return found.unit


def registration_call(cluster_year_id: int) -> RegistrationCall | None:
    """Until when the units of a year register; None where nobody has said."""
    return RegistrationCall.objects.filter(cluster_year=cluster_year_id).first()


def registrations_of_cluster_year(cluster_year_id: int) -> list[RegistrationRow]:
    """What the units of a year have sent and not withdrawn; constant in queries."""
    lines = Registration.objects.filter(cluster_year=cluster_year_id, state__in=OFFICIAL)
    return registration_rows(lines)


def registrations_of_unit(
    lines: QuerySet[Registration], year_id: int, unit_id: int
) -> list[RegistrationRow]:
    """Those of ``lines`` that a unit has in a year, withdrawn ones last."""
    rows = registration_rows(lines.filter(cluster_year=year_id, unit=unit_id))
    return sorted(rows, key=lambda row: row.state == RegistrationState.WITHDRAWN)


def registration_rows(lines: Iterable[Registration]) -> list[RegistrationRow]:
    """Rows in the order of units and of the award vocabulary; constant in queries."""
    listed = list(lines)
    prefetch_related_objects(listed, "cluster_year", "person", "unit", "subject_unit")
    names: dict[int, dict[int, str]] = {}
    for year in {each.cluster_year.year for each in listed}:
        units = {each.unit_id for each in listed} | {
            each.subject_unit_id for each in listed if each.subject_unit_id
        }
        names[year] = labels_on(units, date(year, 1, 15))
    rows = [_row(each, names[each.cluster_year.year]) for each in listed]
    return sorted(rows, key=_place)


def _place(row: RegistrationRow) -> tuple[object, ...]:
    title = packaged_titles().get(row.award)
    initiative = row.kind == LineKind.INITIATIVE
    # Collectives before persons, the highest title first; initiatives close the list.
    order = -(title.order if title else 0)
    form = title is not None and title.kind is AwardKind.FORM
    return (initiative, not row.collective, form, order, row.id)


def _row(line: Registration, names: dict[int, str]) -> RegistrationRow:
    title = packaged_titles().get(line.award)
    day = date(line.cluster_year.year, 12, 31)
    initiative = line.kind == LineKind.INITIATIVE
    for_person = title is not None and not title.is_for(Recipient.COLLECTIVE)
    return RegistrationRow(
        id=line.pk,
        public_id=line.public_id,
        unit_id=line.unit_id,
        unit=names.get(line.unit_id, ""),
        kind=line.kind,
        award=line.award,
        what=str(LineKind.INITIATIVE.label) if initiative else award_name(line.award, day),
        whom=_whom(line, names),
        person_id=line.person_id,
        person_public_id=line.person.public_id if line.person else "",
        collective=not initiative and not for_person and line.person_id is None,
        count=line.count,
        counted=line.subject_key == "count",
        note=line.note,
        state=line.state,
        state_label=str(RegistrationState(line.state).label),
        reason=line.reason,
        change_reason=line.change_reason,
        entered_by=line.entered_by,
        on_behalf=line.on_behalf,
        sent_at=_local(line.sent_at),
        decided_at=_local(line.decided_at),
        decided_by=line.decided_by,
        invented=line.invented,
    )


def _whom(line: Registration, names: dict[int, str]) -> str:
    if line.title:
        return f"{line.title} ({line.person})" if line.person else line.title
    if line.person is not None:
        return line.person.full_name
    if line.subject_unit_id is not None:
        return names.get(line.subject_unit_id, "")
    return line.subject_label


def _local(when: datetime | None) -> datetime | None:
    return when.astimezone(VIETNAM) if when else None
