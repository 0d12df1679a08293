"""Lines of people against the database: units by name, who is there already, who may add.

Two lines or a line and a row are one person in one post when full name, unit and position
agree; the same name in the same unit in another position is only worth a look.
"""

from collections import defaultdict
from datetime import date

from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.records import PersonLine, read_people
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua.exchange.queries.planned import Plan, Planned, refuse_ambiguous, refuse_unknown
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.people.models import Account, Post
from thidua_core.text import squash

_POSTS = dict[tuple[str, int], list[tuple[str, date | None]]]


def plan_people(table: Table, actor: Actor, today: date) -> Plan:
    """Everything that the lines come to; a constant number of queries for one unit."""
    lines, errors = read_people(table, today)
    plan = Plan(table=table, errors=errors)
    names = UnitNames((line.unit for line in lines), today)
    placed = _placed(plan, lines, names)
    _refuse_forbidden(plan, placed, names, actor)
    _refuse_accounts(plan, lines, actor)
    posts = _posts_of({unit_id for _line, unit_id in placed})
    for line, unit_id in placed:
        _sort(plan, line, unit_id, posts, names)
    return plan


def _placed(plan: Plan, lines: list[PersonLine], names: UnitNames) -> list[tuple[PersonLine, int]]:
    near = NearestNames()
    placed = []
    for line in lines:
        found = names.find(line.unit, line.since)
        if len(found) == 1:
            placed.append((line, found[0]))
        elif found:
            refuse_ambiguous(plan, (line.row, "unit"), line.unit, found, names)
        else:
            refuse_unknown(plan, (line.row, "unit"), line.unit, line.since, near)
    return placed


def _refuse_forbidden(
    plan: Plan, placed: list[tuple[PersonLine, int]], names: UnitNames, actor: Actor
) -> None:
    allowed = {
        unit_id: may(actor, "person.create", unit_id) and may(actor, "post.change", unit_id)
        for unit_id in {unit_id for _line, unit_id in placed}
    }
    for line, unit_id in placed:
        if not allowed[unit_id]:
            plan.refuse("row.forbidden", line.row, "unit", unit=names.label(unit_id))


def _refuse_accounts(plan: Plan, lines: list[PersonLine], actor: Actor) -> None:
    named = {line.username: line for line in lines if line.username}
    if not named:
        return
    allowed = may(actor, "account.manage")
    accounts = Account.objects.filter(username__in=named)
    taken = dict(accounts.values_list("username", "person__full_name"))
    for username, line in named.items():
        if not allowed:
            plan.refuse("account.forbidden", line.row, "username")
        elif username in taken and taken[username] != line.full_name:
            plan.refuse("account.taken", line.row, "username", value=username)


def _posts_of(unit_ids: set[int]) -> _POSTS:
    rows = Post.objects.filter(unit__in=unit_ids, person__erased_at=None)
    posts: _POSTS = defaultdict(list)
    columns = ("person__full_name", "unit_id", "position", "end")
    for name, unit_id, position, end in rows.values_list(*columns):
        posts[_key(name), unit_id].append((position, end))
    return posts


def _sort(plan: Plan, line: PersonLine, unit_id: int, posts: _POSTS, names: UnitNames) -> None:
    label = names.label(unit_id)
    planned = Planned(
        line=line,
        cell=plan.table.cell(line.row, "full_name"),
        title=line.full_name,
        detail=line.position,
        place=label,
        unit_id=unit_id,
    )
    held = [
        position
        for position, end in posts.get((_key(line.full_name), unit_id), [])
        if end is None or end >= line.since
    ]
    if _key(line.position) in map(_key, held):
        plan.present.append(planned)
        return
    plan.new.append(planned)
    if held:
        facts = {"unit": label, "name": line.full_name, "position": held[0]}
        plan.notes.append(plan.table.error("person.alike", line.row, "full_name", **facts))


def _key(text: str) -> str:
    return squash(text).casefold()
