"""One point, one delegate, one note by its public identifier, behind the door of its conference."""

from typing import TypeVar

from django.db.models import QuerySet

from thidua.conferences.models import AgendaPoint, ConferenceNote, Delegate
from thidua.conferences.queries.conferences import conferences_for
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound

Part = TypeVar("Part", AgendaPoint, ConferenceNote, Delegate)


def find_point(actor: Actor, public_id: str) -> AgendaPoint:
    """One point of an agenda, or the same refusal for unknown and forbidden."""
    return _find(AgendaPoint.objects.select_related("conference"), actor, public_id)


def find_delegate(actor: Actor, public_id: str) -> Delegate:
    """One delegate, or the same refusal for unknown and forbidden."""
    return _find(Delegate.objects.select_related("conference", "person"), actor, public_id)


def find_note(actor: Actor, public_id: str) -> ConferenceNote:
    """One note, or the same refusal for unknown and forbidden."""
    return _find(ConferenceNote.objects.select_related("conference"), actor, public_id)


def _find(rows: QuerySet[Part], actor: Actor, public_id: str) -> Part:
    found = rows.filter(conference__in=conferences_for(actor), public_id=public_id).first()
    if found is None:
        raise NotFound
    return found
