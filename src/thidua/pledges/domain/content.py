"""The text of a pledge as one value: what is sent, kept as a version, compared and printed.

Knows words and codes; not who may change them, nor where they are stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetText:
    """One measurable promise. Levels are exact decimals as text, with a point."""

    indicator: str
    direction: str
    """``at_least``, ``at_most`` or ``none``."""
    name: str = ""
    measure: str = ""
    level: str = ""
    own: tuple[tuple[str, str], ...] = ()
    """Units in words with their own levels; empty where one level is everybody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseText:
    """One clause, or the heading of those that follow it."""

    code: str
    text: str
    heading: bool = False
    targets: tuple[TargetText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that a pledge says."""

    title: str
    bases: tuple[str, ...] = ()
    preamble: str = ""
    motto: str = ""
    clauses: tuple[ClauseText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one place between two texts; one side is empty for a new or dropped place."""

    place: str
    """``title``, ``bases``, ``preamble``, ``motto``, or the code of a clause."""
    before: str
    after: str

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


def as_plain(content: Content) -> dict[str, Any]:
    """The same as plain values for JSON."""
    return asdict(content)


def from_plain(plain: Mapping[str, Any]) -> Content:
    """The value that ``as_plain`` wrote."""
    return Content(
        title=plain["title"],
        bases=tuple(plain["bases"]),
        preamble=plain["preamble"],
        motto=plain["motto"],
        clauses=tuple(_clause(each) for each in plain["clauses"]),
    )


def _clause(plain: Mapping[str, Any]) -> ClauseText:
    targets = tuple(
        TargetText(
            **{key: value for key, value in each.items() if key != "own"},
            own=tuple((unit, level) for unit, level in each["own"]),
        )
        for each in plain["targets"]
    )
    return ClauseText(
        code=plain["code"], text=plain["text"], heading=plain["heading"], targets=targets
    )


def changes_between(earlier: Content, later: Content) -> list[Change]:
    """Every place that differs, in the order of the later text, dropped clauses at their end."""
    head = [
        Change(place=place, before=before, after=after)
        for place, before, after in (
            ("title", earlier.title, later.title),
            ("bases", "\n".join(earlier.bases), "\n".join(later.bases)),
            ("preamble", earlier.preamble, later.preamble),
            ("motto", earlier.motto, later.motto),
        )
        if before != after
    ]
    return head + _clause_changes(earlier.clauses, later.clauses)


def _clause_changes(earlier: Sequence[ClauseText], later: Sequence[ClauseText]) -> list[Change]:
    before = {each.code: spoken(each) for each in earlier}
    after = {each.code: spoken(each) for each in later}
    order = [*after, *(code for code in before if code not in after)]
    return [
        Change(place=code, before=before.get(code, ""), after=after.get(code, ""))
        for code in order
        if before.get(code) != after.get(code)
    ]


def spoken(clause: ClauseText) -> str:
    """A clause with its targets as running text, as differences are shown."""
    lines = [clause.text]
    for target in clause.targets:
        name = f"{target.name}: " if target.name else ""
        lines.append(f"[{target.indicator}] {name}{level_words(target)}")
        lines.extend(
            f"{unit}: {_measured(written(level), target.measure)}" for unit, level in target.own
        )
    return "\n".join(lines)


_WORDS = {"at_least": "từ {level}", "at_most": "không quá {level}"}


def level_words(target: TargetText) -> str:
    """``từ 90%``, ``không quá 3%``, ``không để xảy ra``, or that every unit has its own."""
    if target.direction == "none":
        return "không để xảy ra"
    if target.own:
        return "mức riêng của từng đơn vị"
    return _WORDS[target.direction].format(level=_measured(written(target.level), target.measure))


def written(level: str) -> str:
    """An exact decimal as Vietnamese write it: ``62.50`` is ``62,5``, ``1200`` is ``1.200``."""
    whole, _point, rest = level.partition(".")
    rest = rest.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def _measured(level: str, measure: str) -> str:
    if not measure:
        return level
    return f"{level}{measure}" if measure.startswith("%") else f"{level} {measure}"


def in_force(main: Content, appendices: Sequence[Content]) -> tuple[ClauseText, ...]:
    """The clauses as the appendices, in their order, have amended them.

    A clause of an appendix takes the place of the one with its code, else it is added at the end.
    """
    clauses = {each.code: each for each in main.clauses}
    for appendix in appendices:
        clauses |= {each.code: each for each in appendix.clauses if not each.heading}
    return tuple(clauses.values())
