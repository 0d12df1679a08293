"""Signed pledges whose paper was made public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.kernel import clock
from thidua.pledges.queries import find_public_pledge, pledge_rows, signatory_rows
from thidua.pledges.queries.pages import clause_views
from thidua.pledges.queries.texts import clauses_of


@require_safe
def pledge_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One pledge: what the units promised, and who signed."""
    now = clock.now()
    pledge = find_public_pledge(public_id, now)
    (row,) = pledge_rows([pledge], on=now.date())
    context = {
        "pledge": row,
        "year": pledge.cluster_year,
        "preamble": pledge.preamble,
        "motto": pledge.motto,
        "clauses": clause_views(clauses_of(pledge), [], [], on=now.date()),
        "signatories": signatory_rows(pledge),
        "sha256": pledge.frozen_sha256,
    }
    return render(request, "public/pledge_detail.html", context)
