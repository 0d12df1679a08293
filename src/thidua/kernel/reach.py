"""The reverse of a rule: among whom those stand whom it allows.

A rule sees of an actor only what it asks him. Whoever answers each question as the stranger here
does gets the stranger's answer; so only those can fare better who answer one of his questions
otherwise. This module notes the questions; it does not know who holds which role.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import cast

from thidua.kernel.actors import Actor, Held
from thidua.kernel.permissions import may


@dataclass(slots=True)
class Reach:
    """Who can be among those whom a rule allows; whoever is in none of these is not."""

    everyone: bool = False
    """The rule allows anybody signed in, or asked what cannot be looked up by role or person."""
    held: set[tuple[str | None, str | None, int | None]] = field(default_factory=set)
    """Role, kind of scope and key of the scope that were asked for; None stands for any. A role
    that is None stands alone: all roles were looked through.
    """
    persons: set[int] = field(default_factory=set)
    accounts: set[int] = field(default_factory=set)


def reach_of(verb: str, subject: object = None) -> Reach:
    """The reach of the rule of ``verb`` for that subject, found by one asking of a stranger."""
    reach = Reach()
    if may(_Stranger(reach), verb, subject):
        reach.everyone = True
    return reach


class _Key:
    """Key of somebody who is nobody else; notes with whom it is compared."""

    def __init__(self, reach: Reach, compared: set[int]) -> None:
        self._reach = reach
        self._compared = compared

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            self._compared.add(other)
        elif other is not None:
            self._reach.everyone = True
        return False

    def __hash__(self) -> int:
        self._reach.everyone = True
        return 0

    def __index__(self) -> int:
        self._reach.everyone = True
        return -1

    __int__ = __index__


class _Stranger(Actor):
    """Somebody signed in without role and post, who notes what he is asked."""

    _noted: Reach

    def __init__(self, reach: Reach) -> None:
        object.__setattr__(self, "_noted", reach)

    def holds(self, role: str, *, scope: str | None = None, scope_id: int | None = None) -> bool:
        self._noted.held.add((role, scope, scope_id))
        return False

    def scopes(self, role: str, scope: str) -> frozenset[int]:
        self._noted.held.add((role, scope, None))
        return frozenset()

    def holds_in(self, role: str, scope: str, scope_ids: Callable[[], Iterable[int]]) -> bool:
        self._noted.held.update((role, scope, scope_id) for scope_id in scope_ids())
        return False

    @property
    def is_anonymous(self) -> bool:
        return False

    @property
    def system(self) -> bool:
        return False

    @property
    def roles(self) -> tuple[Held, ...]:
        self._noted.held.add((None, None, None))
        return ()

    @property
    def person_id(self) -> int:
        return cast("int", _Key(self._noted, self._noted.persons))

    @property
    def account_id(self) -> int:
        return cast("int", _Key(self._noted, self._noted.accounts))

    @property
    def unit_id(self) -> None:
        self._noted.everyone = True

    def _say_nothing(self) -> str:
        self._noted.everyone = True
        return ""

    name = property(_say_nothing)
    unit_name = property(_say_nothing)
    capacity = property(_say_nothing)
