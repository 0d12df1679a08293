"""Lines of ratings against the database: units and people by name, and what is rated already.

A name that two people of one unit bear is never guessed: year of birth or position tells them
apart, or the line is refused.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.ratings import GRADES, RatingLine, read_ratings
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua.exchange.queries.planned import Plan, Planned, refuse_ambiguous, refuse_unknown
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.people.models import Post
from thidua.records.models import AnnualAssessment
from thidua_core.text import squash

_WORDS = {value: word for word, value in GRADES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    """Somebody who holds a post in a unit."""

    person_id: int
    birth_year: int | None
    position: str
    start: date
    end: date | None

    def in_year(self, year: int) -> bool:
        return self.start.year <= year and (self.end is None or self.end.year >= year)


def plan_ratings(table: Table, actor: Actor, today: date) -> Plan:
    """Everything that the lines come to; the same queries for one line and for many."""
    lines, errors = read_ratings(table, today)
    plan = Plan(table=table, errors=errors)
    names = UnitNames((line.unit for line in lines), today)
    placed = _placed(plan, lines, names, today)
    _refuse_forbidden(plan, placed, names, actor)
    holders = _holders({unit_id for _line, unit_id in placed})
    found = [
        (line, unit_id, person_id)
        for line, unit_id in placed
        for person_id in _rated(plan, line, unit_id, holders, names)
    ]
    known = _known(found)
    said: dict[tuple[int | None, int, int], RatingLine] = {}
    for line, unit_id, person_id in found:
        key = (person_id, 0 if person_id else unit_id, line.year)
        first = said.setdefault(key, line)
        if first is not line:
            other = table.cell(first.row, "full_name")
            value = line.full_name or line.unit
            plan.refuse("row.twice", line.row, "full_name", other=other, value=value)
            continue
        _sort(plan, line, known.get(key), _planned(plan, line, unit_id, person_id, names))
    return plan


def _placed(
    plan: Plan, lines: list[RatingLine], names: UnitNames, today: date
) -> list[tuple[RatingLine, int]]:
    near = NearestNames()
    placed = []
    for line in lines:
        day = min(date(line.year, 12, 31), today)
        found = names.find(line.unit, day)
        if len(found) == 1:
            placed.append((line, found[0]))
        elif found:
            refuse_ambiguous(plan, (line.row, "unit"), line.unit, found, names)
        else:
            refuse_unknown(plan, (line.row, "unit"), line.unit, day, near)
    return placed


def _refuse_forbidden(
    plan: Plan, placed: list[tuple[RatingLine, int]], names: UnitNames, actor: Actor
) -> None:
    units = Unit.objects.in_bulk({unit_id for _line, unit_id in placed})
    allowed = {key: may(actor, "rating.enter", unit) for key, unit in units.items()}
    for line, unit_id in placed:
        if not allowed[unit_id]:
            plan.refuse("row.forbidden", line.row, "unit", unit=names.label(unit_id))


def _holders(unit_ids: set[int]) -> dict[tuple[int, str], list[_Holder]]:
    posts = Post.objects.filter(unit__in=unit_ids, person__erased_at=None)
    columns = (
        "unit_id",
        "person__full_name",
        "person_id",
        "person__birth_year",
        "position",
        "start",
        "end",
    )
    holders: dict[tuple[int, str], list[_Holder]] = defaultdict(list)
    for unit_id, name, person_id, birth_year, position, start, end in posts.values_list(*columns):
        holder = _Holder(
            person_id=person_id, birth_year=birth_year, position=position, start=start, end=end
        )
        holders[unit_id, _key(name)].append(holder)
    return holders


def _rated(
    plan: Plan,
    line: RatingLine,
    unit_id: int,
    holders: dict[tuple[int, str], list[_Holder]],
    names: UnitNames,
) -> list[int | None]:
    """The one who is rated, None for the unit itself; empty where the line is refused."""
    if not line.full_name:
        return [None]
    alike = [
        each for each in holders.get((unit_id, _key(line.full_name)), []) if each.in_year(line.year)
    ]
    fitting = [each for each in alike if _fits(line, each)]
    people = list(dict.fromkeys(each.person_id for each in fitting))
    if len(people) == 1:
        return [people[0]]
    facts: dict[str, str | int] = {"value": line.full_name, "unit": names.label(unit_id)}
    if not people:
        plan.refuse("person.unknown", line.row, "full_name", year=line.year, **facts)
    else:
        choices = "; ".join(sorted({_told(each) for each in fitting}))
        facts |= {"count": len(people), "choices": choices}
        plan.refuse("person.same_name", line.row, "full_name", **facts)
    return []


def _fits(line: RatingLine, holder: _Holder) -> bool:
    """A year of birth that nobody has written down contradicts nothing."""
    born = line.birth_year in {None, holder.birth_year} or holder.birth_year is None
    return born and (not line.position or _key(line.position) == _key(holder.position))


def _told(holder: _Holder) -> str:
    return f"{holder.position}, {holder.birth_year}" if holder.birth_year else holder.position


def _known(
    found: list[tuple[RatingLine, int, int | None]],
) -> dict[tuple[int | None, int, int], str]:
    years = {line.year for line, _unit, _person in found}
    people = {person_id for _line, _unit, person_id in found if person_id is not None}
    units = {unit_id for _line, unit_id, person_id in found if person_id is None}
    held = AnnualAssessment.objects.filter(year__in=years)
    columns = ("person_id", "unit_id", "year", "grade")
    own = held.filter(person=None, unit__in=units).values_list(*columns)
    others = held.filter(person__in=people).values_list(*columns)
    return {
        (person_id, 0 if person_id else unit_id, year): grade
        for rows in (own, others)
        for person_id, unit_id, year, grade in rows
    }


def _sort(plan: Plan, line: RatingLine, held: str | None, planned: Planned) -> None:
    if held is None:
        plan.new.append(planned)
    elif held == line.grade:
        plan.present.append(planned)
    else:
        facts: dict[str, str | int] = {"name": planned.title, "year": line.year}
        facts |= {"grade": _WORDS[held]}
        plan.refuse("rating.other", line.row, "grade", **facts)


def _planned(
    plan: Plan, line: RatingLine, unit_id: int, person_id: int | None, names: UnitNames
) -> Planned:
    label = names.label(unit_id)
    return Planned(
        line=line,
        cell=plan.table.cell(line.row, "full_name"),
        title=line.full_name or label,
        detail=f"{line.year} · {_WORDS[line.grade]}",
        place=label if line.full_name else "",
        unit_id=unit_id,
        person_id=person_id,
    )


def _key(text: str) -> str:
    return squash(text).casefold()
