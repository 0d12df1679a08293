"""Small invented organisations and random reorganisations of them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from thidua.org.domain.hierarchy import Named, UnitLife
from thidua.org.domain.steps import (
    ChangeLevel,
    Dissolve,
    Establish,
    Merge,
    Move,
    NewUnit,
    Rename,
    Split,
    Step,
)
from thidua.org.domain.timeline import Slice

BEGAN, DAY = date(2015, 6, 1), date(2025, 7, 1)
EVE = DAY - timedelta(days=1)
NAMES = [f"Viện mẫu {letter}" for letter in "ABCDEFGH"]


def named(name: str) -> Named:
    return Named(name=name, short_name=name)


def life(
    ref: str,
    *,
    name: str = "",
    parent: str | None = None,
    since: date | None = BEGAN,
    until: date | None = None,
) -> UnitLife:
    """A unit with one name and at most one superior all its life."""
    name = name or f"Đơn vị {ref}"
    return UnitLife(
        ref=ref,
        label=name,
        kind="other_body",
        level="provincial",
        sector="other",
        valid_from=since,
        valid_to=until,
        names=(Slice(value=named(name), first=since, last=until),),
        parents=() if parent is None else (Slice(value=parent, first=since, last=until),),
    )


def new(ref: str, name: str = "", parent: str | None = None) -> NewUnit:
    name = name or f"Đơn vị {ref}"
    return NewUnit(
        ref=ref,
        name=name,
        short_name=name,
        kind="other_body",
        level="provincial",
        sector="other",
        parent=parent,
    )


@st.composite
def forests(draw: st.DrawFn) -> dict[str, UnitLife]:
    """Up to nine living units below one another; no two siblings share a name."""
    count = draw(st.integers(2, 9))
    units = {}
    for place in range(count):
        parent = draw(st.none() | st.sampled_from([f"u{each}" for each in range(place)] or [None]))
        units[f"u{place}"] = life(f"u{place}", parent=parent)
    return units


@st.composite
def steps_for(draw: st.DrawFn, refs: list[str]) -> list[Step]:
    """One to four steps; new units get references of their own."""
    made = [0]

    def fresh() -> NewUnit:
        made[0] += 1
        above = draw(st.none() | st.sampled_from(refs))
        return new(f"n{made[0]}", draw(st.sampled_from(NAMES)), above)

    def step() -> Step:
        one = draw(st.sampled_from(refs))
        name = draw(st.sampled_from(NAMES))
        into = (fresh(), fresh())
        goes_on = draw(st.booleans())
        heir = "" if goes_on or draw(st.booleans()) else into[0].ref
        sources = draw(st.lists(st.sampled_from(refs), min_size=1, max_size=3, unique=True))
        receiver = into[0] if draw(st.booleans()) else draw(st.sampled_from(refs))
        choices: list[Step] = [
            Merge(sources=tuple(sources), into=receiver),
            Split(source=one, into=into, heir=heir, continues=goes_on),
            Rename(unit=one, name=name, short_name=name),
            Move(unit=one, parent=draw(st.none() | st.sampled_from(refs))),
            Dissolve(unit=one),
            Establish(unit=into[0]),
            ChangeLevel(unit=one, into=into[0]),
        ]
        return draw(st.sampled_from(choices))

    return [step() for _place in range(draw(st.integers(1, 4)))]


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, UnitLife], list[Step]]:
    units = draw(forests())
    return units, draw(steps_for(list(units)))
