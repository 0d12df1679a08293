"""The agenda of a conference: its points in order, with hours where they are stated.

A point keeps its identity when it is moved or reworded, so that what was noted under it stays
there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.domain.agenda import Stretch, hours_after_move
from thidua.conferences.enums import AGENDA_SET
from thidua.conferences.models import AgendaPoint, Conference
from thidua.conferences.permissions import meeting_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.text import fold

_ASIDE = 10_000
"""Where points stand while their places are exchanged; no agenda is as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One point of the agenda, as it is entered."""

    title: str
    start: time | None = None
    minutes: int | None = None
    speaker: str = ""
    document_id: int | None = None


def set_agenda(
    *, conference_id: int, points: Sequence[AgendaLine], actor: Actor, at: datetime
) -> list[AgendaPoint]:
    """Write down the agenda, in order, in place of the one before.

    Refuses a conference that has its minutes, an empty point, hours out of order, a length below
    a minute, and dropping a point under which something was noted. Recorded as
    ``conference.agenda_set``; nothing when nothing differs.
    """
    with transaction.atomic():
        conference, present = _locked(conference_id, actor)
        before = _told(present)
        known = {(each.title, each.start): each for each in reversed(present)}
        wanted = []
        for line in points:
            kept = known.pop((line_of(line.title), line.start), None)
            wanted.append(_entered(kept or AgendaPoint(conference=conference), line))
        return _write(conference, before, wanted, actor, at)


def add_point(
    *, conference_id: int, line: AgendaLine, actor: Actor, at: datetime
) -> list[AgendaPoint]:
    """Add one point: by its hour among those with hours, else at the end.

    Refuses as ``set_agenda`` does, and the same point at the same hour twice. Recorded as
    ``conference.agenda_set``.
    """
    with transaction.atomic():
        conference, present = _locked(conference_id, actor)
        before = _told(present)
        _refuse_twice(present, line)
        entered = _entered(AgendaPoint(conference=conference), line)
        place = _place_by_hour(present, line.start)
        wanted = [*present[:place], entered, *present[place:]]
        return _write(conference, before, wanted, actor, at)


def change_point(
    *, conference_id: int, point_id: int, line: AgendaLine, actor: Actor, at: datetime
) -> list[AgendaPoint]:
    """Reword one point, or give it another hour, length or speaker, in its place.

    Refuses as ``add_point`` does. Recorded as ``conference.agenda_set``; nothing when nothing
    differs.
    """
    with transaction.atomic():
        conference, present = _locked(conference_id, actor)
        before = _told(present)
        point = _of(conference, present, point_id)
        _refuse_twice([each for each in present if each != point], line)
        _entered(point, line)
        return _write(conference, before, present, actor, at)


def move_point(
    *, conference_id: int, point_id: int, place: int, actor: Actor, at: datetime
) -> list[AgendaPoint]:
    """Move one point to a place, counted from one; places beyond the ends are the ends.

    Its hour and those of the points between follow (``hours_after_move``). Refuses a conference
    that has its minutes. Recorded as ``conference.agenda_set``; nothing when it stands there
    already.
    """
    with transaction.atomic():
        conference, present = _locked(conference_id, actor)
        before = _told(present)
        point = _of(conference, present, point_id)
        source = present.index(point)
        target = min(max(place, 1), len(present)) - 1
        hours = hours_after_move([_stretch(each) for each in present], source, target)
        wanted = [each for each in present if each != point]
        wanted.insert(target, point)
        for each, hour in zip(wanted, hours, strict=True):
            each.start = None if hour is None else time(*divmod(hour, 60))
        return _write(conference, before, wanted, actor, at)


def remove_point(
    *, conference_id: int, point_id: int, actor: Actor, at: datetime
) -> list[AgendaPoint]:
    """Take one point off the agenda.

    Refuses one under which something was noted. Recorded as ``conference.agenda_set``.
    """
    with transaction.atomic():
        conference, present = _locked(conference_id, actor)
        before = _told(present)
        point = _of(conference, present, point_id)
        wanted = [each for each in present if each != point]
        return _write(conference, before, wanted, actor, at)


def _locked(conference_id: int, actor: Actor) -> tuple[Conference, list[AgendaPoint]]:
    conference = lock_conference(conference_id)
    require(actor, "conference.change", meeting_of(conference))
    refuse_minuted(conference)
    return conference, list(conference.agenda.all())


def _of(conference: Conference, present: Iterable[AgendaPoint], point_id: int) -> AgendaPoint:
    for each in present:
        if each.pk == point_id:
            return each
    raise Refused(phrases.POINT_UNKNOWN.format(name=conference.name), field="point")


def _write(
    conference: Conference,
    before: list[dict[str, Any]],
    wanted: list[AgendaPoint],
    actor: Actor,
    at: datetime,
) -> list[AgendaPoint]:
    _refuse_points(wanted)
    after = _told(wanted)
    if before == after:
        return wanted
    _drop(conference, wanted)
    conference.agenda.update(order=F("order") + _ASIDE)
    for order, point in enumerate(wanted, start=1):
        point.order = order
        refuse_unfit_texts(point)
        point.save()
    record(
        AGENDA_SET,
        subject=conference,
        actor=actor,
        at=at,
        name=conference.name,
        count=len(wanted),
        before=before,
        after=after,
    )
    return wanted


def _drop(conference: Conference, wanted: Iterable[AgendaPoint]) -> None:
    dropped = conference.agenda.exclude(pk__in=[each.pk for each in wanted if each.pk])
    noted = dropped.filter(notes__isnull=False).first()
    if noted is not None:
        raise Refused(phrases.POINT_NOTED.format(title=noted.title), field="agenda")
    dropped.delete()


def _stretch(point: AgendaPoint) -> Stretch:
    start = point.start
    return Stretch(
        None if start is None else start.hour * 60 + start.minute,
        point.minutes,
    )


def _place_by_hour(present: Sequence[AgendaPoint], start: time | None) -> int:
    """Before the first point that begins later; at the end where there is none."""
    if start is None:
        return len(present)
    later = (at for at, each in enumerate(present) if each.start and each.start > start)
    return next(later, len(present))


def _refuse_twice(present: Iterable[AgendaPoint], line: AgendaLine) -> None:
    title = line_of(line.title)
    for each in present:
        if fold(each.title) == fold(title) and each.start == line.start:
            raise Refused(phrases.POINT_TWICE.format(title=title), field="title")


def _refuse_points(points: Sequence[AgendaPoint]) -> None:
    before: time | None = None
    for order, point in enumerate(points, start=1):
        if not point.title:
            raise Refused(phrases.POINT_EMPTY.format(order=order), field="agenda")
        if point.minutes is not None and point.minutes < 1:
            raise Refused(
                phrases.POINT_LENGTH.format(order=order, minutes=point.minutes), field="agenda"
            )
        if point.start is not None:
            if before is not None and point.start < before:
                raise Refused(
                    phrases.POINT_EARLIER.format(
                        order=order, start=f"{point.start:%H:%M}", before=f"{before:%H:%M}"
                    ),
                    field="start",
                )
            before = point.start


def _entered(point: AgendaPoint, line: AgendaLine) -> AgendaPoint:
    point.start, point.minutes = line.start, line.minutes
    point.title, point.speaker = line_of(line.title), line_of(line.speaker)
    point.document_id = line.document_id
    return point


def _told(points: Iterable[AgendaPoint]) -> list[dict[str, Any]]:
    return [
        {
            "start": f"{each.start:%H:%M}" if each.start else None,
            "minutes": each.minutes,
            "title": each.title,
            "speaker": each.speaker,
            "document": each.document_id,
        }
        for each in points
    ]
