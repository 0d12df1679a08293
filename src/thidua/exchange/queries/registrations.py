"""Lines of registrations against the database: the cluster-year, the unit, the award, for whom.

Nothing is guessed: a name that two people of a unit bear, a unit in two clusters and an award that
the vocabulary does not know are refused at their cells.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from thidua.awards.domain.titles import Recipient, packaged_titles
from thidua.clusters.models import ClusterYear, Membership
from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.registrations import RegistrationLine, read_registrations
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua.exchange.queries.planned import Plan, Planned, refuse_ambiguous, refuse_unknown
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import label_on
from thidua.people.models import Post
from thidua.registrations.domain.subjects import subject_key
from thidua.registrations.enums import RegistrationState
from thidua.registrations.models import Registration
from thidua.registrations.permissions import Sheet
from thidua_core.text import fold, squash

INITIATIVE = "sang kien"
"""What stands in the column of awards for an initiative."""
_AHEAD = 1
"""Years that may be registered before they begin."""


@dataclass(slots=True, kw_only=True)
class _Look:
    """What the lines are held against."""

    plan: Plan
    names: UnitNames
    today: date
    years: dict[tuple[int, int], list[ClusterYear]]
    near: NearestNames = field(default_factory=NearestNames)
    people: dict[int, dict[str, list[Post]]] = field(default_factory=dict)


def plan_registrations(table: Table, actor: Actor, today: date) -> Plan:
    """Everything that the lines come to."""
    lines, errors = read_registrations(table, today.year + _AHEAD)
    plan = Plan(table=table, errors=errors)
    names = UnitNames((line.unit for line in lines), today)
    calendar = {line.year for line in lines}
    look = _Look(plan=plan, names=names, today=today, years=_years(calendar))
    awards, held = _awards(today), _held(calendar)
    said: dict[tuple[object, ...], int] = {}
    for line in lines:
        sheet, award = _sheet(look, line), _award(plan, line, awards)
        if sheet is None or award is None:
            continue
        if not may(actor, "registration.enter", sheet):
            plan.refuse("row.forbidden", line.row, "unit", unit=names.label(sheet.unit.pk))
            continue
        person_id = _person(look, line, sheet)
        if line.full_name and person_id is None:
            continue
        key = (sheet.year.pk, sheet.unit.pk, award, _key(line, award, person_id))
        first = said.setdefault(key, line.row)
        if first != line.row:
            other = table.cell(first, "award")
            plan.refuse("row.twice", line.row, "award", other=other, value=line.award)
            continue
        planned = _planned(look, line, sheet, (award, person_id))
        (plan.present if key in held else plan.new).append(planned)
    return plan


def _years(wanted: set[int]) -> dict[tuple[int, int], list[ClusterYear]]:
    """The cluster-years of each unit, by calendar year and unit."""
    members = Membership.objects.filter(cluster_year__year__in=wanted, end=None)
    found: dict[tuple[int, int], list[ClusterYear]] = defaultdict(list)
    for each in members.select_related("cluster_year__cluster__parent_body"):
        found[each.cluster_year.year, each.unit_id].append(each.cluster_year)
    return found


def _awards(today: date) -> dict[str, str]:
    titles = packaged_titles().values()
    known = {fold(name.name): title.code for title in titles for name in title.names}
    known |= {title.code: title.code for title in titles}
    known |= {fold(title.name_on(today)): title.code for title in titles}
    return known | {INITIATIVE: "", "sang kien, de tai": "", "de tai": ""}


def _sheet(look: _Look, line: RegistrationLine) -> Sheet | None:
    plan, names, today = look.plan, look.names, look.today
    day = min(date(line.year, 12, 31), today)
    found = names.find(line.unit, day)
    if not found:
        refuse_unknown(plan, (line.row, "unit"), line.unit, day, look.near)
        return None
    if len(found) > 1:
        refuse_ambiguous(plan, (line.row, "unit"), line.unit, found, names)
        return None
    joined = look.years.get((line.year, found[0]), [])
    if line.cluster:
        joined = [each for each in joined if fold(each.cluster.name) == fold(line.cluster)]
    if len(joined) != 1:
        code = "registration.clusters" if joined else "registration.no_cluster"
        facts: dict[str, str | int] = {"unit": line.unit, "year": line.year}
        choices = "; ".join(each.cluster.name for each in joined)
        plan.refuse(code, line.row, "unit", choices=choices, **facts)
        return None
    return Sheet(year=joined[0], unit=Unit.objects.get(pk=found[0]))


def _award(plan: Plan, line: RegistrationLine, awards: dict[str, str]) -> str | None:
    code = awards.get(fold(line.award))
    if code is None:
        plan.refuse("registration.award", line.row, "award", value=line.award)
    return code


def _person(look: _Look, line: RegistrationLine, sheet: Sheet) -> int | None:
    """The one who is meant; None where nobody is named, and where the line is refused."""
    if not line.full_name:
        return None
    plan, names, people, today = look.plan, look.names, look.people, look.today
    if sheet.unit.pk not in people:
        people[sheet.unit.pk] = _posts(sheet.unit.pk, today)
    alike = [
        post
        for post in people[sheet.unit.pk].get(_plain(line.full_name), [])
        if post.start.year <= max(line.year, today.year)
        and (post.end is None or post.end.year >= line.year)
        and (line.birth_year is None or post.person.birth_year in {None, line.birth_year})
    ]
    found = list(dict.fromkeys(post.person_id for post in alike))
    if len(found) == 1:
        return found[0]
    facts: dict[str, str | int] = {"value": line.full_name, "unit": names.label(sheet.unit.pk)}
    if not found:
        plan.refuse("person.unknown", line.row, "full_name", year=line.year, **facts)
    else:
        told = {f"{post.position}, {post.person.birth_year or '–'}" for post in alike}
        facts |= {"count": len(found), "choices": "; ".join(sorted(told))}
        plan.refuse("person.same_name", line.row, "full_name", **facts)
    return None


def _posts(unit_id: int, today: date) -> dict[str, list[Post]]:
    units = {unit_id, *descendant_ids(unit_id, today)}
    posts: dict[str, list[Post]] = defaultdict(list)
    held = Post.objects.filter(unit__in=units, person__erased_at=None).select_related("person")
    for post in held:
        posts[_plain(post.person.full_name)].append(post)
    return posts


def _held(years: set[int]) -> set[tuple[object, ...]]:
    lines = Registration.objects.filter(cluster_year__year__in=years)
    kept = lines.exclude(state=RegistrationState.WITHDRAWN)
    held: set[tuple[object, ...]] = set(
        kept.values_list("cluster_year_id", "unit_id", "award", "subject_key")
    )
    # A collective that is a unit of the software stands in a file by its name.
    units = list(kept.exclude(subject_unit=None).select_related("cluster_year"))
    for each in units:
        assert each.subject_unit_id is not None
        name = label_on(each.subject_unit_id, date(each.cluster_year.year, 1, 15))
        held.add((each.cluster_year_id, each.unit_id, each.award, subject_key(label=name)))
    return held


def _key(line: RegistrationLine, award: str, person_id: int | None) -> str:
    named = bool(person_id or line.collective or line.title)
    title = packaged_titles().get(award)
    own = title is not None and title.is_for(Recipient.COLLECTIVE) and line.count == 1
    return subject_key(
        person_id=person_id,
        label=line.collective,
        title=line.title,
        counted=not (own and not named),
    )


def _planned(
    look: _Look, line: RegistrationLine, sheet: Sheet, found: tuple[str, int | None]
) -> Planned:
    award, person_id = found
    label = look.names.label(sheet.unit.pk)
    return Planned(
        line=line,
        cell=look.plan.table.cell(line.row, "award"),
        title=line.full_name or line.title or line.collective or label,
        detail=f"{line.year} · {line.award}",
        place=label,
        unit_id=sheet.unit.pk,
        person_id=person_id,
        cluster_year_id=sheet.year.pk,
        award=award,
    )


def _plain(text: str) -> str:
    return squash(text).casefold()
