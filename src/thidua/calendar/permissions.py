"""Who may do what to emulation years, deadlines and the work calendar."""

from thidua.calendar.models import Deadline, WorkEntry
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind


@predicate
def leads_emulation_of(actor: Actor, body: Unit | None) -> bool:
    """The standing office of a body."""
    return body is not None and holds_over(actor, Role.STANDING_OFFICE, body)


@predicate
def keeps_diary_of(actor: Actor, unit: Unit | None) -> bool:
    """Whoever keeps the work calendar of a unit: its office, officers and head."""
    return unit is not None and any(
        holds_over(actor, role, unit)
        for role in (
            Role.CHIEF_OF_OFFICE,
            Role.UNIT_OFFICER,
            Role.UNIT_HEAD,
            Role.RECORDS_CLERK,
            Role.STANDING_OFFICE,
        )
    )


@predicate
def keeps_diary_of_entry(actor: Actor, entry: WorkEntry | None) -> bool:
    return entry is not None and keeps_diary_of(actor, entry.unit)


_WORKING = (
    Role.UNIT_OFFICER,
    Role.UNIT_HEAD,
    Role.CHIEF_OF_OFFICE,
    Role.RECORDS_CLERK,
    Role.STANDING_OFFICE,
)


@predicate
def answers_for_deadline(actor: Actor, deadline: Deadline | None) -> bool:
    """Whoever does that work in the unit, and its head."""
    if deadline is None or deadline.unit_id is None:
        return False
    roles = (deadline.role, Role.UNIT_HEAD) if deadline.role else _WORKING
    return any(actor.holds(role, scope=ScopeKind.UNIT, scope_id=deadline.unit_id) for role in roles)


@predicate
def belongs_to_unit_of_deadline(actor: Actor, deadline: Deadline | None) -> bool:
    """A deadline of nobody in particular is everybody's."""
    return deadline is not None and (deadline.unit_id is None or deadline.unit_id == actor.unit_id)


@predicate
def leads_emulation_at_deadline(actor: Actor, deadline: Deadline | None) -> bool:
    return deadline is not None and leads_emulation_of(actor, deadline.unit)


_SETS_DEADLINE = is_administrator | leads_emulation_at_deadline

permit(
    "deadline.view",
    has_signed_in & (belongs_to_unit_of_deadline | answers_for_deadline | _SETS_DEADLINE),
)
permit("deadline.meet", answers_for_deadline | _SETS_DEADLINE)
permit("deadline.ask_extension", answers_for_deadline)
permit("deadline.change", _SETS_DEADLINE)
permit("working_day.view", has_signed_in)
permit("working_day.declare", is_administrator | leads_emulation_of)
permit("emulation_year.define", is_administrator | leads_emulation_of)
permit("deadline.set", is_administrator | leads_emulation_of)
permit("work_calendar.view", has_signed_in)
permit("work_entry.enter", is_administrator | keeps_diary_of)
permit("work_entry.change", is_administrator | keeps_diary_of_entry)
