"""Mending what was entered wrongly about a unit: no change in the world, only in the record.

Knows which facts may be mended in place; a change from a day on is renaming, moving or a
reorganisation.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.actions.derived import refresh
from thidua.org.actions.locking import lock_unit
from thidua.org.domain.hierarchy import find_namesakes, find_orphans
from thidua.org.domain.reorganisation import NAME_LENGTH, YEARS, out_of_range
from thidua.org.enums import UNIT_CORRECTED, Certainty, Kind, LegalPersonality, Level, Sector
from thidua.org.errors import ChangeRefused, fit_text, refuse
from thidua.org.models import Unit
from thidua.org.phrases import CORRECTED
from thidua.org.queries.snapshots import snapshot_around
from thidua_core.text import squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The facts as they should be; None leaves one as it is."""

    name: str | None = None
    """Of the name that holds on ``on``."""
    short_name: str | None = None
    on: date | None = None
    """Which of the unit's names is meant; None: the latest."""
    valid_from: date | None = None
    """The unit's first day; its first name, code and superior move along."""
    from_certainty: Certainty | None = None
    kind: Kind | None = None
    level: Level | None = None
    sector: Sector | None = None
    legal_personality: LegalPersonality | None = None
    basis: str | None = None
    note: str | None = None


_COLUMNS = ("from_certainty", "kind", "level", "sector", "legal_personality", "basis", "note")


def correct_unit(*, unit_id: int, correction: Correction, actor: Actor, at: datetime) -> Unit:
    """Mend facts of a unit that were entered wrongly, keeping its identity.

    Refuses a correction of nothing, an empty name, a name that a sibling bears at the same time,
    and a first day after the unit's last or outside its first name's days. Recorded as
    ``unit.corrected`` with the old and the new values.
    """
    with transaction.atomic():
        unit = lock_unit(unit_id)
        require(actor, "unit.correct", unit)
        changes = {
            **_correct_columns(unit, correction),
            **_correct_first_day(unit, correction),
            **_correct_name(unit, correction),
        }
        if not changes:
            raise refuse("correction.none")
        unit.save()
        refresh([unit.pk])
        _check(unit)
        unit.refresh_from_db()
        record(
            UNIT_CORRECTED,
            subject=unit,
            actor=actor,
            at=at,
            name=unit.label,
            changes=", ".join(str(CORRECTED[name]) for name in changes),
            values=changes,
        )
    return unit


def _correct_columns(unit: Unit, correction: Correction) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    fit_text(correction.basis or "", 200)
    for name in _COLUMNS:
        wanted = getattr(correction, name)
        if wanted is not None and str(wanted) != str(getattr(unit, name)):
            changes[name] = [str(getattr(unit, name)), str(wanted)]
            setattr(unit, name, wanted)
    return changes


def _correct_first_day(unit: Unit, correction: Correction) -> dict[str, Any]:
    day = correction.valid_from
    if day is None or day == unit.valid_from:
        return {}
    if day.year not in YEARS:
        raise ChangeRefused(out_of_range(day))
    if day > unit.ends:
        raise refuse("days.order", first=day, last=unit.ends)
    old = unit.valid_from
    for rows in (unit.names, unit.codes, unit.parent_links, unit.territories):
        first = rows.filter(valid_from=old)
        if first.filter(valid_to__lt=day).exists():
            raise refuse("days.outside", label=unit.label, day=day)
        first.update(valid_from=day)
    unit.valid_from = day
    if old is None and correction.from_certainty is None:
        unit.from_certainty = Certainty.OFFICIAL
    return {"valid_from": [old, day]}


def _correct_name(unit: Unit, correction: Correction) -> dict[str, Any]:
    if correction.name is None and correction.short_name is None:
        return {}
    rows = unit.names.all() if correction.on is None else unit.names.on(correction.on)
    row = rows.last()
    if row is None:
        raise refuse("days.outside", label=unit.label, day=correction.on or unit.begins)
    name = row.name if correction.name is None else squash(correction.name)
    short_name = row.short_name if correction.short_name is None else squash(correction.short_name)
    if not name:
        raise refuse("name.empty")
    fit_text(name, NAME_LENGTH)
    fit_text(short_name, NAME_LENGTH)
    changes = {}
    if name != row.name:
        changes["name"] = [row.name, name]
    if short_name != row.short_name:
        changes["short_name"] = [row.short_name, short_name]
    row.name, row.short_name = name, short_name or name
    row.save()
    return changes


def _check(unit: Unit) -> None:
    """Judge the unit as it now stands, with everything around it at any time."""
    units = snapshot_around([unit.public_id], date.min)
    touched = {unit.public_id: 1}
    problems = [
        *find_orphans(units, touched, date.min),
        *find_namesakes(units, touched, date.min),
    ]
    if problems:
        raise ChangeRefused(*(replace(each, step=None) for each in problems))
