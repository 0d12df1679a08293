"""The ledger: everything that was done, by whom, and whether it is sealed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import MOST_ROWS, excel_response
from thidua.kernel.permissions import require
from thidua.ledger.queries import (
    entries_about,
    entry_rows,
    latest_checkpoint,
    latest_entries,
    search_entries,
)
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("at", _("Lúc")),
    Column("actor", _("Ai")),
    Column("sentence", _("Đã làm gì")),
    Column("sealed", _("Niêm phong")),
)
ERASED = _("nội dung đã xóa theo yêu cầu bảo vệ dữ liệu cá nhân")


@require_safe
@signed_in
def ledger(request: DeskRequest) -> HttpResponse:
    """All entries of the installation, for those who may read them all."""
    require(request.actor, "ledger.read")
    return _entries(request, latest_entries(), _("Nhật ký thao tác"), "")


@require_safe
@signed_in
def audit(request: DeskRequest, kind: str, public_id: str) -> HttpResponse:
    """*Ai đã làm gì* with one thing."""
    require(request.actor, "ledger.read_subject")
    return _entries(request, entries_about(kind, public_id), _("Ai đã làm gì"), kind)


def _entries(request: DeskRequest, entries: Any, title: object, kind: str) -> HttpResponse:
    listing = Listing.read(request.GET, COLUMNS)
    if listing.query:
        entries = search_entries(entries, listing.query)
    if request.GET.get("format") == "xlsx":
        return _excel(entries, str(title))
    page = listing.paginate(entries)
    context = {
        "listing": listing,
        "page": page,
        "rows": entry_rows(page.object_list),
        "title": title,
        "kind": kind,
        "checkpoint": latest_checkpoint(),
        "verify": reverse("public:verify"),
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/audit/entry_list.html", context)


def _excel(entries: Any, title: str) -> HttpResponse:
    """Every entry found; a sheet cannot hold more than ``MOST_ROWS``, and then the title says so."""
    count = entries.count()
    if count > MOST_ROWS:
        title = _("{title}: {limit} dòng mới nhất trong {count} dòng").format(
            title=title, limit=MOST_ROWS, count=count
        )
    return excel_response(
        "nhat-ky",
        [
            "Lúc",
            "Ai",
            "Chức vụ",
            "Đơn vị",
            "Nhập thay",
            "Theo ủy quyền của",
            "Đã làm gì",
            "Đối tượng",
            "Số niêm phong",
        ],
        (
            (
                row.at,
                row.actor,
                row.capacity,
                row.unit,
                row.on_behalf_of,
                row.delegated_by,
                ERASED if row.erased else row.sentence,
                row.subject,
                row.place,
            )
            for entry in entries[:MOST_ROWS].iterator(chunk_size=2000)
            for row in entry_rows([entry])
        ),
        title=title,
    )
