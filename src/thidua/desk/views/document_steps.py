"""Papers moved on: signed, numbered, made public, void; and handed out as files."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, fill, sent
from thidua.desk.forms.documents import (
    DrawForm,
    NumberForm,
    ReasonForm,
    RenumberForm,
    SigningForm,
)
from thidua.desk.forms.people import ConsentForm
from thidua.desk.views.document_forms import WRITES, address_of, open_for, trail_of
from thidua.documents.actions import (
    correct_number,
    draw_document_number,
    enter_office_number,
    publish_document,
    sign_document,
    void_document,
    withdraw_document,
)
from thidua.documents.queries import (
    Printed,
    docx_of,
    find_document,
    held_number,
    pdf_of,
)
from thidua.kernel import clock
from thidua.kernel.errors import NotFound


@require_http_methods(WRITES)
@signed_in
def document_sign(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down that a draft has been signed."""
    document = open_for(request, public_id, "document.sign")
    sheet = Sheet(
        title=_("Ghi đã ký"),
        consequence=_(
            "Nội dung không sửa được nữa và được niêm vào nhật ký; văn bản chuyển sang chờ văn "
            "thư cấp số."
        ),
        consent=_("Ghi đã ký"),
        done=_("Đã ghi. Tiếp theo: văn thư cấp số."),
        back=address_of(document),
        trail=trail_of(document),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        sign_document(document_id=document.pk, actor=request.actor, at=clock.now(), **typed)

    written = {"signer": document.signer, "signed_on": clock.today()}
    return fill(request, SigningForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_number(request: DeskRequest, public_id: str) -> HttpResponse:
    """Enter the number that the office gave to a signed paper."""
    document = open_for(request, public_id, "document.number")
    sheet = Sheet(
        title=_("Nhập số của văn thư"),
        consequence=_(
            "Văn bản được ban hành với số và ngày này, mọi người đăng nhập đều thấy. Số không "
            "dùng cho văn bản khác trong năm."
        ),
        consent=_("Ban hành với số này"),
        done=_("Đã ghi số. Văn bản đã ban hành."),
        back=address_of(document),
        trail=trail_of(document),
    )

    def act(typed: dict[str, Any]) -> None:
        enter_office_number(document_id=document.pk, actor=request.actor, at=clock.now(), **typed)

    written = {
        "number": held_number(document),
        "symbol": document.symbol,
        "issued_on": clock.today(),
    }
    return fill(request, NumberForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_draw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Give a signed paper the next number of its own series."""
    document = open_for(request, public_id, "document.number")
    held = held_number(document)
    sheet = Sheet(
        title=_("Lấy số"),
        consequence=_("Văn bản được ban hành với số {number} đang giữ cho văn bản này.").format(
            number=f"{held:02d}"
        )
        if held
        else _("Văn bản được ban hành với số kế tiếp của sổ; số đã lấy không trả lại."),
        consent=_("Lấy số và ban hành"),
        done=_("Đã lấy số. Văn bản đã ban hành."),
        back=address_of(document),
        trail=trail_of(document),
    )

    def act(typed: dict[str, Any]) -> None:
        draw_document_number(document_id=document.pk, actor=request.actor, at=clock.now(), **typed)

    written = {"symbol": document.symbol, "issued_on": clock.today()}
    return fill(request, DrawForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_renumber(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mend a number that was typed wrongly."""
    document = open_for(request, public_id, "document.number")
    sheet = Sheet(
        title=_("Sửa số {number}").format(number=document.number_and_symbol),
        consequence=_(
            "Sổ văn bản và trang công khai hiện số mới ngay; số cũ trống lại. Nhật ký giữ cả hai "
            "số và lý do."
        ),
        consent=_("Sửa số"),
        done=_("Đã sửa số."),
        back=address_of(document),
        trail=trail_of(document),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        correct_number(document_id=document.pk, actor=request.actor, at=clock.now(), **typed)

    written = {"symbol": document.symbol}
    return fill(request, RenumberForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_publish(request: DeskRequest, public_id: str) -> HttpResponse:
    """Show a paper to everybody."""
    document = open_for(request, public_id, "document.publish")
    sheet = Sheet(
        title=_("Công khai văn bản"),
        consequence=_(
            "Mọi người, không cần đăng nhập, thấy loại, số, ngày, cơ quan, trích yếu, nguồn và quan "
            "hệ với văn bản công khai khác. Tệp và nội dung không công khai."
        ),
        consent=_("Công khai"),
        done=_("Đã công khai."),
        back=address_of(document),
        trail=trail_of(document),
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        publish_document(document_id=document.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Stop showing a paper to the public."""
    document = open_for(request, public_id, "document.publish")
    sheet = Sheet(
        title=_("Thôi công khai"),
        consequence=_(
            "Trang công khai thôi hiện văn bản này ngay; người đã xem trước đó vẫn có thể giữ bản "
            "của họ."
        ),
        consent=_("Thôi công khai"),
        done=_("Đã thôi công khai."),
        back=address_of(document),
        trail=trail_of(document),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_document(document_id=document.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_void(request: DeskRequest, public_id: str) -> HttpResponse:
    """Void a paper."""
    document = open_for(request, public_id, "document.void")
    sheet = Sheet(
        title=_("Hủy văn bản"),
        consequence=_(
            "Văn bản ở lại trong sổ, ghi rõ đã hủy và lý do; số của nó không dùng lại. Nếu đang "
            "công khai thì thôi công khai. Không khôi phục được."
        ),
        consent=_("Hủy văn bản"),
        done=_("Đã hủy văn bản."),
        back=address_of(document),
        trail=trail_of(document),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        void_document(document_id=document.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_safe
@signed_in
def document_pdf(request: DeskRequest, public_id: str) -> HttpResponse:
    """The paper in the decree's layout as PDF."""
    return _handed_out(pdf_of(_made_here(request, public_id)))


@require_safe
@signed_in
def document_docx(request: DeskRequest, public_id: str) -> HttpResponse:
    """The paper in the decree's layout as a Word file."""
    return _handed_out(docx_of(_made_here(request, public_id)))


def _made_here(request: DeskRequest, public_id: str) -> Any:
    document = find_document(request.actor, public_id, on=clock.today())
    if document.paper is None:
        raise NotFound
    return document


def _handed_out(printed: Printed) -> HttpResponse:
    response = HttpResponse(printed.content, content_type=printed.media_type)
    response["Content-Disposition"] = f'attachment; filename="{printed.name}"'
    return response
