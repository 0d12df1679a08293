"""Who acts: a frozen picture of a person's account, unit, capacity and roles at one moment.

The kernel knows what a role assignment looks like, not which roles exist or who holds them; the
``people`` part builds actors.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One role in one scope."""

    role: str
    scope: str
    """Kind of scope: ``system``, ``unit``, ``cluster_year``, ``council``."""
    scope_id: int | None = None
    """Database key in that kind; None for ``system``."""
    delegated_by: str = ""
    """Name of the person who lent the role; empty when it is the actor's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something, as the ledger will remember it."""

    name: str
    account_id: int | None = None
    person_id: int | None = None
    unit_id: int | None = None
    unit_name: str = ""
    capacity: str = ""
    """In which capacity, in words: "Phó Viện trưởng phụ trách"."""
    roles: tuple[Held, ...] = ()
    system: bool = False
    """The software itself: loading packaged data, closing what has run out."""

    def holds(self, role: str, *, scope: str | None = None, scope_id: int | None = None) -> bool:
        """Whether the actor holds ``role``, in the given scope when one is named."""
        return any(
            held.role == role
            and (scope is None or held.scope == scope)
            and (scope_id is None or held.scope_id == scope_id)
            for held in self.roles
        )

    def scopes(self, role: str, scope: str) -> frozenset[int]:
        """Keys of the scopes of one kind in which the actor holds ``role``."""
        return frozenset(
            held.scope_id
            for held in self.roles
            if held.role == role and held.scope == scope and held.scope_id is not None
        )

    def holds_in(self, role: str, scope: str, scope_ids: Callable[[], Iterable[int]]) -> bool:
        """Whether the actor holds ``role`` in one of these scopes.

        ``scope_ids`` is called only for who holds the role in some scope of that kind.
        """
        held = self.scopes(role, scope)
        return bool(held) and not held.isdisjoint(scope_ids())

    @property
    def is_anonymous(self) -> bool:
        return self.account_id is None and not self.system


SYSTEM = Actor(name="thidua", capacity="phần mềm", system=True)
ANONYMOUS = Actor(name="")
