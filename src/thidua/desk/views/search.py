"""Search everywhere: units, people, documents, clusters; without diacritics."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.clusters.queries import cluster_year_rows, cluster_years_for, search_cluster_years
from thidua.desk.access import DeskRequest, signed_in
from thidua.documents.queries import document_rows, documents_for, search_documents
from thidua.kernel import clock
from thidua.org.queries import search_units, units_for
from thidua.people.queries import person_rows, persons_for, search_persons

MOST = 8


@require_safe
@signed_in
def search(request: DeskRequest) -> HttpResponse:
    """The best few of each kind, each with the way to all of them."""
    query = request.GET.get("q", "").strip()
    context: dict[str, object] = {"query": query}
    if query:
        actor, today = request.actor, clock.today()
        context |= {
            "units": search_units(units_for(actor), query, today, limit=MOST),
            "people": person_rows(search_persons(persons_for(actor), query)[:MOST], on=today),
            "documents": document_rows(
                search_documents(documents_for(actor, on=today), query)[:MOST]
            ),
            "cluster_years": cluster_year_rows(
                search_cluster_years(cluster_years_for(actor), query)[:MOST]
            ),
        }
    return render(request, "desk/home/search.html", context)
