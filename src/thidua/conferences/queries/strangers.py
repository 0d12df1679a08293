"""Who read the code in the room and is on no list, for the desk."""

from dataclasses import dataclass
from datetime import datetime

from thidua.conferences.models import Conference
from thidua.kernel.clock import VIETNAM


@dataclass(frozen=True, slots=True, kw_only=True)
class StrangerRow:
    """Somebody who asked the desk to be let in."""

    person: str
    person_public_id: str
    unit: str
    reported_at: datetime
    listed: bool
    """Whether the desk has put them on the list since."""


def stranger_rows(conference: Conference) -> list[StrangerRow]:
    """Who asked, in order; two queries at most."""
    reports = list(conference.strangers.select_related("person"))
    if not reports:
        return []
    listed = set(conference.delegates.exclude(person=None).values_list("person_id", flat=True))
    return [
        StrangerRow(
            person=each.person.full_name,
            person_public_id=each.person.public_id,
            unit=each.unit_label,
            reported_at=each.reported_at.astimezone(VIETNAM),
            listed=each.person_id in listed,
        )
        for each in reports
    ]
