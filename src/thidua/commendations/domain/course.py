"""Where a decision stands, from its own steps and from what became of its paper.

Knows states only; who may take which step is another module's.
"""

from dataclasses import dataclass

from thidua.commendations.enums import DecisionState, WaitsFor
from thidua.documents.enums import DocumentState

_ENDED = (DecisionState.PUBLISHED, DecisionState.CORRECTED, DecisionState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a decision has come and what it waits for."""

    state: DecisionState
    waits: WaitsFor


def standing_of(*, state: str, document: str, submitted: bool, numbered: bool) -> Standing:
    """The standing of a decision whose own ``state`` and whose paper's state are known.

    A paper may also be signed and numbered in the register of documents, in the order of paper
    originals: signature first, number after it.
    """
    own = DecisionState(state)
    if own in _ENDED:
        return Standing(state=own, waits=WaitsFor.NOTHING)
    match DocumentState(document):
        case DocumentState.VOID:
            return Standing(state=DecisionState.CANCELLED, waits=WaitsFor.NOTHING)
        case DocumentState.ISSUED:
            return Standing(state=DecisionState.SIGNED, waits=WaitsFor.PUBLICATION)
        case DocumentState.SIGNED:
            return Standing(state=DecisionState.SIGNED, waits=WaitsFor.NUMBER)
        case DocumentState.DRAFT:
            if numbered:
                return Standing(state=DecisionState.NUMBERED, waits=WaitsFor.SIGNATURE)
            waits = WaitsFor.NUMBER if submitted else WaitsFor.LIST
            return Standing(state=DecisionState.DRAFT, waits=waits)
