"""The places a face offers, declared once; a place that has no address yet is not shown.

A face lists its places in its own ``navigation`` module; which of them an actor may enter is
the view's to decide, not the menu's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a menu; ``short`` puts it into the bottom bar of phones."""

    url_name: str
    label: str | Promise
    icon: str = ""
    group: int = 0
    short: str | Promise = ""
    also: tuple[str, ...] = ()
    """Names of further addresses below which this place counts as open."""
    alone: bool = False
    """Open at its own address only, because every other place lies below it."""


@dataclass(frozen=True, slots=True)
class Entry:
    place: Place
    href: str
    current: bool
    opens_group: bool = False


def entries(places: Iterable[Place], *, path: str) -> list[Entry]:
    """The places that have an address; the one with the longest matching path is current."""
    reached = []
    for place in places:
        try:
            reached.append((place, reverse(place.url_name)))
        except NoReverseMatch:
            continue
    open_at = {
        place.url_name: len(below)
        for place, href in reached
        for below in (href, *map(reverse, place.also))
        if path == below or (path.startswith(below) and not place.alone)
    }
    here = max(open_at, key=lambda name: open_at[name], default="")
    shown: list[Entry] = []
    for place, href in reached:
        starts = bool(shown) and shown[-1].place.group != place.group
        shown.append(Entry(place, href, place.url_name == here, starts))
    return shown
