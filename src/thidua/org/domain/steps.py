"""The steps of a reorganisation as values, and their form in storage.

Units are named by reference: the public identifier of one that exists, or a word of the
drafter's own for one that a step makes. Knows the form of a step only; whether it can be
taken is ``reorganisation``'s to say.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit that a step makes."""

    ref: str
    name: str
    short_name: str
    kind: str
    level: str
    sector: str
    legal_personality: str = "unknown"
    parent: str | None = None
    """Reference of the unit above; None at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What all steps have."""

    kind: ClassVar[str] = ""

    certainty: str = "official"
    """How sure the succession is: ``official``, ``derived`` or ``unknown``."""
    share_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Step):
    """``sources`` end; ``into``, new or existing, follows them."""

    kind: ClassVar[str] = "merge"

    sources: tuple[str, ...]
    into: str | NewUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Step):
    """``source`` is divided. ``heir`` is its one legal successor among ``into``, empty when nobody
    knows; with ``continues`` the source itself goes on and the others take a part only.
    """

    kind: ClassVar[str] = "split"

    source: str
    into: tuple[str | NewUnit, ...]
    heir: str = ""
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(Step):
    """``unit`` bears another name from the day on."""

    kind: ClassVar[str] = "rename"

    unit: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Step):
    """``unit`` stands below ``parent`` from the day on; None is the top."""

    kind: ClassVar[str] = "move"

    unit: str
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissolve(Step):
    """``unit`` ends and nobody follows it."""

    kind: ClassVar[str] = "dissolve"

    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Establish(Step):
    """``unit`` begins and follows nobody."""

    kind: ClassVar[str] = "establish"

    unit: NewUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLevel(Step):
    """``unit`` goes on as ``into``, on another level; what stands below moves along."""

    kind: ClassVar[str] = "change_level"

    unit: str
    into: NewUnit


STEPS: Mapping[str, type[Step]] = {
    kind.kind: kind for kind in (Merge, Split, Rename, Move, Dissolve, Establish, ChangeLevel)
}


def to_payload(step: Step) -> dict[str, Any]:
    """The step as plain values for storage; ``from_payload`` gives it back."""
    return asdict(step)


def from_payload(kind: str, payload: Mapping[str, Any]) -> Step:
    """Read a stored step; raises ``ValueError`` for an unknown kind, a missing or unknown field."""
    if kind not in STEPS:
        raise ValueError(f"no step is called {kind!r}")
    known = {each.name for each in fields(STEPS[kind])}
    unknown = payload.keys() - known
    if unknown:
        raise ValueError(f"a step of {kind} has no {', '.join(sorted(unknown))}")
    try:
        return STEPS[kind](**{name: _value(value) for name, value in payload.items()})
    except TypeError as failure:
        raise ValueError(str(failure)) from failure


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return NewUnit(**value)
    if isinstance(value, list | tuple):
        return tuple(_value(each) for each in value)
    return value


def made_by(step: Step) -> tuple[NewUnit, ...]:
    """The units that a step makes."""
    match step:
        case Merge(into=NewUnit() as made) | Establish(unit=made) | ChangeLevel(into=made):
            return (made,)
        case Split(into=targets):
            return tuple(each for each in targets if isinstance(each, NewUnit))
        case _:
            return ()


def renamed(step: Step, word: str) -> Step:
    """The step with the references of the units it makes counted up from ``word``.

    The first is called ``word`` itself, the next ``word`` with ``-2``; an heir among them moves
    along. With an empty word two steps that differ in these references only are equal.
    """
    refs = {
        made.ref: word if place == 1 else f"{word}-{place}"
        for place, made in enumerate(made_by(step), start=1)
    }

    def anew(value: Any) -> Any:
        match value:
            case NewUnit():
                return replace(value, ref=refs[value.ref])
            case tuple():
                return tuple(anew(each) for each in value)
            case _:
                return value

    changes: dict[str, Any] = {each.name: anew(getattr(step, each.name)) for each in fields(step)}
    if isinstance(step, Split):
        changes["heir"] = refs.get(step.heir, step.heir)
    return type(step)(**changes)


def reaches_top(step: Step) -> bool:
    """Whether a step makes a unit with nobody above it, or moves one there."""
    if isinstance(step, Move):
        return step.parent is None
    return any(made.parent is None for made in made_by(step))


def refs_of(step: Step) -> tuple[str, ...]:
    """References of the existing units and parents that a step names, made ones included."""
    found: list[str] = []
    for each in fields(step):
        if each.name not in {"certainty", "share_note", "name", "short_name", "heir"}:
            _collect(getattr(step, each.name), found)
    return tuple(dict.fromkeys(found))


def _collect(value: object, found: list[str]) -> None:
    match value:
        case str():
            found.append(value)
        case NewUnit():
            found.extend(ref for ref in (value.ref, value.parent) if ref)
        case tuple():
            for each in value:
                _collect(each, found)
