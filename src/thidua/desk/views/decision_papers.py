"""Papers of a decision handed out: the decision as PDF and Word, its certificates in one file."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from thidua.commendations.queries import find_decision, printed_certificates, printed_decision
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import demand
from thidua.documents.queries import Printed
from thidua.kernel import clock
from thidua.kernel.errors import NotFound


@require_safe
@signed_in
def decision_paper(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The decision in the decree's layout, with the number that is held for it."""
    if form not in {"pdf", "docx"}:
        raise NotFound
    decision = find_decision(request.actor, public_id, on=clock.today())
    demand(request, "certificate.print", decision)
    return _handed_out(printed_decision(decision, form))


@require_safe
@signed_in
def decision_certificates(request: DeskRequest, public_id: str, part: int) -> HttpResponse:
    """Certificates in use, one page each; their codes lead to this site."""
    decision = find_decision(request.actor, public_id, on=clock.today())
    demand(request, "certificate.print", decision)

    def address(code: str) -> str:
        return request.build_absolute_uri(reverse("public:verify_award", args=[code]))

    return _handed_out(printed_certificates(decision, address=address, part=part))


def _handed_out(printed: Printed) -> HttpResponse:
    response = HttpResponse(printed.content, content_type=printed.media_type)
    response["Content-Disposition"] = f'attachment; filename="{printed.name}"'
    return response
