"""How the units that owe a paper stand: who has handed it over, who is late."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.documents.queries import DocumentRow, document_rows
from thidua.kernel.actors import Actor
from thidua.kernel.base import kind_of
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.movements.domain.cascade import Lateness, days_late, lateness
from thidua.movements.models import Handover, Obligation
from thidua.movements.queries.obligations import InheritedObligation, inherited_obligations
from thidua.org.models import Unit
from thidua.org.queries.labels import labels_on


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """One unit that owes, or has handed over, a paper."""

    unit_id: int
    unit: str
    unit_public_id: str
    due: datetime | None
    """None where the unit handed it over without having had a deadline."""
    lateness: str
    """A word of ``Lateness``."""
    days_late: int
    handed_at: datetime | None
    handover_public_id: str
    paper: DocumentRow | None
    note: str
    on_behalf_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One duty on the page of a body, with how it stands there."""

    duty: InheritedObligation
    own: StandingRow | None
    """How the body itself stands, where it owes the paper."""
    asked_here: bool
    """Whether the body has its own word on the duty."""
    handed: int
    """Of those that the nearest level asks, how many have handed over."""
    owing: int


def find_obligation(actor: Actor, public_id: str) -> Obligation:
    """One duty, or the same refusal for unknown and forbidden."""
    obligation = (
        Obligation.objects.filter(public_id=public_id)
        .select_related("guidance__body", "guidance__document", "cluster_year__cluster")
        .first()
    )
    if obligation is None or not may(actor, "guidance.list"):
        raise NotFound
    return obligation


def find_handover(actor: Actor, public_id: str) -> Handover:
    """One handover that an actor may take back, or the refusal."""
    handover = (
        Handover.objects.filter(public_id=public_id)
        .select_related("unit", "obligation__guidance__body")
        .first()
    )
    if handover is None or not may(actor, "obligation.hand_over", handover):
        raise NotFound
    return handover


def may_hand_over(actor: Actor, obligation: Obligation, unit_id: int) -> bool:
    """Whether an actor may write down that this unit has handed over the paper."""
    return may(actor, "obligation.hand_over", Handover(obligation=obligation, unit_id=unit_id))


def standing_rows(obligation: Obligation, *, at: datetime) -> list[StandingRow]:
    """Every unit that owes the paper or has handed it over, in Vietnamese order."""
    return _standings([obligation], at)[obligation.pk]


def duty_rows(body_id: int, year: int, *, at: datetime) -> list[DutyRow]:
    """Every duty that holds at a body in a year, by deadline, with how it stands there."""
    duties = inherited_obligations(body_id, year, at.astimezone(VIETNAM).date())
    levels = {row.id for duty in duties for row in duty.levels}
    standings = _standings(list(Obligation.objects.filter(pk__in=levels)), at)
    body = Unit.objects.get(pk=body_id).public_id
    rows = []
    for duty in duties:
        nearest = standings[duty.nearest.id]
        own = (each for row in duty.levels for each in standings[row.id])
        rows.append(
            DutyRow(
                duty=duty,
                own=next((each for each in own if each.unit_id == body_id), None),
                asked_here=duty.nearest.body_public_id == body,
                handed=sum(each.handed_at is not None for each in nearest),
                owing=len(nearest),
            )
        )
    return rows


def _standings(obligations: list[Obligation], at: datetime) -> dict[int, list[StandingRow]]:
    """The standings of each duty; the number of queries does not grow with the list."""
    dues = _dues(obligations)
    handed: dict[int, dict[int, Handover]] = {each.pk: {} for each in obligations}
    for handover in Handover.objects.filter(obligation__in=obligations).select_related("paper"):
        handed[handover.obligation_id][handover.unit_id] = handover
    ids = {unit_id for each in obligations for unit_id in (*dues[each.pk], *handed[each.pk])}
    units = list(Unit.objects.filter(pk__in=ids).order_by("sort_key", "id"))
    names = labels_on(ids, at.astimezone(VIETNAM).date())
    papers = _papers(each for some in handed.values() for each in some.values())
    standings: dict[int, list[StandingRow]] = {each.pk: [] for each in obligations}
    for key, rows in standings.items():
        for unit in units:
            due, done = dues[key].get(unit.pk), handed[key].get(unit.pk)
            if due is not None or done is not None:
                paper = papers.get(done.paper_id or 0) if done else None
                row = _row(unit, due, done, at)
                rows.append(replace(row, unit=names[unit.pk], paper=paper))
    return standings


def _dues(obligations: list[Obligation]) -> dict[int, dict[int, datetime]]:
    keys = {each.public_id: each.pk for each in obligations}
    dues: dict[int, dict[int, datetime]] = {each.pk: {} for each in obligations}
    deadlines = Deadline.objects.filter(
        subject_kind=kind_of(Obligation()), subject_public_id__in=keys
    ).exclude(state=DeadlineState.DROPPED)
    for deadline in deadlines:
        if deadline.unit_id is not None:
            dues[keys[deadline.subject_public_id]][deadline.unit_id] = deadline.due
    return dues


def _papers(handovers: Iterable[Handover]) -> dict[int, DocumentRow]:
    known = {each.paper.pk: each.paper for each in handovers if each.paper}
    return dict(zip(known, document_rows(known.values()), strict=True))


def _row(unit: Unit, due: datetime | None, handover: Handover | None, at: datetime) -> StandingRow:
    done = handover.handed_at if handover else None
    standing = lateness(due=due, done_at=done, at=at)
    return StandingRow(
        unit_id=unit.pk,
        unit=unit.label,
        unit_public_id=unit.public_id,
        due=due.astimezone(VIETNAM) if due else None,
        lateness=Lateness.ON_TIME if done and due is None else standing,
        days_late=days_late(due=due, done_at=done, at=at),
        handed_at=done.astimezone(VIETNAM) if done else None,
        handover_public_id=handover.public_id if handover else "",
        paper=None,
        note=handover.note if handover else "",
        on_behalf_by=handover.on_behalf_by if handover else "",
    )
