"""What the frame of every page shows of its visitor: name, unit, messages unread, clusters.

Each value is looked up when a template first asks for it, at the cost of one query, two for the
clusters; the actor itself was built by the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from thidua.clusters.queries import cluster_years_of_unit
from thidua.org.queries.descent import predecessor_ids
from thidua.people.queries import count_unread

OFFERED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A cluster in a year, to which the frame leads."""

    name: str
    year: int
    href: str
    current: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """``desk_account``, ``desk_unread``, ``desk_context`` and the names of the site."""
    site = {"site_body": settings.SITE_BODY, "site_owner": settings.SITE_OWNER}
    actor = getattr(request, "actor", None)
    if actor is None or not request.user.is_authenticated:
        return site
    contexts = SimpleLazyObject(lambda: _contexts(actor.unit_id))
    return site | {
        "desk_account": SimpleLazyObject(lambda: {"name": actor.name, "unit": actor.unit_name}),
        "desk_unread": SimpleLazyObject(lambda: count_unread(actor)),
        "desk_contexts": contexts,
        "desk_context": SimpleLazyObject(lambda: next(iter(contexts), None)),
    }


def contexts_from(years: Sequence[Any]) -> dict[str, list[Setting] | Setting | None]:
    """What ``frame`` would look up, of a page that knows the unit's clusters already."""
    contexts = _settings(years[:OFFERED])
    return {"desk_contexts": contexts, "desk_context": next(iter(contexts), None)}


def _contexts(unit_id: int | None) -> list[Setting]:
    """The clusters of the actor's unit, newest year first; none before their page exists."""
    if unit_id is None:
        return []
    years = cluster_years_of_unit([unit_id, *predecessor_ids(unit_id)])
    return _settings(years[:OFFERED])


def _settings(years: Iterable[Any]) -> list[Setting]:
    try:
        return [
            Setting(
                name=str(each.cluster),
                year=each.year,
                href=reverse("desk:cluster_year", args=[each.public_id]),
                current=place == 0,
            )
            for place, each in enumerate(years)
        ]
    except NoReverseMatch:
        return []
