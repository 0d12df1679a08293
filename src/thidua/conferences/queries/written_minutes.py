"""The minutes that are kept: each passage as generated and as corrected, and how far they have come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from thidua.conferences.domain.minutes_text import corrected_body, passages_of
from thidua.conferences.models import Conference, ConferenceMinutes
from thidua.kernel.clock import VIETNAM


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """One passage of the minutes."""

    place: str
    generated: str
    text: str
    """What will be printed; empty where the passage is left out."""
    heading: bool
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRow:
    """The kept minutes of a conference."""

    document_public_id: str
    passages: tuple[PassageRow, ...]
    corrected: int
    written_at: datetime
    """In Vietnam's time, as ``approved_at``."""
    approved_at: datetime | None
    approved_by: str
    stale: bool
    """Whether agenda, attendance or notes have changed since it was written."""


def written_minutes_of(conference: Conference) -> ConferenceMinutes | None:
    """The kept minutes, or None while nobody has written them."""
    return (
        ConferenceMinutes.objects.filter(conference=conference)
        .select_related("document", "conference")
        .first()
    )


def minutes_row(minutes: ConferenceMinutes, *, now: dict[str, Any]) -> MinutesRow:
    """The kept minutes for a page; ``now`` is the tree that would be written at this moment."""
    passages = tuple(
        PassageRow(
            place=each.place,
            generated=each.text,
            text=minutes.corrections.get(each.place, each.text),
            heading=each.heading,
            corrected=each.place in minutes.corrections,
        )
        for each in passages_of(minutes.generated["body"])
    )
    approved = minutes.approved_at
    return MinutesRow(
        document_public_id=minutes.document.public_id,
        passages=passages,
        corrected=len(minutes.corrections),
        written_at=minutes.written_at.astimezone(VIETNAM),
        approved_at=approved.astimezone(VIETNAM) if approved else None,
        approved_by=minutes.approved_by,
        stale=minutes.generated != now,
    )


def corrected_tree(minutes: ConferenceMinutes) -> dict[str, Any]:
    """The whole paper as it will be printed."""
    body = corrected_body(minutes.generated["body"], minutes.corrections)
    return {**minutes.generated, "body": body}
