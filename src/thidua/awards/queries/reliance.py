"""Which later awards rest on an earlier one, as far as those who entered them stated it."""

from collections.abc import Iterable

from thidua.awards.models import Award

RELATED = ("person", "unit", "document")


def relying_on(award_ids: Iterable[int]) -> tuple[Award, ...]:
    """Awards resting on any of them, through all steps, the earliest first; one query a step."""
    known = set(award_ids)
    frontier, found = set(known), list[Award]()
    while frontier:
        later = Award.objects.filter(relies_on__in=frontier).exclude(pk__in=known)
        step = list(later.select_related(*RELATED).distinct())
        found += step
        frontier = {award.pk for award in step}
        known |= frontier
    return tuple(sorted(found, key=lambda award: (award.decided_on, award.pk)))


def rests_on(award: Award) -> tuple[Award, ...]:
    """The earlier awards that one is stated to rest on, the earliest first."""
    return tuple(award.relies_on.select_related(*RELATED).order_by("decided_on", "id"))
