"""The register of documents made public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.documents.enums import DocumentKind
from thidua.documents.queries import (
    document_rows,
    find_public_document,
    public_documents,
    relation_rows,
    search_documents,
)
from thidua.kernel import clock
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("number", _("Số, ký hiệu")),
    Column("title", _("Trích yếu")),
    Column("issued_on", _("Ngày"), sortable=True, align="r"),
    Column("issuer", _("Cơ quan ban hành")),
)


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Public papers, the newest first."""
    listing = Listing.read(request.GET, COLUMNS, default="-issued_on")
    documents = public_documents(clock.now())
    kind = request.GET.get("kind", "")
    if kind in DocumentKind.values:
        documents = documents.filter(kind=kind)
    if listing.query:
        documents = search_documents(documents, listing.query)
    order = "-issued_on" if listing.descending else "issued_on"
    page = listing.paginate(documents.order_by(order, "-id").select_related("issuer"))
    context = {
        "listing": listing,
        "page": page,
        "rows": document_rows(page.object_list),
        "kind": kind,
        "kinds": [("", _("Mọi loại")), *DocumentKind.choices],
    }
    return render(request, "public/document_list.html", context)


@require_safe
def document_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One public paper, and how it stands to other public ones."""
    now = clock.now()
    document = find_public_document(public_id, now)
    (row,) = document_rows([document])
    context = {
        "document": row,
        "relations": relation_rows(document, public_documents(now)),
        "source": document.source,
    }
    return render(request, "public/document_detail.html", context)
