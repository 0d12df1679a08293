"""Lines of units against the database and against each other: who stands above whom.

A line is there already when a unit of that full name stands below the same unit, on the line's
day or today: a list of today gives units that were renamed or moved their first day as well.
"""

from datetime import date

from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.records import UnitLine, read_units
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua.exchange.queries.planned import Plan, Planned, refuse_ambiguous, refuse_unknown
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.domain.labels import name_key
from thidua.org.enums import Scheme
from thidua.org.models import Unit, UnitCode, UnitParent
from thidua_core.periods import format_date_vn
from thidua_core.text import search_key

Above = tuple[int | None, int | None]
"""The key of the unit above, or the row of this file that makes it."""
_UNCLEAR = -1


def plan_units(table: Table, actor: Actor, today: date) -> Plan:
    """Everything that the lines come to; the same queries for one line and for many."""
    lines, errors = read_units(table)
    plan = Plan(table=table, errors=errors)
    texts = [text for line in lines for text in (line.name, line.parent) if text]
    names = UnitNames(texts, today)
    by_row = {line.row: line for line in lines}
    above = _above(plan, lines, names, today)
    _refuse_rings(plan, by_row, above)
    _refuse_forbidden(plan, by_row, above, names, actor)
    present = _present(lines, above, names, today)
    fresh = [line for line in lines if line.row not in present]
    _refuse_out_of_time(plan, fresh, above, names)
    _refuse_codes(plan, fresh)
    for row in _in_order(above):
        unit_id, own = above[row]
        if own is not None and own in present:
            unit_id, own = present[own], None
        label = names.label(unit_id) if unit_id is not None else ""
        place = by_row[own].name if own is not None else label
        planned = _planned(plan, by_row[row], (unit_id, own), place)
        (plan.present if row in present else plan.new).append(planned)
    return plan


def _above(plan: Plan, lines: list[UnitLine], names: UnitNames, today: date) -> dict[int, Above]:
    near = NearestNames()
    own = _OwnNames(lines)
    above: dict[int, Above] = {}
    for line in lines:
        if not line.parent:
            above[line.row] = (None, None)
            continue
        found = names.find(line.parent, line.since or today)
        if len(found) != 1:
            found = names.find(line.parent, today) or found
        rows = own.find(line)
        if len(rows) == 1:
            # A file speaks of its own units first; one that is there already is found below.
            above[line.row] = (None, rows[0])
        elif rows:
            _refuse_namesakes(plan, line, [own.lines[row] for row in rows])
        elif len(found) == 1:
            above[line.row] = (found[0], None)
        elif found:
            refuse_ambiguous(plan, (line.row, "parent"), line.parent, found, names)
        else:
            refuse_unknown(plan, (line.row, "parent"), line.parent, line.since, near)
    return above


class _OwnNames:
    """Units of the file itself by what its lines may call them."""

    def __init__(self, lines: list[UnitLine]) -> None:
        self.lines = {line.row: line for line in lines}
        self._rows: dict[str, list[int]] = {}
        for line in lines:
            for form in {search_key(form) for form in _forms(line)} - {""}:
                self._rows.setdefault(form, []).append(line.row)

    def find(self, line: UnitLine) -> list[int]:
        """Rows so called as the line calls the unit above it; marks decide where letters agree."""
        alike = [row for row in self._rows.get(search_key(line.parent), ()) if row != line.row]
        if len(alike) < 2:
            return alike
        wanted = name_key(line.parent)
        exact = [row for row in alike if wanted in map(name_key, _forms(self.lines[row]))]
        return exact or alike


def _forms(line: UnitLine) -> tuple[str, str, str]:
    return line.name, line.short_name, f"{line.name} ({line.parent})"


def _refuse_namesakes(plan: Plan, line: UnitLine, found: list[UnitLine]) -> None:
    choices = "; ".join(f"{each.name} ({each.parent})" for each in found)
    facts: dict[str, str | int] = {"value": line.parent, "count": len(found), "choices": choices}
    plan.refuse("unit.ambiguous", line.row, "parent", **facts)


