"""Lines of papers against the register: who issued them, which are there, which numbers are taken.

A line is there already when a paper of the same issuer, number, year and symbol bears that day and
that summary; without a number, when one of that kind, day and summary is there.
"""

from datetime import date

from thidua.documents import phrases as sentences
from thidua.documents.models import Document
from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.papers import DocumentLine, read_documents
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua.exchange.queries.planned import Plan, Planned, refuse_ambiguous, refuse_unknown
from thidua.exchange.queries.register import Issued, Register, is_line, own_title
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua_core.periods import format_date_vn


def plan_documents(table: Table, actor: Actor, today: date) -> Plan:
    """Everything that the lines come to; the same queries for one line and for many."""
    lines, errors = read_documents(table, today)
    plan = Plan(table=table, errors=errors)
    names = UnitNames((line.issuer for line in lines if line.issuer), today)
    issued = _issued(plan, lines, names, (_own_agency(actor), today))
    units = Unit.objects.in_bulk({each.unit_id for each in issued if each.unit_id is not None})
    labels = {unit_id: unit.label for unit_id, unit in units.items()}
    issued = _permitted(plan, _living(plan, issued, units), labels, actor)
    register = Register(issued)
    for each in _once(plan, issued, register):
        _sort(plan, each, register, actor, labels.get(each.unit_id or 0, each.line.issuer_label))
    return plan


def _own_agency(actor: Actor) -> int | None:
    """The agency whose register it is when the file does not say so."""
    agencies = actor.scopes(Role.RECORDS_CLERK, "unit")
    return next(iter(agencies)) if len(agencies) == 1 else actor.unit_id


def _issued(
    plan: Plan, lines: list[DocumentLine], names: UnitNames, by_default: tuple[int | None, date]
) -> list[Issued]:
    own, today = by_default
    near = NearestNames()
    issued = []
    no_column = "issuer" not in plan.table.places
    for line in lines:
        if line.issuer:
            found = names.find(line.issuer, line.issued_on or today)
            at = (line.row, "issuer")
            if len(found) == 1:
                issued.append(Issued(line=line, unit_id=found[0]))
            elif found:
                refuse_ambiguous(plan, at, line.issuer, found, names)
            else:
                refuse_unknown(plan, at, line.issuer, line.issued_on, near)
        elif line.issuer_label and not no_column:
            issued.append(Issued(line=line, unit_id=None))
        elif own is not None:
            issued.append(Issued(line=line, unit_id=own))
        else:
            plan.refuse("document.issuer_missing", line.row, "issuer")
    return issued


def _living(plan: Plan, issued: list[Issued], units: dict[int, Unit]) -> list[Issued]:
    """Refuse papers of an agency from days on which it did not exist."""
    living = []
    for each in issued:
        day, unit = each.line.issued_on, units.get(each.unit_id or 0)
        if day is None or unit is None or unit.holds_on(day):
            living.append(each)
            continue
        reason = sentences.ISSUER_NOT_LIVING.format(day=format_date_vn(day), unit=unit.label)
        plan.refuse("row.refused", each.line.row, "issued_on", reason=reason)
    return living


def _permitted(
    plan: Plan, issued: list[Issued], labels: dict[int, str], actor: Actor
) -> list[Issued]:
    allowed = {
        unit_id: may(actor, "document.register", Document(issuer_id=unit_id))
        for unit_id in {each.unit_id for each in issued}
    }
    for each in issued:
        if not allowed[each.unit_id]:
            unit = labels.get(each.unit_id or 0, each.line.issuer_label)
            plan.refuse("row.forbidden", each.line.row, "issuer", unit=unit)
    return [each for each in issued if allowed[each.unit_id]]


def _once(plan: Plan, issued: list[Issued], register: Register) -> list[Issued]:
    """Refuse every line that takes the number, or says again what an earlier one says."""
    seen: dict[tuple[object, ...], int] = {}
    once = []
    for each in issued:
        line = each.line
        key: tuple[object, ...] = (*each.key, line.symbol)
        if each.in_series:
            key = (*register.place(each), line.plain_number)
        first = seen.setdefault(key, line.row)
        if first == line.row:
            once.append(each)
        else:
            column = "number" if line.number else "title"
            other = plan.table.cell(first, column)
            value = line.printed or line.title
            plan.refuse("row.twice", line.row, column, other=other, value=value)
    return once


def _sort(plan: Plan, each: Issued, register: Register, actor: Actor, issuer: str) -> None:
    line = each.line
    same = register.same(each)
    if same is not None and is_line(same, line):
        plan.present.append(_planned(plan, line, issuer, each.unit_id))
        return
    if line.number and line.issued_on is None:
        plan.refuse("document.undated", line.row, "issued_on")
        return
    waiting = register.waiting(each)
    if len(waiting) > 1:
        facts: dict[str, str | int] = {"count": len(waiting), "value": line.title}
        plan.refuse("document.several_waiting", line.row, "title", **facts)
        return
    signed = waiting[0] if waiting else None
    refused = register.refusal(each, signed) if each.in_series else None
    if refused is None and same is not None:
        refused = "document.same", {"citation": same.citation, "title": own_title(same)}
    if refused is not None:
        code, facts = refused
        plan.refuse(code, line.row, "number", **facts)
    elif signed is None or _may_number(plan, line, signed, actor, issuer):
        plan.new.append(_planned(plan, line, issuer, each.unit_id, signed))


def _may_number(
    plan: Plan, line: DocumentLine, signed: Document, actor: Actor, issuer: str
) -> bool:
    """Whether the line can number the paper that waits; notes that it will."""
    if not may(actor, "document.number", signed):
        plan.refuse("row.forbidden", line.row, "number", unit=issuer)
        return False
    if signed.signed_on and line.issued_on and line.issued_on < signed.signed_on:
        days = {
            "issued": format_date_vn(line.issued_on),
            "signed": format_date_vn(signed.signed_on),
        }
        reason = sentences.DATE_BEFORE_SIGNING.format(**days)
        plan.refuse("row.refused", line.row, "issued_on", reason=reason)
        return False
    plan.notes.append(plan.table.error("document.waiting", line.row, "number", value=signed.title))
    return True


def _planned(
    plan: Plan,
    line: DocumentLine,
    issuer: str,
    unit_id: int | None,
    signed: Document | None = None,
) -> Planned:
    day = format_date_vn(line.issued_on) if line.issued_on else ""
    key = "number" if line.number else "title"
    return Planned(
        line=line,
        cell=plan.table.cell(line.row, key),
        title=line.printed or line.title,
        detail=" · ".join(part for part in (day, line.title if line.printed else "") if part),
        place=issuer,
        unit_id=unit_id,
        document_id=signed.pk if signed else None,
    )
