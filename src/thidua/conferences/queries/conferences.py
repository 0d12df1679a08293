"""Conferences as rows, for lists, for a cluster's year and for a page's head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from thidua.calendar.enums import PartOfDay
from thidua.clusters.models import ClusterYear
from thidua.conferences.enums import ConferenceKind, ConferenceState
from thidua.conferences.models import Conference
from thidua.documents.models import Document
from thidua.documents.queries import DocumentRow, document_rows
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_at
from thidua.people.enums import ScopeKind
from thidua_core.text import fold

_SHOWN = ("body", "host", "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One cluster or block that meets, in its year."""

    public_id: str
    name: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceRow:
    """One conference. What is not known is None or empty."""

    id: int
    public_id: str
    name: str
    kinds: tuple[str, ...]
    kind_labels: tuple[str, ...]
    body: str
    body_public_id: str
    groups: tuple[GroupRow, ...]
    day: date
    part_of_day: str
    part_of_day_label: str
    start: time | None
    place: str
    host: str
    """The unit that chairs."""
    host_public_id: str
    organiser: str
    """Who holds it, a unit or the group itself."""
    chair: str
    """Who chairs, a person in words."""
    secretary: str
    directed_by: str
    based_on: tuple[DocumentRow, ...] | None
    minutes: DocumentRow | None
    state: str
    state_label: str
    cancelled_because: str
    opened_at: datetime | None
    """In Vietnam's time; None where nobody wrote the hour down, as ``closed_at``."""
    closed_at: datetime | None
    stated_delegate_count: int | None
    marks: Mapping[str, str]
    """Of a column how it is known: ``sourced``, ``derived``, ``invented``."""
    source: str
    invented: bool
    """The whole conference; ``is_invented`` asks for one of its particulars."""

    def is_invented(self, column: str) -> bool:
        """Whether a particular is an assumption, and must be shown as one."""
        return self.marks.get(column, "invented" if self.invented else "") == "invented"


def conferences_for(actor: Actor) -> QuerySet[Conference]:
    """The conferences that an actor may see: the only door to them."""
    if not may(actor, "conference.list"):
        return Conference.objects.none()
    return Conference.objects.all()


def find_conference(actor: Actor, public_id: str) -> Conference:
    """One conference, or the same refusal for unknown and forbidden."""
    conference = (
        conferences_for(actor)
        .filter(public_id=public_id)
        .select_related("body", "host", "minutes")
        .first()
    )
    if conference is None:
        raise NotFound
    return conference


def search_conferences(conferences: QuerySet[Conference], text: str) -> QuerySet[Conference]:
    """Those that hold every word of ``text`` in name or place, or are of the year that it is."""
    matching = Q()
    for word in fold(text).split():
        one = Q(folded__contains=word)
        if word.isdigit() and len(word) == 4:
            one |= Q(day__year=int(word))
        matching &= one
    return conferences.filter(matching)


def conferences_of_cluster_year(cluster_year_id: int) -> QuerySet[Conference]:
    """The conferences of one cluster in one year, oldest first."""
    return Conference.objects.filter(cluster_years=cluster_year_id).order_by("day", "start", "id")


def conferences_on(body_id: int, day: date) -> QuerySet[Conference]:
    """What a body's clusters met for on a day."""
    return Conference.objects.filter(body=body_id, day=day).order_by("start", "id")


def conferences_inviting(actor: Actor, *, since: date) -> QuerySet[Conference]:
    """The conferences from a day on that an actor, or a unit that one works for, is invited to."""
    units = {held.scope_id for held in actor.roles if held.scope == ScopeKind.UNIT}
    wanted = Q(delegates__unit__in=units | {actor.unit_id} - {None})
    if actor.person_id is not None:
        wanted |= Q(delegates__person=actor.person_id)
    conferences = Conference.objects.filter(wanted, day__gte=since)
    conferences = conferences.exclude(state=ConferenceState.CANCELLED)
    return conferences.distinct().order_by("day", "start")


def signing_day(cluster_year_id: int) -> date | None:
    """The day on which a cluster met to sign its pledge; None where none or several are known.

    A cancelled conference has no day on which anybody met.
    """
    days = {
        each.day
        for each in Conference.objects.filter(cluster_years=cluster_year_id).exclude(
            state=ConferenceState.CANCELLED
        )
        if ConferenceKind.SIGNING in each.kinds
    }
    return days.pop() if len(days) == 1 else None


def conference_rows(
    conferences: Iterable[Conference], *, bases: bool = True
) -> list[ConferenceRow]:
    """Rows in the given order, units named as on the day; constant in queries.

    Without ``bases`` the papers that a conference rests on are not asked for: None.
    """
    if isinstance(conferences, QuerySet):
        conferences = conferences.select_related(*_SHOWN)
    listed = list(conferences)
    groups = Prefetch("cluster_years", ClusterYear.objects.select_related("cluster"))
    prefetch_related_objects(listed, *_SHOWN, *(("based_on",) if bases else ()), groups)
    names = labels_at(
        (unit_id, each.day)
        for each in listed
        for unit_id in (each.body_id, each.host_id)
        if unit_id is not None
    )
    papers = _papers(listed, bases=bases)
    return [_row(each, names, papers, bases=bases) for each in listed]


def _papers(conferences: Iterable[Conference], *, bases: bool) -> dict[int, DocumentRow]:
    known: dict[int, Document] = {}
    for each in conferences:
        if bases:
            known |= {paper.pk: paper for paper in each.based_on.all()}
        if each.minutes:
            known[each.minutes.pk] = each.minutes
    return dict(zip(known, document_rows(known.values()), strict=True))


def _row(
    conference: Conference,
    names: dict[tuple[int, date], str],
    papers: dict[int, DocumentRow],
    *,
    bases: bool,
) -> ConferenceRow:
    part, host = conference.part_of_day, conference.host
    years = sorted(conference.cluster_years.all(), key=lambda each: each.cluster.name)
    return ConferenceRow(
        id=conference.pk,
        public_id=conference.public_id,
        name=conference.name,
        kinds=tuple(conference.kinds),
        kind_labels=tuple(str(ConferenceKind(each).label) for each in conference.kinds),
        body=names[conference.body_id, conference.day],
        body_public_id=conference.body.public_id,
        groups=tuple(
            GroupRow(public_id=each.public_id, name=each.cluster.name, year=each.year)
            for each in years
        ),
        day=conference.day,
        part_of_day=part,
        part_of_day_label=str(PartOfDay(part).label) if part else "",
        start=conference.start,
        place=conference.place,
        host=names[host.pk, conference.day] if host else "",
        host_public_id=host.public_id if host else "",
        organiser=conference.organiser_label,
        chair=conference.chair,
        secretary=conference.secretary,
        directed_by=conference.directed_by,
        based_on=tuple(papers[each.pk] for each in conference.based_on.all()) if bases else None,
        minutes=papers[conference.minutes_id] if conference.minutes_id else None,
        state=conference.state,
        state_label=str(ConferenceState(conference.state).label),
        cancelled_because=conference.cancelled_because,
        opened_at=_local(conference.opened_at),
        closed_at=_local(conference.closed_at),
        stated_delegate_count=conference.stated_delegate_count,
        marks=MappingProxyType(dict(conference.provenance)),
        source=conference.source,
        invented=conference.invented,
    )


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(VIETNAM) if moment else None
