"""Who may see and change units."""

from collections.abc import Iterable, Iterator
from datetime import date

from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import Predicate, permit, predicate
from thidua.org.domain.steps import reaches_top
from thidua.org.models import Reorganisation, Unit
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.preview import steps_of
from thidua.org.queries.reorganisations import concerned_units

ADMINISTRATOR = "administrator"
STANDING_OFFICE = "standing_office"


def holds_over(actor: Actor, role: str, unit: Unit, on: date | None = None) -> bool:
    """Whether ``actor`` holds ``role`` for ``unit``: in the system, there, or anywhere above it.

    Above is asked on ``on`` (today when None), or on the last day of a unit that has ended, or on
    the first of one that is to begin.
    """
    day = min(max(on or clock.today(), unit.begins), unit.ends)

    def there_or_above() -> Iterator[int]:
        yield unit.pk
        yield from ancestor_ids([unit.pk], day)[unit.pk]

    return actor.holds(role, scope="system") or actor.holds_in(role, "unit", there_or_above)


def over(role: str) -> Predicate:
    """A predicate: the actor holds ``role`` over the subject (a unit, or each of several).

    Without a subject (nothing above the thing to be made) only the system scope will do.
    """

    def holds(actor: Actor, subject: Unit | Iterable[Unit] | None) -> bool:
        if subject is None:
            return actor.holds(role, scope="system")
        units = [subject] if isinstance(subject, Unit) else list(subject)
        return bool(units) and all(holds_over(actor, role, unit) for unit in units)

    return predicate(holds, name=f"over:{role}")


def _administers(actor: Actor, subject: object) -> bool:
    return actor.holds(ADMINISTRATOR, scope="system")


def _has_signed_in(actor: Actor, subject: object) -> bool:
    return not actor.is_anonymous


def _writes_drafts(actor: Actor, subject: object) -> bool:
    return actor.holds(STANDING_OFFICE)


def _changes_reorganisation(actor: Actor, subject: Reorganisation | None) -> bool:
    if subject is None or not actor.holds(STANDING_OFFICE):
        return False
    concerned = concerned_units(subject)
    if any(reaches_top(step) for step in steps_of(subject)):
        return actor.holds(STANDING_OFFICE, scope="system")
    return all(holds_over(actor, STANDING_OFFICE, unit) for unit in concerned)


is_administrator = predicate(_administers, name="org:administrator")
has_signed_in = predicate(_has_signed_in, name="org:signed-in")
_MAY_CHANGE = is_administrator | over(STANDING_OFFICE)

writes_drafts = predicate(_writes_drafts, name="org:writes-drafts")
changes_reorganisation = predicate(_changes_reorganisation, name="org:changes-reorganisation")

permit("unit.view", has_signed_in)
permit("unit.enter", is_administrator | writes_drafts)
permit("reorganisation.draft", is_administrator | writes_drafts)
permit("reorganisation.change", is_administrator | changes_reorganisation)
for _verb in (
    "unit.create",
    "unit.rename",
    "unit.move",
    "unit.code",
    "unit.dissolve",
    "unit.correct",
    "unit.reorganise",
):
    permit(_verb, _MAY_CHANGE)
permit("organisation.load", is_administrator)
