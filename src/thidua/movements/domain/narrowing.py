"""Whether one level's terms for a paper are only earlier or stricter than those above it.

What can be measured is compared: the moment due, copies, quota, exclusions. Who owes, to whom
and in which form are words that each level says for itself. Knows no days off: moments come
settled.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from thidua_core.text import fold


class Measure(StrEnum):
    """What of the terms is compared."""

    DUE = "due"
    COPIES = "copies"
    QUOTA = "quota"
    EXCLUSIONS = "exclusions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a level asks; None and empty mean that it says nothing of its own."""

    due: datetime
    """Aware, settled: the moment by which it must be there."""
    copies: int | None = None
    """At least so many."""
    quota: int | None = None
    """At most so many may be proposed."""
    exclusions: tuple[str, ...] = ()
    """Who is left out, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosening:
    """One measure by which a level asks less than the level above."""

    measure: Measure
    above: datetime | int | tuple[str, ...]
    """Of exclusions, those that the level leaves away."""
    own: datetime | int | tuple[str, ...]


def loosenings(above: Terms, own: Terms) -> tuple[Loosening, ...]:
    """Every measure by which ``own`` is later or looser; empty when it only narrows.

    Due: later is looser. Copies: fewer is looser. Quota: more is looser. Exclusions: a list of
    its own must hold every one from above. What ``own`` does not say it takes over as it is.
    """
    found: list[Loosening] = []
    if own.due > above.due:
        found.append(Loosening(measure=Measure.DUE, above=above.due, own=own.due))
    if own.copies is not None and above.copies is not None and own.copies < above.copies:
        found.append(Loosening(measure=Measure.COPIES, above=above.copies, own=own.copies))
    if own.quota is not None and above.quota is not None and own.quota > above.quota:
        found.append(Loosening(measure=Measure.QUOTA, above=above.quota, own=own.quota))
    left_away = _without(above.exclusions, own.exclusions)
    if own.exclusions and left_away:
        found.append(Loosening(measure=Measure.EXCLUSIONS, above=left_away, own=own.exclusions))
    return tuple(found)


def narrow(above: Terms, own: Terms) -> Terms:
    """The terms that hold below both: of each measure the earlier or stricter one."""
    copies = [each for each in (above.copies, own.copies) if each is not None]
    quotas = [each for each in (above.quota, own.quota) if each is not None]
    return Terms(
        due=min(above.due, own.due),
        copies=max(copies, default=None),
        quota=min(quotas, default=None),
        exclusions=above.exclusions + _without(own.exclusions, above.exclusions),
    )


def _without(exclusions: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Those not found in ``others``; marks, case and spacing do not count."""
    known = {_key(each) for each in others}
    return tuple(each for each in exclusions if _key(each) not in known)


def _key(sentence: str) -> str:
    return " ".join(fold(sentence).split()).rstrip(" .;")
