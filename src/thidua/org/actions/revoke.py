"""Taking back a reorganisation that was entered wrongly, while nobody has built on it.

Knows the journal that applying left; refuses to guess what later changes would mean without it.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, Q

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.events import publish
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.actions.derived import refresh
from thidua.org.actions.locking import lock_structure
from thidua.org.actions.writing import DATED
from thidua.org.domain.timeline import eve
from thidua.org.enums import REORGANISATION_REVOKED, ReorganisationState
from thidua.org.errors import refuse
from thidua.org.events import ReorganisationRevoked
from thidua.org.models import Lineage, Reorganisation, StepUnit, Unit
from thidua_core.text import squash


def revoke_reorganisation(
    *, reorganisation_id: int, reason: str, actor: Actor, at: datetime
) -> Reorganisation:
    """Undo an applied reorganisation: units, names and superiors are as they were.

    Refuses a draft, a packaged one, an empty reason, and one whose units changed afterwards or
    are used elsewhere. Publishes ``ReorganisationRevoked`` first, so that the parts above can
    undo or refuse. Recorded as ``reorganisation.revoked``; the reorganisation stays readable.
    """
    with transaction.atomic():
        lock_structure()
        reorganisation = _lock_applied(reorganisation_id)
        units = _lock_units(reorganisation)
        require(actor, "unit.reorganise", units)
        if not squash(reason):
            raise refuse("reorganisation.no_reason")
        effects = reorganisation.effects
        publish(
            ReorganisationRevoked(
                actor=actor,
                at=at,
                reorganisation_id=reorganisation.pk,
                on=reorganisation.effective_on,
                created_ids=tuple(effects["created"]),
                ended_ids=tuple(key for key, _day, _certainty in effects["ended"]),
            )
        )
        _check_untouched(reorganisation, units)
        record(
            REORGANISATION_REVOKED,
            subject=reorganisation,
            also=units,
            actor=actor,
            at=at,
            title=str(reorganisation),
            reason=squash(reason),
        )
        _take_back(reorganisation)
        reorganisation.state = ReorganisationState.REVOKED
        reorganisation.effects = {}
        reorganisation.save(update_fields=["state", "effects"])
    return reorganisation


def _lock_applied(reorganisation_id: int) -> Reorganisation:
    found = Reorganisation.objects.select_for_update().filter(pk=reorganisation_id).first()
    if found is None:
        raise NotFound
    if found.state != ReorganisationState.APPLIED:
        raise refuse("reorganisation.not_applied", title=found.title)
    if not found.effects:
        raise refuse("reorganisation.packaged", title=found.title)
    return found


def _lock_units(reorganisation: Reorganisation) -> list[Unit]:
    concerned = StepUnit.objects.filter(step__reorganisation=reorganisation)
    # A list, not a subquery: right after a large reorganisation PostgreSQL guesses its size wrongly.
    keys = set(concerned.values_list("unit_id", flat=True))
    return list(Unit.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _check_untouched(reorganisation: Reorganisation, units: list[Unit]) -> None:
    """Everything stands as applying left it, and nothing was added since."""
    effects, day = reorganisation.effects, reorganisation.effective_on
    changed = {
        *_changed_units(effects, day, units),
        *_changed_rows(effects, day),
        *_added_rows(effects, day, units),
        *_later_lineages(reorganisation, units),
    }
    if changed:
        label = Unit.objects.get(pk=min(changed)).label
        raise refuse("reorganisation.built_on", title=reorganisation.title, label=label)


def _changed_units(effects: dict[str, Any], day: date, units: list[Unit]) -> set[int]:
    ended = {key for key, _day, _certainty in effects["ended"]}
    created = set(effects["created"])
    return {
        unit.pk
        for unit in units
        if (unit.pk in ended and unit.valid_to != eve(day))
        or (unit.pk in created and (unit.valid_to is not None or unit.valid_from != day))
    }


def _changed_rows(effects: dict[str, Any], day: date) -> set[int]:
    expected = {(word, key): eve(day).isoformat() for word, key, _before in effects["closed"]}
    expected |= {(word, key): last for word, key, last in effects["opened"]}
    changed: set[int] = set()
    for word, rows in DATED.items():
        keys = [key for each, key in expected if each == word]
        for key, unit_id, valid_to in rows.objects.filter(pk__in=keys).values_list(
            "pk", "unit_id", "valid_to"
        ):
            if expected[word, key] != (valid_to.isoformat() if valid_to else None):
                changed.add(unit_id)
    return changed


def _added_rows(effects: dict[str, Any], day: date, units: list[Unit]) -> set[int]:
    keys = [unit.pk for unit in units]
    added: set[int] = set()
    for word, rows in DATED.items():
        ours = _keys(effects["opened"], word)
        theirs = rows.objects.exclude(pk__in=ours)
        newer = theirs.filter(unit__in=keys, valid_from__gte=day)
        added.update(newer.values_list("unit_id", flat=True))
        if word == "parent":
            below = theirs.filter(parent__in=effects["created"])
            added.update(below.values_list("parent_id", flat=True))
    return added


def _later_lineages(reorganisation: Reorganisation, units: list[Unit]) -> set[int]:
    keys = {unit.pk for unit in units}
    others = Lineage.objects.filter(
        Q(predecessor__in=keys) | Q(successor__in=keys), on__gte=reorganisation.effective_on
    ).exclude(step__reorganisation=reorganisation)
    ends = others.values_list("predecessor_id", "successor_id")
    return {key for pair in ends for key in pair if key in keys}


def _take_back(reorganisation: Reorganisation) -> None:
    effects = reorganisation.effects
    created = set(effects["created"])
    Lineage.objects.filter(step__reorganisation=reorganisation).delete()
    StepUnit.objects.filter(step__reorganisation=reorganisation, unit__in=created).delete()
    called_anew: set[int] = set()
    for word, rows in DATED.items():
        opened = rows.objects.filter(pk__in=_keys(effects["opened"], word))
        called_anew.update(opened.values_list("unit_id", flat=True))
        opened.delete()
    _delete_units(reorganisation, created)
    for word, rows in DATED.items():
        for before, keys in _by_last_day(effects["closed"], word).items():
            rows.objects.filter(pk__in=keys).update(valid_to=before)
    _revive(effects["ended"])
    refresh(called_anew - created)


def _revive(ended: list[list[Any]]) -> None:
    alike: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for key, before, certainty in ended:
        alike[before, certainty].append(key)
    for (before, certainty), keys in alike.items():
        Unit.objects.filter(pk__in=keys).update(valid_to=before, to_certainty=certainty)


def _keys(noted: list[list[Any]], word: str) -> list[int]:
    return [key for each, key, _last in noted if each == word]


def _by_last_day(noted: list[list[Any]], word: str) -> dict[str | None, list[int]]:
    grouped: dict[str | None, list[int]] = defaultdict(list)
    for each, key, before in noted:
        if each == word:
            grouped[before].append(key)
    return grouped


def _delete_units(reorganisation: Reorganisation, created: set[int]) -> None:
    for unit in Unit.objects.filter(pk__in=created):
        try:
            unit.delete()
        except ProtectedError as failure:
            where = "; ".join(sorted(str(each) for each in failure.protected_objects)[:3])
            raise refuse(
                "reorganisation.used", title=reorganisation.title, label=unit.label, where=where
            ) from failure
