"""Single changes of a unit from a day on, outside a reorganisation.

Each is a plan of one step, judged by the same rules as a whole reorganisation. Knows no
decision: the document of a change stands in ``basis``.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.events import publish
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.actions.derived import refresh
from thidua.org.actions.locking import lock_structure, lock_unit, lock_units
from thidua.org.actions.writing import Writer
from thidua.org.domain.effects import Plan
from thidua.org.domain.reorganisation import YEARS, out_of_range, plan_reorganisation
from thidua.org.domain.steps import Dissolve, Establish, Move, NewUnit, Rename, Step, refs_of
from thidua.org.domain.timeline import Slice, begun_since, eve, first_clash, morrow
from thidua.org.enums import (
    UNIT_CODED,
    UNIT_CREATED,
    UNIT_DISSOLVED,
    UNIT_MOVED,
    UNIT_RENAMED,
    Certainty,
    Kind,
    LegalPersonality,
    Level,
    LineageKind,
    Scheme,
    Sector,
)
from thidua.org.errors import ChangeRefused, fit_text, refuse
from thidua.org.events import Succession, UnitsReorganised
from thidua.org.models import Lineage, Unit, UnitCode
from thidua.org.phrases import TOP
from thidua.org.queries.snapshots import snapshot_around
from thidua_core.periods import Period, format_date_vn
from thidua_core.text import squash

_NEW = "new"


def create_unit(
    *,
    name: str,
    kind: Kind,
    level: Level,
    sector: Sector,
    actor: Actor,
    at: datetime,
    short_name: str = "",
    parent_id: int | None = None,
    since: date | None = None,
    legal_personality: LegalPersonality = LegalPersonality.UNKNOWN,
    certainty: Certainty = Certainty.OFFICIAL,
    basis: str = "",
) -> Unit:
    """Enter a unit that exists from ``since`` (None: nobody knows since when).

    Refuses an empty name, a name that a sibling bears at the same time, and a superior that is
    not there then. Recorded as ``unit.created``.
    """
    with transaction.atomic():
        lock_structure()
        parent = _unit(parent_id)
        require(actor, "unit.create", parent)
        new = NewUnit(
            ref=_NEW,
            name=squash(name),
            short_name=squash(short_name or name),
            kind=Kind(kind).value,
            level=Level(level).value,
            sector=Sector(sector).value,
            legal_personality=LegalPersonality(legal_personality).value,
            parent=parent.public_id if parent else None,
        )
        units = _carry_out(Establish(unit=new), since or date.min, certainty)[1]
        unit = units[_NEW]
        unit.refresh_from_db()
        if basis:
            unit.basis = fit_text(basis, 200)
            unit.save(update_fields=["basis"])
        record(UNIT_CREATED, subject=unit, actor=actor, at=at, name=unit.label, since=since)
    return unit


def rename_unit(
    *,
    unit_id: int,
    name: str,
    since: date,
    actor: Actor,
    at: datetime,
    short_name: str = "",
    certainty: Certainty = Certainty.OFFICIAL,
) -> Unit:
    """Give the unit another name from ``since`` on; the old one holds until the eve.

    Refuses an empty or unchanged name, one that a sibling bears, a day before the unit began or
    after it ended, and a day before a later renaming. Recorded as ``unit.renamed``.
    """
    with transaction.atomic():
        unit = lock_unit(unit_id)
        require(actor, "unit.rename", unit)
        old = unit.label
        step = Rename(unit=unit.public_id, name=name, short_name=short_name or name)
        _carry_out(step, since, certainty)
        unit.refresh_from_db()
        record(
            UNIT_RENAMED,
            subject=unit,
            actor=actor,
            at=at,
            old=old,
            new=unit.label,
            since=format_date_vn(since),
        )
    return unit


def move_unit(
    *,
    unit_id: int,
    parent_id: int | None,
    since: date,
    actor: Actor,
    at: datetime,
    certainty: Certainty = Certainty.OFFICIAL,
) -> Unit:
    """Put the unit below another one from ``since`` on; None puts it at the top.

    Refuses a ring, a superior that is not there then, a name that a new sibling bears, and a day
    before a later move. Publishes ``UnitsReorganised``. Recorded as ``unit.moved``.
    """
    with transaction.atomic():
        unit = lock_unit(unit_id)
        parent = _unit(parent_id)
        require(actor, "unit.move", [unit, parent] if parent else [unit])
        if parent is None:
            require(actor, "unit.move", None)
        step = Move(unit=unit.public_id, parent=parent.public_id if parent else None)
        _carry_out(step, since, certainty)
        unit.refresh_from_db()
        publish(
            UnitsReorganised(actor=actor, at=at, on=since, successions=(), moved_ids=(unit.pk,))
        )
        record(
            UNIT_MOVED,
            subject=unit,
            actor=actor,
            at=at,
            also=[parent] if parent else [],
            name=unit.label,
            parent=parent.label if parent else TOP,
            since=format_date_vn(since),
        )
    return unit


def dissolve_unit(
    *,
    unit_id: int,
    last_day: date,
    actor: Actor,
    at: datetime,
    certainty: Certainty = Certainty.OFFICIAL,
    basis: str = "",
) -> Unit:
    """End the unit after ``last_day``; nobody follows it.

    Refuses while others stand below it on the next day, a day before the unit began, and a unit
    that has ended. Publishes ``UnitsReorganised``. Recorded as ``unit.dissolved``.
    """
    with transaction.atomic():
        unit = lock_unit(unit_id)
        require(actor, "unit.dissolve", unit)
        day = morrow(last_day)
        _carry_out(Dissolve(unit=unit.public_id), day, certainty)
        Lineage.objects.create(
            predecessor=unit,
            on=day,
            kind=LineageKind.DISSOLVE,
            certainty=certainty,
            basis=fit_text(basis, 300),
        )
        unit.refresh_from_db()
        ending = Succession(
            predecessor_id=unit.pk,
            successor_ids=(),
            kind=LineageKind.DISSOLVE.value,
            certainty=Certainty(certainty).value,
        )
        publish(UnitsReorganised(actor=actor, at=at, on=day, successions=(ending,)))
        record(
            UNIT_DISSOLVED,
            subject=unit,
            actor=actor,
            at=at,
            name=unit.label,
            last=format_date_vn(last_day),
        )
    return unit


def set_code(
    *,
    unit_id: int,
    scheme: Scheme,
    code: str,
    since: date,
    actor: Actor,
    at: datetime,
    certainty: Certainty = Certainty.OFFICIAL,
) -> UnitCode:
    """Give the unit a code of ``scheme`` from ``since`` on; an older one holds until the eve.

    Refuses an empty or unchanged code, one that another unit bears then, a day outside the
    unit's life, and a day before a later code. Recorded as ``unit.coded``.
    """
    with transaction.atomic():
        unit = lock_unit(unit_id)
        require(actor, "unit.code", unit)
        code = squash(code)
        _check_code(unit, Scheme(scheme), code, since)
        rows = unit.codes.filter(scheme=scheme)
        rows.on(since).update(valid_to=eve(since))
        coded = UnitCode.objects.create(
            unit=unit,
            scheme=scheme,
            code=code,
            valid_from=since,
            valid_to=unit.valid_to,
            certainty=certainty,
        )
        refresh([unit.pk])
        record(
            UNIT_CODED,
            subject=unit,
            actor=actor,
            at=at,
            name=unit.label,
            code=code,
            scheme=Scheme(scheme).value,
            since=format_date_vn(since),
        )
    return coded


def _check_code(unit: Unit, scheme: Scheme, code: str, since: date) -> None:
    if since.year not in YEARS:
        raise ChangeRefused(out_of_range(since))
    limit = UnitCode._meta.get_field("code").max_length
    if not code:
        raise refuse("code.empty")
    if limit and len(code) > limit:
        raise refuse("code.long", code=f"{code[:40]}…", limit=limit)
    if since < unit.begins:
        raise refuse("unit.not_begun", label=unit.label, day=since, begins=unit.begins)
    if since > unit.ends:
        raise refuse("unit.ended", label=unit.label, day=since, last=unit.ends)
    own = _slices(unit.codes.filter(scheme=scheme))
    held = first_clash(own, Period(since, since))
    if held is not None and held.value == code:
        raise refuse("code.unchanged", label=unit.label, code=code, day=since)
    later = begun_since(own, since)
    if later is not None:
        raise refuse("code.later", label=unit.label, day=later)
    others = UnitCode.objects.filter(scheme=scheme, code=code).exclude(unit=unit)
    taken = first_clash(_slices(others), Period(since, unit.valid_to))
    if taken is not None:
        holder = others.select_related("unit").order_by("pk").filter(valid_from=taken.first)
        day = max(since, taken.period.start)
        raise refuse("code.taken", code=code, label=holder[0].unit.label, day=day)


def _slices(codes: Iterable[UnitCode]) -> list[Slice[str]]:
    return [Slice(value=each.code, first=each.valid_from, last=each.valid_to) for each in codes]


def _unit(unit_id: int | None) -> Unit | None:
    if unit_id is None:
        return None
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def _carry_out(
    step: Step, effective_on: date, certainty: Certainty
) -> tuple[Plan, dict[str, Unit]]:
    refs = [ref for ref in refs_of(step) if ref != _NEW]
    plan = plan_reorganisation(snapshot_around(refs, eve(effective_on)), [step], effective_on)
    if plan.problems:
        raise ChangeRefused(*(replace(each, step=None) for each in plan.problems))
    units = lock_units(refs)
    Writer(plan, units, Certainty(certainty).value).write()
    return plan, units
