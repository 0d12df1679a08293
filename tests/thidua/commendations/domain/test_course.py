import itertools

import pytest

from thidua.commendations.domain.course import standing_of
from thidua.commendations.enums import DecisionState, WaitsFor
from thidua.documents.enums import DocumentState


@pytest.mark.parametrize(
    ("document", "submitted", "numbered", "state", "waits"),
    [
        ("draft", False, False, "draft", "list"),
        ("draft", True, False, "draft", "number"),
        ("draft", True, True, "numbered", "signature"),
        ("signed", False, False, "signed", "number"),
        ("issued", True, True, "signed", "publication"),
        ("void", True, True, "cancelled", ""),
    ],
)
def test_an_open_decision_stands_where_its_paper_stands(
    document, submitted, numbered, state, waits
) -> None:
    now = standing_of(state="draft", document=document, submitted=submitted, numbered=numbered)
    assert (now.state, now.waits) == (state, waits)


@pytest.mark.parametrize("state", ["published", "corrected", "cancelled"])
def test_what_has_been_published_waits_for_nothing_whatever_its_paper(state) -> None:
    for document, submitted, numbered in itertools.product(DocumentState, (0, 1), (0, 1)):
        now = standing_of(
            state=state, document=document, submitted=bool(submitted), numbered=bool(numbered)
        )
        assert (now.state, now.waits) == (DecisionState(state), WaitsFor.NOTHING)
