"""Who may import what, and take an import back.

What each row may touch is asked again of the part that it enters.
"""

from thidua.exchange.enums import ImportKind
from thidua.exchange.models import ImportRun
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.permissions import is_administrator
from thidua.people.enums import Role

_KEEPERS = {
    ImportKind.UNITS.value: (Role.STANDING_OFFICE,),
    ImportKind.PEOPLE.value: (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE),
    ImportKind.DOCUMENTS.value: (
        Role.RECORDS_CLERK,
        Role.STANDING_OFFICE,
        Role.CHIEF_OF_OFFICE,
    ),
}


@predicate
def keeps_some_unit(actor: Actor, kind: str | None) -> bool:
    """Those who keep units, people or papers anywhere; None asks for any kind."""
    kinds = _KEEPERS if kind is None else {kind: _KEEPERS.get(kind, ())}
    return any(actor.holds(role) for roles in kinds.values() for role in roles)


@predicate
def made_it(actor: Actor, run: ImportRun | None) -> bool:
    """The one who imported."""
    return run is not None and actor.account_id is not None and run.account_id == actor.account_id


permit("import.run", is_administrator | keeps_some_unit)
permit("import.view", is_administrator | made_it)
permit("import.undo", is_administrator | made_it)
