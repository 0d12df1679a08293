"""Who may do what to news."""

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role
from thidua.portal.models import NewsEntry

_EDITORS = (Role.PUBLICITY, Role.STANDING_OFFICE, Role.CHIEF_OF_OFFICE)


@predicate
def edits_news(actor: Actor, entry: NewsEntry | None) -> bool:
    """The publicity team and the offices: of the body whose conference the news is about, or of
    any unit where it is about none.
    """
    if entry is None or entry.conference is None:
        return any(held.role in _EDITORS for held in actor.roles)
    bodies = [each for each in (entry.conference.body, entry.conference.host) if each is not None]
    return any(holds_over(actor, role, body) for role in _EDITORS for body in bodies)


permit("news.list", has_signed_in)
permit("news.enter", is_administrator | edits_news)
permit("news.publish", is_administrator | edits_news)
