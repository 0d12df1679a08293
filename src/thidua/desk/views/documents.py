"""The register of documents: the list, one paper, its files, and the number series."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.paper_steps import following_of, others_of, waiting_of
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.queries import (
    DocumentRow,
    document_rows,
    documents_for,
    find_document,
    relation_rows,
    search_documents,
    series_for,
    series_number_of,
    steps_of,
    waiting_for_number,
)
from thidua.documents.queries.files import files_of
from thidua.documents.queries.signatures import request_to_see
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("number", _("Số, ký hiệu")),
    Column("title", _("Trích yếu")),
    Column("issued_on", _("Ngày"), sortable=True, align="r"),
    Column("issuer", _("Cơ quan ban hành")),
    Column("state", _("Trạng thái")),
)


@require_safe
@signed_in
def document_list(request: DeskRequest) -> HttpResponse:
    """Papers that the actor may see, the newest first; by kind, state, year and words."""
    listing = Listing.read(request.GET, COLUMNS, default="-issued_on")
    documents = documents_for(request.actor, on=clock.today())
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    if kind in DocumentKind.values:
        documents = documents.filter(kind=kind)
    if state in DocumentState.values:
        documents = documents.filter(state=state)
    if listing.query:
        documents = search_documents(documents, listing.query)
    order = "-issued_on" if listing.descending else "issued_on"
    documents = documents.order_by(order, "-id").select_related("issuer")
    if request.GET.get("format") == "xlsx":
        return _excel(document_rows(documents))
    page = listing.paginate(documents)
    context = {
        "listing": listing,
        "page": page,
        "rows": document_rows(page.object_list),
        "kind": kind,
        "state": state,
        "kinds": [("", _("Mọi loại")), *DocumentKind.choices],
        "states": [("", _("Mọi trạng thái")), *DocumentState.choices],
        "export": listing.address(format="xlsx"),
        "imports": may(request.actor, "import.run", "documents"),
        "registers": may(request.actor, "document.register"),
        "series": series_for(request.actor).exists(),
        "unnumbered": waiting_for_number(request.actor, on=clock.today()).count(),
    }
    return render(request, "desk/documents/document_list.html", context)


@require_safe
@signed_in
def document_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One paper: what it says of itself, what it rests on, its files."""
    today = clock.today()
    document = find_document(request.actor, public_id, on=today)
    steps = steps_of(request.actor, document, year=today.year)
    (row,) = document_rows([document])
    context = {
        "trail": [(_("Văn bản"), reverse("desk:document_list"))],
        "document": row,
        "numbered": bool(document.number),
        "signer": document.signer,
        "signed_on": document.signed_on,
        "source": document.source,
        "note": document.note,
        "relations": relation_rows(document, documents_for(request.actor, on=today)),
        "files": files_of(document),
        "drawn": document.paper is not None,
        "signing": request_to_see(request.actor, document.pk),
        "following": following_of(steps, public_id),
        "waiting": waiting_of(steps),
        "others": others_of(steps, public_id),
        "can": steps.possible,
        "series_number": series_number_of(request.actor, document),
    }
    return render(request, "desk/documents/document_detail.html", context)


@require_safe
@signed_in
def document_file(request: DeskRequest, public_id: str, file_id: str) -> HttpResponseBase:
    """One file, as an attachment, never shown inside the page."""
    document = find_document(request.actor, public_id, on=clock.today())
    found = next((each for each in files_of(document) if each.public_id == file_id), None)
    if found is None or not found.path.is_file():
        raise NotFound
    return FileResponse(
        found.path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.media_type,
    )


def _excel(rows: list[DocumentRow]) -> HttpResponse:
    return excel_response(
        "van-ban",
        ["Loại", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Trích yếu", "Trạng thái"],
        (
            (row.kind_label, row.number, row.issued_on, row.issuer, row.title, row.state_label)
            for row in rows
        ),
        title="Sổ văn bản",
    )
