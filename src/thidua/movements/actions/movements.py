"""Movements while they are written: particulars and the points of their contents.

Knows what a movement says of itself; launching it and what units below do are other modules'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.domain.contents import SIX_CONTENTS, missing_contents, unfit_facts
from thidua.movements.enums import (
    MOVEMENT_CHANGED,
    MOVEMENT_DRAFTED,
    ContentKind,
    MovementKind,
    MovementScope,
    MovementState,
    Topic,
)
from thidua.movements.models import Movement, MovementContent
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import nfc

CHANGEABLE = (
    "launcher_label",
    "name",
    "theme",
    "mottos",
    "year",
    "kind",
    "scope",
    "start",
    "end",
    "directive_id",
    "parent_id",
    "source",
    "invented",
)
_FIXED_BY_LAUNCH = ("year", "kind", "scope", "parent_id")
_TEXTS = ("launcher_label", "name", "theme", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPoint:
    """One point of a movement's contents, as it is entered."""

    kind: ContentKind
    text: str
    topic: Topic | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Named values that the point states; which ones a topic takes stands in
    ``domain.contents.FACTS``.
    """


def draft_movement(
    *,
    launcher_id: int,
    name: str,
    year: int,
    kind: MovementKind,
    scope: MovementScope,
    actor: Actor,
    at: datetime,
    cluster_year_id: int | None = None,
    **particulars: Any,
) -> Movement:
    """Begin a movement of a body, or of one of its clusters.

    ``particulars`` are further columns named in ``CHANGEABLE``. Refuses an empty name, days out of
    order, a cluster of another body, and a superior's movement that is not launched. Recorded as
    ``movement.drafted``.
    """
    columns = _columns({"name": name, "year": year, "kind": kind, "scope": scope} | particulars)
    with transaction.atomic():
        launcher = Unit.objects.get(pk=launcher_id)
        movement = Movement(
            launcher=launcher, cluster_year=_cluster_year(cluster_year_id), **columns
        )
        require(actor, "movement.draft", movement)
        _refuse_unfit(movement, at)
        movement.save()
        _record_draft(movement, actor, at)
    return movement


def _record_draft(movement: Movement, actor: Actor, at: datetime) -> None:
    record(
        MOVEMENT_DRAFTED,
        subject=movement,
        also=[movement.launcher],
        actor=actor,
        at=at,
        name=movement.name,
        launcher=movement.launcher_label or label_on(movement.launcher_id, at.date()),
        year=movement.year,
        kind=movement.kind,
        scope=movement.scope,
    )


def change_movement(*, movement_id: int, actor: Actor, at: datetime, **changes: Any) -> Movement:
    """Change particulars of a movement (``CHANGEABLE``).

    Refuses a cancelled one; of a launched one also a change of what its receivers rely on. Recorded
    as ``movement.changed`` with old and new values; nothing is recorded when nothing differs.
    """
    wanted = _columns(changes)
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.change", movement)
        refuse_cancelled(movement)
        differing = {
            name: [getattr(movement, name), value]
            for name, value in wanted.items()
            if getattr(movement, name) != value
        }
        if differing:
            _refuse_fixed(movement, differing)
            before = movement.name
            for name in differing:
                setattr(movement, name, wanted[name])
            _refuse_unfit(movement, at)
            if movement.state != MovementState.DRAFT:
                _refuse_emptied(movement, set(_filled(movement)))
            movement.save()
            _record_change(movement, before, differing, actor, at)
    return movement


def set_contents(
    *, movement_id: int, points: Sequence[ContentPoint], actor: Actor, at: datetime
) -> list[MovementContent]:
    """Write down the points of a movement, in order, in place of those before.

    Refuses a cancelled movement, an empty point, and emptying one of the six contents of a
    launched themed one. Recorded as ``movement.changed``; nothing when nothing differs.
    """
    for point in points:
        unfit = unfit_facts(str(point.topic or ""), point.facts)
        if unfit:
            raise ValueError(f"not facts of the topic {point.topic}: {sorted(unfit)}")
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.change", movement)
        refuse_cancelled(movement)
        wanted = _placed(points, movement)
        if movement.state != MovementState.DRAFT:
            _refuse_emptied(movement, {each.kind for each in wanted})
        present = list(movement.contents.all())
        before, after = _told(present), _told(wanted)
        if before == after:
            return present
        movement.contents.all().delete()
        MovementContent.objects.bulk_create(wanted)
        _record_change(movement, movement.name, {"contents": [before, after]}, actor, at)
    return wanted


def lock_movement(movement_id: int) -> Movement:
    """The movement's row, locked, with its launcher."""
    movements = Movement.objects.select_for_update(of=("self",)).select_related("launcher")
    return movements.get(pk=movement_id)


def refuse_cancelled(movement: Movement) -> None:
    """Refuse a change to a cancelled movement."""
    if movement.state == MovementState.CANCELLED:
        raise Refused(phrases.CANCELLED.format(name=movement.name))


def still_missing(movement: Movement) -> list[str]:
    """Labels of the six contents that a themed movement lacks; none for a regular one."""
    return _missing_labels(movement, set(_filled(movement)))


