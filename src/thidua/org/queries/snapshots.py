"""The neighbourhood of some units as pure lives, for planning a change."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from thidua.org.domain.hierarchy import Named, UnitLife
from thidua.org.domain.timeline import Slice
from thidua.org.models import Unit, UnitName, UnitParent

_RUNGS = 20


def snapshot_around(refs: Iterable[str], since: date) -> dict[str, UnitLife]:
    """Lives by public identifier: the named units, those above them, beside them and below them.

    Holds everything that was so on ``since`` or later; references of no unit are left out. The
    number of queries depends on the height of the tree only.
    """
    named = set(Unit.objects.filter(public_id__in=set(refs)).values_list("pk", flat=True))
    links = UnitParent.objects.filter(_going(since))
    above = _climb(named, since)
    beside = Q(parent__in=links.filter(unit__in=named).values("parent")) | Q(parent__in=named)
    keys = named | above | set(links.filter(beside).values_list("unit_id", flat=True))
    if named - set(links.filter(unit__in=named).values_list("unit_id", flat=True)) or not named:
        tops = Unit.objects.filter(_going(since)).exclude(pk__in=links.values("unit"))
        keys |= set(tops.values_list("pk", flat=True))
    return _lives(keys, since)


def _going(since: date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gte=since)


def _climb(keys: set[int], since: date) -> set[int]:
    above: set[int] = set()
    rung = keys
    for _rung in range(_RUNGS):
        links = UnitParent.objects.filter(_going(since), unit__in=rung)
        rung = set(links.values_list("parent_id", flat=True)) - above
        if not rung:
            break
        above |= rung
    return above


def _lives(keys: set[int], since: date) -> dict[str, UnitLife]:
    units = list(Unit.objects.filter(pk__in=keys))
    refs = {unit.pk: unit.public_id for unit in units}
    names: dict[int, list[Slice[Named]]] = defaultdict(list)
    for name in UnitName.objects.filter(_going(since), unit__in=keys):
        named = Named(name=name.name, short_name=name.short_name)
        names[name.unit_id].append(Slice(value=named, first=name.valid_from, last=name.valid_to))
    links = UnitParent.objects.filter(_going(since), unit__in=keys)
    refs |= dict(Unit.objects.filter(pk__in=links.values("parent")).values_list("pk", "public_id"))
    parents: dict[int, list[Slice[str]]] = defaultdict(list)
    for link in links:
        parents[link.unit_id].append(
            Slice(value=refs[link.parent_id], first=link.valid_from, last=link.valid_to)
        )
    return {
        unit.public_id: UnitLife(
            ref=unit.public_id,
            label=unit.label,
            kind=unit.kind,
            level=unit.level,
            sector=unit.sector,
            legal_personality=unit.legal_personality,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            names=tuple(names[unit.pk]),
            parents=tuple(parents[unit.pk]),
        )
        for unit in units
    }
