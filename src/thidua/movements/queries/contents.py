"""What a movement says: its six contents, the empty ones too, and the facts it states."""

from dataclasses import dataclass
from typing import Any

from thidua.movements.domain.contents import SIX_CONTENTS, missing_contents
from thidua.movements.enums import ContentKind, MovementKind, Topic
from thidua.movements.models import Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """One point."""

    kind: str
    topic: str
    """A word of ``Topic``; empty for most."""
    text: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentGroup:
    """One of the six contents with its points."""

    kind: str
    label: str
    points: tuple[PointRow, ...]
    missing: bool
    """Whether the movement cannot be launched before something stands here."""


def content_groups(movement: Movement) -> list[ContentGroup]:
    """The six contents in the circular's order, also those without a point; one query."""
    points = point_rows(movement)
    missing: tuple[str, ...] = ()
    if movement.kind == MovementKind.THEMED:
        has_days = movement.start is not None and movement.end is not None
        missing = missing_contents({point.kind for point in points}, has_days=has_days)
    return [
        ContentGroup(
            kind=kind,
            label=str(ContentKind(kind).label),
            points=tuple(point for point in points if point.kind == kind),
            missing=kind in missing,
        )
        for kind in SIX_CONTENTS
    ]


def point_rows(
    movement: Movement, *, kind: ContentKind | None = None, topic: Topic | None = None
) -> list[PointRow]:
    """The points of a movement in the circular's order; of one content or topic when named."""
    points = [
        PointRow(kind=each.kind, topic=each.topic, text=each.text, facts=dict(each.facts))
        for each in movement.contents.all()
        if kind in {None, each.kind} and topic in {None, each.topic}
    ]
    return sorted(points, key=lambda point: SIX_CONTENTS.index(point.kind))


def fact_stated(movement: Movement, topic: Topic, name: str) -> Any:
    """The value of a named fact that the points of a topic state; None where none does."""
    return next(
        (point.facts[name] for point in point_rows(movement, topic=topic) if name in point.facts),
        None,
    )