def _filled(movement: Movement) -> list[str]:
    return list(movement.contents.values_list("kind", flat=True))


def _missing_labels(movement: Movement, filled: set[str]) -> list[str]:
    if movement.kind != MovementKind.THEMED:
        return []
    has_days = movement.start is not None and movement.end is not None
    return [str(ContentKind(each).label) for each in missing_contents(filled, has_days=has_days)]


def _refuse_emptied(movement: Movement, filled: set[str]) -> None:
    missing = _missing_labels(movement, filled)
    if missing:
        raise Refused(
            *(phrases.CONTENT_WOULD_BE_MISSING.format(content=each) for each in missing),
            field="contents",
        )


def _refuse_fixed(movement: Movement, differing: dict[str, list[Any]]) -> None:
    fixed = [name for name in _FIXED_BY_LAUNCH if name in differing]
    if fixed and movement.state != MovementState.DRAFT:
        raise Refused(
            phrases.LAUNCHED_PLACE.format(name=movement.name, fields=_in_words(fixed)),
            field=fixed[0],
        )


def _refuse_unfit(movement: Movement, at: datetime) -> None:
    if not movement.name:
        raise Refused(phrases.NAME_MISSING, field="name")
    if movement.start and movement.end and movement.end < movement.start:
        raise Refused(
            phrases.DAYS_OUT_OF_ORDER.format(
                start=format_date_vn(movement.start), end=format_date_vn(movement.end)
            ),
            field="end",
        )
    refuse_unfit_texts(movement)
    _refuse_cluster(movement, at)
    _refuse_parent(movement)


def _refuse_cluster(movement: Movement, at: datetime) -> None:
    year = movement.cluster_year
    if year is not None and year.cluster.parent_body_id != movement.launcher_id:
        raise Refused(
            phrases.CLUSTER_OF_OTHER_BODY.format(
                cluster=year.cluster.name,
                body=label_on(year.cluster.parent_body_id, at.date()),
                launcher=label_on(movement.launcher_id, at.date()),
            ),
            field="cluster_year",
        )


def _refuse_parent(movement: Movement) -> None:
    if movement.parent_id is None:
        return
    parent = Movement.objects.get(pk=movement.parent_id)
    if parent.state not in {MovementState.LAUNCHED, MovementState.REVIEWED}:
        raise Refused(
            phrases.PARENT_NOT_LAUNCHED.format(
                name=parent.name, state=MovementState(parent.state).label
            ),
            field="parent",
        )
    above: Movement | None = parent
    while above is not None:
        if above.pk == movement.pk:
            raise Refused(phrases.IN_A_RING.format(name=parent.name), field="parent")
        above = above.parent


def _placed(points: Sequence[ContentPoint], movement: Movement) -> list[MovementContent]:
    orders = dict.fromkeys(SIX_CONTENTS, 0)
    placed: list[MovementContent] = []
    for point in points:
        text = _line(point.text)
        orders[point.kind] += 1
        if not text:
            raise Refused(
                phrases.EMPTY_POINT.format(
                    order=orders[point.kind], content=ContentKind(point.kind).label
                ),
                field="contents",
            )
        row = MovementContent(
            movement=movement,
            kind=point.kind,
            topic=point.topic or "",
            order=orders[point.kind],
            text=text,
            facts=dict(point.facts),
        )
        refuse_unfit_texts(row)
        placed.append(row)
    return sorted(placed, key=lambda each: (SIX_CONTENTS.index(each.kind), each.order))


def _told(points: Sequence[MovementContent]) -> list[dict[str, Any]]:
    ordered = sorted(points, key=lambda each: (SIX_CONTENTS.index(each.kind), each.order))
    return [
        {"kind": each.kind, "topic": each.topic, "text": each.text, "facts": each.facts}
        for each in ordered
    ]


def _record_change(
    movement: Movement, name: str, changes: dict[str, list[Any]], actor: Actor, at: datetime
) -> None:
    record(
        MOVEMENT_CHANGED,
        subject=movement,
        actor=actor,
        at=at,
        name=name,
        fields=_in_words(list(changes)),
        changes=changes,
    )


def _in_words(columns: Sequence[str]) -> str:
    return ", ".join(str(phrases.FIELD_WORDS[name]) for name in columns)


def _columns(particulars: Mapping[str, Any]) -> dict[str, Any]:
    unknown = particulars.keys() - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not a particular of a movement: {sorted(unknown)}")
    return {name: _composed(name, value) for name, value in particulars.items()}


def _composed(name: str, value: Any) -> Any:
    if name in _TEXTS:
        return _line(value)
    return _lines(value) if name == "mottos" else value


def _line(text: str) -> str:
    return nfc(" ".join(text.split()))


def _lines(texts: Sequence[str]) -> list[str]:
    return [_line(text) for text in texts if text.strip()]


def _cluster_year(cluster_year_id: int | None) -> ClusterYear | None:
    if cluster_year_id is None:
        return None
    return ClusterYear.objects.select_related("cluster").get(pk=cluster_year_id)