def _refuse_out_of_time(
    plan: Plan, lines: list[UnitLine], above: dict[int, Above], names: UnitNames
) -> None:
    """Refuse a unit that would begin when the unit above was not there, or not so called."""
    near = NearestNames()
    for line in lines:
        unit_id, _own = above.get(line.row, (None, None))
        if unit_id is None:
            continue
        if line.since is None:
            begins = names.begins(unit_id)
            if begins is not None:
                facts = {"value": names.label(unit_id), "day": format_date_vn(begins)}
                plan.refuse("unit.later", line.row, "since", **facts)
        elif names.find(line.parent, line.since) != (unit_id,):
            refuse_unknown(plan, (line.row, "parent"), line.parent, line.since, near)


def _refuse_rings(plan: Plan, by_row: dict[int, UnitLine], above: dict[int, Above]) -> None:
    done: set[int] = set()
    for row in above:
        path: dict[int, int] = {}
        at: int | None = row
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = above.get(at, (None, None))[1]
        if at is not None and at in path:
            for ringed in list(path)[path[at] :]:
                plan.refuse("unit.same", ringed, "parent", value=by_row[ringed].name)
        done.update(path)


def _refuse_forbidden(
    plan: Plan,
    by_row: dict[int, UnitLine],
    above: dict[int, Above],
    names: UnitNames,
    actor: Actor,
) -> None:
    outer = {row: unit_id for row, (unit_id, own) in above.items() if own is None}
    units = Unit.objects.in_bulk({each for each in outer.values() if each is not None})
    allowed: dict[int | None, bool] = {
        unit_id: may(actor, "unit.create", None if unit_id is None else units[unit_id])
        for unit_id in set(outer.values())
    }
    for row, unit_id in outer.items():
        if not allowed[unit_id]:
            unit = by_row[row].name if unit_id is None else names.label(unit_id)
            key = "name" if unit_id is None else "parent"
            plan.refuse("row.forbidden", row, key, unit=unit)


def _present(
    lines: list[UnitLine], above: dict[int, Above], names: UnitNames, today: date
) -> dict[int, int]:
    """Rows whose unit is there already, with its key."""
    keys = {
        unit_id
        for line in lines
        for day in (line.since or today, today)
        for unit_id in names.find(line.name, day)
    }
    links: dict[int, list[UnitParent]] = {key: [] for key in keys}
    for link in UnitParent.objects.filter(unit__in=keys):
        links[link.unit_id].append(link)
    full = dict(Unit.objects.filter(pk__in=keys).values_list("pk", "latest_name"))
    present: dict[int, int] = {}
    by_row = {line.row: line for line in lines}
    for row in _in_order(above):
        line, own = by_row[row], above[row][1]
        if own is not None and own not in present:
            continue
        for day in (line.since or today, today):
            wanted = present[own] if own is not None else _parent(line, day, names)
            for candidate in names.find(line.name, day) if wanted != _UNCLEAR else ():
                held = (link.parent_id for link in links[candidate] if link.holds_on(day))
                same = name_key(full[candidate]) == name_key(line.name)
                if same and next(held, None) == wanted:
                    present[row] = candidate
    return present


def _parent(line: UnitLine, day: date, names: UnitNames) -> int | None:
    if not line.parent:
        return None
    found = names.find(line.parent, day)
    return found[0] if len(found) == 1 else _UNCLEAR


def _refuse_codes(plan: Plan, lines: list[UnitLine]) -> None:
    coded = {line.code: line for line in lines if line.code}
    for line in coded.values():
        if line.since is None:
            plan.refuse("unit.code_undated", line.row, "code")
    if not coded:
        return
    taken = UnitCode.objects.filter(scheme=Scheme.OWN, code__in=coded, valid_to=None)
    for row in taken.select_related("unit"):
        line = coded[row.code]
        plan.refuse("unit.code_taken", line.row, "code", value=row.code, holder=row.unit.label)


def _in_order(above: dict[int, Above]) -> list[int]:
    """Rows whose place is known, those above before those below; rings are left out."""
    below: dict[int | None, list[int]] = {}
    for row in sorted(above):
        below.setdefault(above[row][1], []).append(row)
    ordered = below.get(None, [])
    for row in ordered:  # grows as it is walked
        ordered.extend(below.get(row, ()))
    return ordered


def _planned(plan: Plan, line: UnitLine, above: Above, place: str) -> Planned:
    unit_id, own = above
    return Planned(
        line=line,
        cell=plan.table.cell(line.row, "name"),
        title=line.name,
        detail=line.short_name,
        place=place,
        unit_id=unit_id,
        above_row=own,
    )
