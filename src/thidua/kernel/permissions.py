"""One question for every right: may this actor do this verb to this subject?

Each part registers named predicates; a verb nobody registered is a mistake of ours, not a "no".
The software itself (``Actor.system``) is never asked.
"""

import rules
from rules.predicates import Predicate

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotPermitted

predicate = rules.predicate


def permit(verb: str, test: Predicate) -> None:
    """Register ``test(actor, subject)`` as the rule of ``verb``."""
    rules.add_perm(verb, test)


def may(actor: Actor, verb: str, subject: object = None) -> bool:
    """Whether ``actor`` may do ``verb`` to ``subject``."""
    if not rules.perm_exists(verb):
        raise LookupError(f"no rule for the verb {verb!r}")
    return actor.system or bool(rules.has_perm(verb, actor, subject))


def require(actor: Actor, verb: str, subject: object = None) -> None:
    """Refuse unless ``actor`` may do ``verb`` to ``subject``."""
    if not may(actor, verb, subject):
        raise NotPermitted(verb=verb)
