"""Decisions on awards moved on: handed in, recalled, numbered, signed, published, cancelled."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.commendations.actions import (
    ask_for_signature,
    cancel_decision,
    number_decision,
    publish_decision,
    recall_decision,
    send_certificates_to_sign,
    sign_decision,
    submit_decision,
)
from thidua.commendations.queries import find_decision
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.awards import EndAwardForm
from thidua.desk.forms.consent import WordForm
from thidua.desk.forms.decisions import DecisionNumberForm
from thidua.desk.forms.documents import ReasonForm
from thidua.desk.forms.people import ConsentForm
from thidua.desk.views.decision_forms import WRITES, page_of, trail
from thidua.documents.queries import documents_for
from thidua.kernel import clock


def _open_for(request: DeskRequest, public_id: str, verb: str) -> Any:
    decision = find_decision(request.actor, public_id, on=clock.today())
    demand(request, verb, decision)
    return decision


@require_http_methods(WRITES)
@signed_in
def decision_submit(request: DeskRequest, public_id: str) -> HttpResponse:
    """Hand a draft in."""
    decision = _open_for(request, public_id, "decision.write")
    sheet = Sheet(
        title=_("Trình quyết định"),
        consequence=_(
            "Danh sách được rà như khi công bố và khóa lại; văn thư của đơn vị thấy quyết định chờ số."
        ),
        consent=_("Trình"),
        done=_("Đã trình. Tiếp theo: văn thư cấp số."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
    )

    def act(_typed: dict[str, Any]) -> None:
        submit_decision(decision_id=decision.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_recall(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a decision back to its draft."""
    decision = _open_for(request, public_id, "decision.write")
    sheet = Sheet(
        title=_("Đưa về dự thảo"),
        consequence=_("Danh sách mở lại để sửa; văn thư thôi thấy quyết định chờ số."),
        consent=_("Đưa về dự thảo"),
        done=_("Đã đưa về dự thảo."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
    )

    def act(typed: dict[str, Any]) -> None:
        recall_decision(decision_id=decision.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_number(request: DeskRequest, public_id: str) -> HttpResponse:
    """Enter the number of the office's register, held until the signature."""
    decision = _open_for(request, public_id, "decision.number")
    sheet = Sheet(
        title=_("Nhập số của văn thư"),
        consequence=_(
            "Số và ngày in trên bản để ký và được giữ trong sổ; người ký thấy quyết định chờ ký."
        ),
        consent=_("Giữ số này"),
        done=_("Đã ghi số. Tiếp theo: ký."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
    )

    def act(typed: dict[str, Any]) -> None:
        number_decision(decision_id=decision.pk, actor=request.actor, at=clock.now(), **typed)

    form = DecisionNumberForm(sent(request), initial={"issued_on": clock.today()})
    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_ask(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask the signer for a digital signature."""
    decision = _open_for(request, public_id, "decision.write")
    sheet = Sheet(
        title=_("Đề nghị ký số"),
        consequence=_(
            "Bản có số được chốt, không sửa được nữa; người ký thấy việc chờ ký. Ký xong, quyết định "
            "được ban hành với số ấy."
        ),
        consent=_("Đề nghị ký số"),
        done=_("Đã đề nghị. Người ký thấy việc ở mục chờ ký."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
    )

    def act(_typed: dict[str, Any]) -> None:
        ask_for_signature(decision_id=decision.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_sign(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down that the paper original has been signed."""
    decision = _open_for(request, public_id, "decision.sign")
    sheet = Sheet(
        title=_("Ghi đã ký bản giấy"),
        consequence=_(
            "Quyết định được ban hành với số và ngày đã ghi, nội dung không sửa được nữa. Người ký "
            "phải giữ chức vụ lãnh đạo của đơn vị vào ngày ấy."
        ),
        consent=_("Ghi đã ký"),
        done=_("Đã ghi ký. Tiếp theo: công bố."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        sign_decision(decision_id=decision.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_publish(request: DeskRequest, public_id: str) -> HttpResponse:
    """Publish a signed decision: its awards enter the register."""
    decision = _open_for(request, public_id, "decision.publish")
    sheet = Sheet(
        title=_("Công bố quyết định"),
        consequence=_(
            "Mọi dòng của danh sách vào Sổ khen thưởng công khai, mọi người thấy tên, chức vụ, đơn "
            "vị, danh hiệu và quyết định. Chỉ hủy được bằng quyết định khác, sổ vẫn giữ dấu vết."
        ),
        consent=_("Công bố"),
        done=_("Đã công bố; danh sách đã vào sổ. Tiếp theo: in giấy chứng nhận."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.citation),
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        publish_decision(decision_id=decision.pk, actor=request.actor, at=clock.now())

    return fill(request, WordForm(sent(request), word=_("công bố")), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_certify(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask the signer of the decision to sign its certificates."""
    decision = _open_for(request, public_id, "certificate.send")
    sheet = Sheet(
        title=_("Đề nghị ký số giấy chứng nhận"),
        consequence=_(
            "Giấy chứng nhận đang dùng được gộp vào một tệp rồi chốt, không sửa được nữa; người ký "
            "quyết định thấy việc chờ ký. Một chữ ký dùng cho cả tệp, hiện ở tờ đầu."
        ),
        consent=_("Đề nghị ký số"),
        done=_("Đã đề nghị. Người ký thấy việc ở mục chờ ký."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.citation),
    )

    def address(code: str) -> str:
        return request.build_absolute_uri(reverse("public:verify_award", args=[code]))

    def act(_typed: dict[str, Any]) -> None:
        send_certificates_to_sign(
            decision_id=decision.pk, address=address, actor=request.actor, at=clock.now()
        )

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_cancel(request: DeskRequest, public_id: str) -> HttpResponse:
    """Cancel a published decision and all its awards."""
    decision = _open_for(request, public_id, "decision.cancel")
    today = clock.today()
    sheet = Sheet(
        title=_("Hủy bỏ quyết định"),
        consequence=_(
            "Mọi khen thưởng của quyết định còn hiệu lực bị hủy từ ngày này, sổ và trang xác minh ghi "
            "rõ. Khen thưởng sau từng lấy làm căn cứ vẫn giữ nguyên, được liệt kê để xem lại."
        ),
        consent=_("Hủy bỏ quyết định"),
        done=_("Đã hủy bỏ."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.citation),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        paper = typed["document"]
        cancel_decision(
            decision_id=decision.pk,
            reason=typed["reason"],
            on=typed["on"],
            document_id=paper.id if paper else None,
            actor=request.actor,
            at=clock.now(),
        )

    form = EndAwardForm(
        sent(request),
        word=_("hủy bỏ"),
        papers=documents_for(request.actor, on=today),
        initial={"on": today},
    )
    return fill(request, form, sheet, act)
