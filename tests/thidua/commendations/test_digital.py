import pytest
from django.db import transaction

from thidua.commendations.actions import (
    add_line,
    ask_for_signature,
    number_decision,
    submit_decision,
)
from thidua.commendations.models import Decision
from thidua.documents.events import SignaturesComplete
from thidua.documents.queries.signatures import signature_request_of
from thidua.kernel.errors import Refused
from thidua.kernel.events import publish

from .conftest import BY, DAY


def test_a_complete_signature_signs_the_decision_by_its_number(draft, line) -> None:
    decision = draft()
    add_line(decision_id=decision.pk, line=line(), **BY)
    submit_decision(decision_id=decision.pk, **BY)
    with pytest.raises(Refused, match="Chưa có số"):
        ask_for_signature(decision_id=decision.pk, **BY)
    number_decision(decision_id=decision.pk, number=412, issued_on=DAY, **BY)
    ask_for_signature(decision_id=decision.pk, **BY)
    request = signature_request_of(decision.document_id)
    assert request is not None
    assert len(request.slots) == 1
    with pytest.raises(Refused):
        ask_for_signature(decision_id=decision.pk, **BY)
    for _twice in range(2):
        with transaction.atomic():
            publish(SignaturesComplete(request_id=1, document_id=decision.document_id, **BY))
    decision = Decision.objects.select_related("document").get(pk=decision.pk)
    assert (decision.state, decision.document.number_and_symbol) == ("signed", "412/QĐ-VKS")
