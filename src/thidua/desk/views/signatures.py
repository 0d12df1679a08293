"""What is to be signed: the papers, one paper with its places, and the ways to sign one."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent, sent_files
from thidua.desk.forms.documents import ReasonForm
from thidua.desk.forms.signatures import KeyForm, ReturnedForm, ScanForm
from thidua.desk.views.document_forms import WRITES
from thidua.documents.actions import (
    accept_paper_original,
    give_out,
    sign_slot,
    take_back,
    withdraw_request,
)
from thidua.documents.queries import signed_pdf
from thidua.documents.queries.files import path_of
from thidua.documents.queries.signatures import (
    find_request,
    find_slot,
    page_picture,
    pages_of,
    request_row,
    request_rows,
    requests_for,
    scan_of,
    slots_waiting_for,
)
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.ui.lists import Listing


@require_safe
@signed_in
def signature_list(request: DeskRequest) -> HttpResponse:
    """Papers that are being signed or were signed, the newest first."""
    waiting = {slot.request_id for slot in slots_waiting_for(request.actor)}
    listing = Listing.read(request.GET, ())
    page = listing.paginate(requests_for(request.actor))
    rows = request_rows(page.object_list)
    context = {
        "listing": listing,
        "page": page,
        "rows": [(row, row.request_id in waiting) for row in rows],
        "administers": may(request.actor, "certificate.list"),
    }
    return render(request, "desk/signatures/signature_list.html", context)


@require_safe
@signed_in
def signature_request(request: DeskRequest, public_id: str) -> HttpResponse:
    """One paper: who signs in which order, what has been done, and what the actor can do now."""
    found = find_request(request.actor, public_id)
    row = request_row(found)
    awaited = {slot.public_id for slot in row.slots if slot.is_next}
    own = [slot for slot in found.slots.all() if slot.public_id in awaited]
    actor = request.actor
    context = {
        "trail": [_list()],
        "row": row,
        "pages": pages_of(row),
        "steps": [_step(slot) for slot in row.slots],
        "sign": {slot.public_id for slot in own if may(actor, "signature.sign", slot)},
        "handle": {slot.public_id for slot in own if may(actor, "signature.handle", slot)},
        "paper": {slot.public_id for slot in own if may(actor, "signature.paper", slot)},
        "withdraws": row.state == "open" and may(actor, "signature.withdraw", found.document),
    }
    return render(request, "desk/signatures/signature_request.html", context)


@require_safe
@signed_in
def signature_file(request: DeskRequest, public_id: str) -> HttpResponse:
    """The paper as it is now, with the signatures made so far."""
    return _pdf(signed_pdf(find_request(request.actor, public_id).pk))


@require_safe
@signed_in
def signature_page(request: DeskRequest, public_id: str, number: int) -> HttpResponse:
    """One page of the paper as a picture, for whoever has no reader of PDFs at hand."""
    picture = page_picture(find_request(request.actor, public_id).pk, number)
    return HttpResponse(picture, content_type="image/png")


@require_safe
@signed_in
def signature_scan(request: DeskRequest, public_id: str) -> FileResponse:
    """The scan of the paper original that was handed in for a place."""
    kept = scan_of(find_slot(request.actor, public_id))
    stream = path_of(kept.sha256).open("rb")
    return FileResponse(stream, as_attachment=True, filename=kept.name)


@require_POST
@signed_in
def signature_out(request: DeskRequest, public_id: str) -> HttpResponse:
    """The paper to be signed elsewhere; which bytes went out is written down."""
    slot = find_slot(request.actor, public_id)
    demand(request, "signature.handle", slot)
    return _pdf(give_out(slot_id=slot.pk, actor=request.actor, at=clock.now()))


@require_http_methods(WRITES)
@signed_in
def signature_sign(request: DeskRequest, public_id: str) -> HttpResponse:
    """Sign a place with a key file."""
    slot = find_slot(request.actor, public_id)
    demand(request, "signature.sign", slot)
    sheet = Sheet(
        title=_("Ký số"),
        consequence=_("Ký xong không rút lại được; mọi nơi ký thấy ngay chữ ký của đơn vị."),
        consent=_("Ký văn bản"),
        done=_("Đã ký."),
        back=_address(slot),
        trail=_trail(slot),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        sign_slot(
            slot_id=slot.pk,
            key=typed["key"][1],
            passphrase=typed["passphrase"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, KeyForm(sent(request), sent_files(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def signature_return(request: DeskRequest, public_id: str) -> HttpResponse:
    """Bring back a file that was signed elsewhere."""
    slot = find_slot(request.actor, public_id)
    demand(request, "signature.handle", slot)
    sheet = Sheet(
        title=_("Gửi lại bản đã ký"),
        consequence=_(
            "Tệp được kiểm ngay: đúng bản đã tải, đúng ô, đúng người, chứng thư còn hạn. Nhận xong "
            "không rút lại được."
        ),
        consent=_("Gửi bản đã ký"),
        done=_("Đã nhận chữ ký."),
        back=_address(slot),
        trail=_trail(slot),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        take_back(slot_id=slot.pk, pdf=typed["file"][1], actor=request.actor, at=clock.now())

    return fill(request, ReturnedForm(sent(request), sent_files(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def signature_paper(request: DeskRequest, public_id: str) -> HttpResponse:
    """Hand in the scan of a paper original."""
    slot = find_slot(request.actor, public_id)
    demand(request, "signature.paper", slot)
    sheet = Sheet(
        title=_("Nhận bản giấy có dấu"),
        consequence=_(
            "Mọi trang ghi rõ đây là bản giấy có dấu, không phải chữ ký số, và ai đã nhập. Nhận "
            "xong không rút lại được."
        ),
        consent=_("Nhận bản giấy"),
        done=_("Đã nhận bản giấy."),
        back=_address(slot),
        trail=_trail(slot),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        name, scan = typed["file"]
        accept_paper_original(
            slot_id=slot.pk,
            scan=scan,
            name=name,
            signed_on=typed["signed_on"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, ScanForm(sent(request), sent_files(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def signature_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a request back."""
    found = find_request(request.actor, public_id)
    demand(request, "signature.withdraw", found.document)
    back = reverse("desk:signature_request", args=[public_id])
    sheet = Sheet(
        title=_("Rút việc ký"),
        consequence=_("Không ai ký tiếp được; các chữ ký đã có ở lại trong nhật ký cùng lý do."),
        consent=_("Rút việc ký"),
        done=_("Đã rút việc ký."),
        back=back,
        trail=[_list(), (str(found), back)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_request(request_id=found.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _list() -> PlaceBefore:
    return (_("Ký văn bản"), reverse("desk:signature_list"))


def _address(slot: Any) -> str:
    return reverse("desk:signature_request", args=[slot.request.public_id])


def _trail(slot: Any) -> list[PlaceBefore]:
    return [_list(), (str(slot.request), _address(slot))]


def _step(slot: Any) -> dict[str, Any]:
    state = "active" if slot.is_next else "idle" if slot.state == "waiting" else "done"
    return {
        "label": slot.unit,
        "state": state,
        "current": slot.is_next,
        "word": slot.state_label,
        "number": slot.order,
    }


def _pdf(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="van-ban-ky.pdf"'
    return response
