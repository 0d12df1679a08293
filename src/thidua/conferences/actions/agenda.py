"""The agenda of a conference: its points in order, with hours where they are stated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.enums import AGENDA_SET
from thidua.conferences.models import AgendaPoint, Conference
from thidua.conferences.permissions import meeting_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record


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

    Refuses a conference that has its minutes, an empty point, hours out of order and a length
    below a minute. Recorded as ``conference.agenda_set``; nothing when nothing differs.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        _refuse_points(points)
        present = list(conference.agenda.all())
        wanted = [_placed(conference, order, each) for order, each in enumerate(points, start=1)]
        before, after = _told(present), _told(wanted)
        if before == after:
            return present
        conference.agenda.all().delete()
        AgendaPoint.objects.bulk_create(wanted)
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


def _refuse_points(points: Sequence[AgendaLine]) -> None:
    before: time | None = None
    for order, point in enumerate(points, start=1):
        if not point.title.strip():
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
                    field="agenda",
                )
            before = point.start


def _placed(conference: Conference, order: int, line: AgendaLine) -> AgendaPoint:
    return AgendaPoint(
        conference=conference,
        order=order,
        start=line.start,
        minutes=line.minutes,
        title=line_of(line.title),
        speaker=line_of(line.speaker),
        document_id=line.document_id,
    )


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
