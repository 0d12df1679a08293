"""The lists of one conference: agenda, delegates, what was noted."""

from dataclasses import dataclass
from datetime import datetime, time

from thidua.conferences.domain.attendance import AttendanceCount, Present, count_attendance
from thidua.conferences.enums import Attendance, NoteKind
from thidua.conferences.models import Conference
from thidua.kernel.clock import VIETNAM
from thidua.org.queries.labels import labels_on
from thidua_core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """One point of the agenda."""

    id: int
    public_id: str
    order: int
    start: time | None
    minutes: int | None
    title: str
    speaker: str
    document: str
    """Citation of the paper in hand; empty where there is none."""
    document_public_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateRow:
    """One delegate, or one kind of delegates."""

    id: int
    public_id: str
    order: int
    role: str
    person: str
    """The name, from the persons or as typed; empty where only a role is invited."""
    unit: str
    count: int | None
    """How many; None where nobody says."""
    attendance: str
    attendance_label: str
    arrived_at: datetime | None
    arrived_how: str
    stand_in: str
    """Who came in their stead, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One note: what was adopted, debated, said, studied, photographed."""

    public_id: str
    point_id: int | None
    """The point of the agenda under which it was taken."""
    kind: str
    kind_label: str
    speaker: str
    text: str
    document: str
    document_public_id: str


def agenda_rows(conference: Conference) -> list[AgendaRow]:
    """The agenda in order; one query."""
    return [
        AgendaRow(
            id=each.pk,
            public_id=each.public_id,
            order=each.order,
            start=each.start,
            minutes=each.minutes,
            title=each.title,
            speaker=each.speaker,
            document=each.document.citation if each.document else "",
            document_public_id=each.document.public_id if each.document else "",
        )
        for each in conference.agenda.select_related("document")
    ]


def delegate_rows(conference: Conference) -> list[DelegateRow]:
    """The delegates in order, units named as on the day; the queries do not grow with them."""
    delegates = list(conference.delegates.select_related("person"))
    names = labels_on({each.unit_id for each in delegates if each.unit_id}, conference.day)
    return [
        DelegateRow(
            id=each.pk,
            public_id=each.public_id,
            order=each.order,
            role=each.role,
            person=each.person.full_name if each.person else each.name,
            unit=names.get(each.unit_id or 0, ""),
            count=each.count,
            attendance=each.attendance,
            attendance_label=str(Attendance(each.attendance).label),
            arrived_at=each.arrived_at.astimezone(VIETNAM) if each.arrived_at else None,
            arrived_how=each.arrived_how,
            stand_in=each.stand_in,
        )
        for each in delegates
    ]


def listed_name(delegate: DelegateRow) -> str:
    """A delegate as a paper lists it: name and role, or the role and how many it stands for."""
    if delegate.person:
        return f"{delegate.person}, {delegate.role}"
    if delegate.count is not None and delegate.count > 1:
        return f"{delegate.role} ({delegate.count:02d} người)"
    return delegate.role


def attendance_of(delegates: list[DelegateRow]) -> AttendanceCount:
    """How many people were invited, came, did not come; None where it cannot be counted."""
    return count_attendance(
        Present(attendance=each.attendance, count=each.count) for each in delegates
    )


def delegates_with_role(delegates: list[DelegateRow], role: str) -> list[DelegateRow]:
    """Those whose role names ``role``; marks and case do not count."""
    wanted = fold(role)
    return [each for each in delegates if wanted in fold(each.role)]


def note_rows(conference: Conference, kind: NoteKind | None = None) -> list[NoteRow]:
    """The notes by kind and order, or those of one kind; one query."""
    notes = conference.notes.select_related("document")
    return [
        NoteRow(
            public_id=each.public_id,
            point_id=each.point_id,
            kind=each.kind,
            kind_label=str(NoteKind(each.kind).label),
            speaker=each.speaker,
            text=each.text,
            document=each.document.citation if each.document else "",
            document_public_id=each.document.public_id if each.document else "",
        )
        for each in (notes.filter(kind=kind) if kind else notes)
    ]
