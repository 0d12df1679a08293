"""Who may import what, and take an import back.

What each row may touch is asked again of the part that it enters.
"""

from thidua.clusters.models import ClusterYear
from thidua.clusters.permissions import keeps_parent_body, works_for_head
from thidua.exchange.enums import ImportKind
from thidua.exchange.models import ImportRun
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.permissions import is_administrator
from thidua.people.enums import Role, ScopeKind

_KEEPERS = {
    ImportKind.UNITS.value: (Role.STANDING_OFFICE,),
    ImportKind.PEOPLE.value: (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE),
    ImportKind.DOCUMENTS.value: (
        Role.RECORDS_CLERK,
        Role.STANDING_OFFICE,
        Role.CHIEF_OF_OFFICE,
    ),
    ImportKind.RATINGS.value: (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE),
    ImportKind.REGISTRATIONS.value: (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE),
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


@predicate
def works_for_another_head(actor: Actor, year: ClusterYear | None) -> bool:
    """The officer of the same cluster's head of another year, who takes over or handed over."""
    if year is None:
        return False
    led = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    return bool(led) and ClusterYear.objects.filter(pk__in=led, cluster=year.cluster_id).exists()


permit("import.run", is_administrator | keeps_some_unit)
permit("import.view", is_administrator | made_it)
permit("import.undo", is_administrator | made_it)
permit(
    "year_bundle.view",
    is_administrator | keeps_parent_body | works_for_head | works_for_another_head,
)
permit("year_bundle.hand_over", is_administrator | keeps_parent_body | works_for_head)
