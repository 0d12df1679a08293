"""Who may do what to emulation years, deadlines and the work calendar."""

from thidua.calendar.models import WorkEntry
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role


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


permit("emulation_year.define", is_administrator | leads_emulation_of)
permit("deadline.set", is_administrator | leads_emulation_of)
permit("work_calendar.view", has_signed_in)
permit("work_entry.enter", is_administrator | keeps_diary_of)
permit("work_entry.change", is_administrator | keeps_diary_of_entry)
