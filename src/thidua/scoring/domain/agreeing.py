"""How the marks of one criterion of one unit stand to each other, in one word.

Knows marks and whether an explanation waits; knows neither cells nor people.
"""

from enum import StrEnum


class Standing(StrEnum):
    """What is to be said of a cell of the consolidated table."""

    UNASSIGNED = "unassigned"
    """The criterion is not counted for the unit."""
    UNKNOWN = "unknown"
    """No mark is known."""
    SAME = "same"
    """All marks that are known are equal."""
    OPEN = "open"
    """Marks differ and none is agreed."""
    EXPLAINED = "explained"
    """The unit has explained and nobody has answered."""
    BY_FIGURES = "by_figures"
    """Agreed as the figures say, unlike the claim."""
    BY_CLAIM = "by_claim"
    """Agreed as the unit claimed, unlike another mark."""
    BY_CLUSTER = "by_cluster"
    """Agreed apart from both."""


def standing_of(
    *,
    assigned: bool,
    claimed: object | None,
    computed: object | None,
    crossed: object | None,
    agreed: object | None,
    explained: bool,
) -> Standing:
    """How a cell stands; ``explained`` says that an explanation of it waits for an answer."""
    known = {mark for mark in (claimed, computed, crossed, agreed) if mark is not None}
    apart = (
        (not assigned, Standing.UNASSIGNED),
        (explained, Standing.EXPLAINED),
        (not known, Standing.UNKNOWN),
        (len(known) == 1, Standing.SAME),
        (agreed is None, Standing.OPEN),
    )
    found = next((standing for holds, standing in apart if holds), None)
    if found is not None:
        return found
    if agreed == computed and claimed is not None and claimed != agreed:
        return Standing.BY_FIGURES
    return Standing.BY_CLAIM if agreed == claimed else Standing.BY_CLUSTER


def waits(standing: str) -> bool:
    """Whether the cluster still has to agree on the cell."""
    return standing in {Standing.OPEN, Standing.EXPLAINED, Standing.UNKNOWN}
