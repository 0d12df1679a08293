"""Who follows whom across reorganisations, and how sure it is.

A descent is as sure as its weakest link. Those who took land or work without being the legal
heir are told only when asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thidua.org.enums import Certainty, LineageKind
from thidua.org.models import Lineage, Unit

_ORDER = (Certainty.OFFICIAL, Certainty.DERIVED, Certainty.UNKNOWN)
_GENERATIONS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One end of the line, with the links that lead there, nearest to the asked unit first."""

    unit: Unit | None
    """None: the line ends, or (``certainty`` is unknown) nobody knows who followed."""
    path: tuple[Lineage, ...]
    certainty: str

    @property
    def certainty_label(self) -> str:
        """The certainty in words."""
        return str(Certainty(self.certainty).label)

    @property
    def is_known(self) -> bool:
        """Whether something is known of what followed, be it that nothing did."""
        return self.unit is not None or self.certainty != Certainty.UNKNOWN


def weakest(certainties: Iterable[str]) -> str:
    """The least sure of them; official when there are none."""
    ranks = [_ORDER.index(Certainty(each)) for each in certainties]
    return _ORDER[max(ranks, default=0)].value


def successors_of(unit: Unit, day: date, *, territory: bool = False) -> list[Descent]:
    """Who stands in the place of ``unit`` on ``day``; empty while it is there itself."""
    return successors_map([unit], day, territory=territory)[unit.pk]


def predecessors_of(unit: Unit, *, territory: bool = False) -> list[Descent]:
    """All in whose place ``unit`` stands, through all generations, nearest first."""
    links: dict[int, list[Lineage]] = defaultdict(list)
    frontier = {unit.pk}
    for _generation in range(_GENERATIONS):
        found = _links(territory=territory).filter(successor__in=frontier)
        frontier = set()
        for link in found:
            assert link.successor_id is not None
            if link not in links[link.successor_id]:
                links[link.successor_id].append(link)
                frontier.add(link.predecessor_id)
        if not frontier:
            break
    return _best(_backwards(unit.pk, links, ()))


def successors_map(
    units: Sequence[Unit], day: date, *, territory: bool = False
) -> dict[int, list[Descent]]:
    """``successors_of`` for many units; one query a generation."""
    links: dict[int, list[Lineage]] = defaultdict(list)
    frontier = {unit.pk for unit in units if not unit.holds_on(day)}
    for _generation in range(_GENERATIONS):
        if not frontier:
            break
        found = _links(territory=territory).filter(predecessor__in=frontier, on__lte=day)
        frontier = set()
        for link in found:
            links[link.predecessor_id].append(link)
            follower = link.successor
            if follower and not follower.holds_on(day) and follower.pk not in links:
                frontier.add(follower.pk)
    return {
        unit.pk: [] if unit.holds_on(day) else _best(_forwards(unit.pk, day, links, ()))
        for unit in units
    }


def _links(*, territory: bool) -> QuerySet[Lineage]:
    links = Lineage.objects.select_related(
        "predecessor", "successor", "step__reorganisation"
    ).order_by("on", "id")
    return links if territory else links.exclude(kind=LineageKind.TERRITORY)


def _forwards(
    at: int, day: date, links: dict[int, list[Lineage]], path: tuple[Lineage, ...]
) -> list[Descent]:
    ends: list[Descent] = []
    for link in links.get(at, ()):
        if link in path:
            continue
        longer = (*path, link)
        follower = link.successor
        if follower is None or follower.holds_on(day):
            ends.append(_descent(follower, longer))
        else:
            ends.extend(_forwards(follower.pk, day, links, longer))
    return ends


def _backwards(
    at: int, links: dict[int, list[Lineage]], path: tuple[Lineage, ...]
) -> list[Descent]:
    ends: list[Descent] = []
    for link in links.get(at, ()):
        if link not in path:
            longer = (*path, link)
            ends.append(_descent(link.predecessor, longer))
            ends.extend(_backwards(link.predecessor_id, links, longer))
    return ends


def _descent(unit: Unit | None, path: tuple[Lineage, ...]) -> Descent:
    return Descent(unit=unit, path=path, certainty=weakest(link.certainty for link in path))


def _best(descents: list[Descent]) -> list[Descent]:
    """One descent a unit, the surest; shortest lines first, then the surest."""
    best: dict[int | None, Descent] = {}
    for descent in sorted(descents, key=_rank):
        best.setdefault(descent.unit.pk if descent.unit else None, descent)
    return sorted(best.values(), key=lambda each: len(each.path))


def _rank(descent: Descent) -> tuple[int, int]:
    return _ORDER.index(Certainty(descent.certainty)), len(descent.path)


def predecessor_ids(unit_id: int) -> set[int]:
    """Keys of all units in whose place a unit stands, through all generations."""
    found: set[int] = set()
    frontier = {unit_id}
    while frontier:
        # Two generations a query: few units have more behind them.
        links = _links(territory=False).filter(successor__in=frontier)
        pairs = links.order_by().values_list(
            "predecessor_id",
            "predecessor__origins__predecessor_id",
            "predecessor__origins__kind",
        )
        nearer, farther = set[int](), set[int]()
        for near, far, kind in pairs:
            nearer.add(near)
            if far is not None and kind != LineageKind.TERRITORY:
                farther.add(far)
        frontier = farther - nearer - found
        found |= nearer | farther
    return found
