"""What an actor can do with a paper now, and which of it comes next.

Asks rights and the paper's state together, so that a page shows no button that would be refused.
Knows no address and no words.
"""

from dataclasses import dataclass
from enum import StrEnum

from thidua.documents.enums import DocumentState, SeriesSource
from thidua.documents.models import Document
from thidua.documents.queries.series import drawn_here, series_of_paper
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may


class Step(StrEnum):
    """One thing to do with a paper."""

    SIGN = "sign"
    NUMBER = "number"
    """Enter the number that the office has given."""
    DRAW = "draw"
    """Take the next number of a series of our own."""
    PUBLISH = "publish"
    ATTACH = "attach"
    WRITE = "write"
    """Write the content of a draft."""
    CORRECT = "correct"
    RENUMBER = "renumber"
    RELATE = "relate"
    WITHDRAW = "withdraw"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What can be done, and the one thing that moves the paper on."""

    possible: frozenset[str]
    following: str
    """Empty when nothing is left to do, or when it is not the actor's to do."""
    waiting: str
    """The step that somebody else has to do; empty when there is none."""


_RIGHTS: dict[Step, str] = {
    Step.SIGN: "document.sign",
    Step.NUMBER: "document.number",
    Step.DRAW: "document.number",
    Step.PUBLISH: "document.publish",
    Step.ATTACH: "document.register",
    Step.WRITE: "document.draft",
    Step.CORRECT: "document.correct",
    Step.RENUMBER: "document.number",
    Step.RELATE: "document.register",
    Step.WITHDRAW: "document.publish",
    Step.VOID: "document.void",
}
_ALWAYS = (Step.CORRECT, Step.RELATE, Step.ATTACH, Step.VOID)


def steps_of(actor: Actor, document: Document, *, year: int) -> Steps:
    """What ``actor`` can do with ``document`` now; ``year`` is that of a number given today."""
    offered = _offered(document, year)
    possible = {step for step in offered if may(actor, _RIGHTS[step], document)}
    moving = _moving(document, offered)
    mine = moving if moving in possible else None
    waits = moving if moving in {Step.SIGN, Step.NUMBER, Step.DRAW} and mine is None else None
    return Steps(
        possible=frozenset(step.value for step in possible),
        following=mine.value if mine else "",
        waiting=waits.value if waits else "",
    )


def _offered(document: Document, year: int) -> list[Step]:
    """What the state of the paper allows, the next thing first."""
    match DocumentState(document.state):
        case DocumentState.VOID:
            return []
        case DocumentState.DRAFT:
            return [Step.SIGN, Step.WRITE, *_ALWAYS]
        case DocumentState.SIGNED:
            series = series_of_paper(document, year)
            draws = series is not None and series.source == SeriesSource.OWN
            return [Step.DRAW if draws else Step.NUMBER, *_ALWAYS]
        case DocumentState.ISSUED:
            shown = Step.PUBLISH if document.public_from is None else Step.WITHDRAW
            typed = document.number and not drawn_here(document)
            return [shown, *([Step.RENUMBER] if typed else []), *_ALWAYS]


def _moving(document: Document, offered: list[Step]) -> Step | None:
    if not offered or offered[0] is Step.WITHDRAW:
        return None
    return offered[0]
