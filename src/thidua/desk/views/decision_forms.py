"""Decisions on awards, written: drafted, lines added and dropped, lines mended, certificates again."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.awards.actions import CORRECTABLE
from thidua.awards.queries import find_award
from thidua.commendations.actions import (
    add_line,
    correct_decision,
    draft_decision,
    drop_line,
    reissue_certificate,
)
from thidua.commendations.queries import find_certificate, find_decision, find_line
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.awards import CorrectAwardForm
from thidua.desk.forms.choosing import find_agencies
from thidua.desk.forms.decisions import DecisionForm, LineForm, ReissueForm, usual_year
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_clusters, find_people, find_units
from thidua.documents.queries import documents_for, kept_agencies
from thidua.kernel import clock

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def decision_draft(request: DeskRequest) -> HttpResponse:
    """Begin a decision."""
    demand(request, "decision.begin")
    today = clock.today()
    form = DecisionForm(sent(request), initial={"year": usual_year(today)}).looking(
        find_agencies(kept_agencies(request.actor, on=today), today),
        find_people(request.actor, today),
        find_clusters(request.actor),
    )
    sheet = Sheet(
        title=_("Soạn quyết định khen thưởng"),
        consequence=_("Dự thảo chỉ người làm việc cho đơn vị thấy. Bước sau: thêm danh sách."),
        consent=_("Lập dự thảo"),
        done=_("Đã lập dự thảo. Tiếp theo: thêm danh sách."),
        back=reverse("desk:decision_list"),
        trail=trail(),
    )

    def act(typed: dict[str, Any]) -> str:
        decision = draft_decision(
            draft=form.draft(), actor=request.actor, at=clock.now(), key=typed["key"]
        )
        return page_of(decision.public_id)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Add a person, a unit or a collective to the list."""
    today = clock.today()
    decision = find_decision(request.actor, public_id, on=today)
    demand(request, "decision.write", decision)
    form = LineForm(sent(request), initial={"first": decision.year, "last": decision.year}).looking(
        find_people(request.actor, today),
        find_units(request.actor, today),
        documents_for(request.actor, on=today),
    )
    sheet = Sheet(
        title=_("Thêm vào danh sách"),
        consequence=_("Dự thảo được lập lại với dòng này; chưa vào sổ khen thưởng."),
        consent=_("Thêm"),
        done=_("Đã thêm."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
    )

    def act(_typed: dict[str, Any]) -> None:
        add_line(decision_id=decision.pk, line=form.line(), actor=request.actor, at=clock.now())

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_drop(request: DeskRequest, public_id: str, line_id: str) -> HttpResponse:
    """Take a line out of the list."""
    decision = find_decision(request.actor, public_id, on=clock.today())
    demand(request, "decision.write", decision)
    line = find_line(decision, line_id)
    sheet = Sheet(
        title=_("Bỏ {name} khỏi danh sách").format(name=line.name),
        consequence=_("Dự thảo được lập lại không có dòng này."),
        consent=_("Bỏ khỏi danh sách"),
        done=_("Đã bỏ."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.title),
    )

    def act(_typed: dict[str, Any]) -> None:
        drop_line(decision_id=decision.pk, line_id=line.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def decision_correct(request: DeskRequest, public_id: str, award_id: str) -> HttpResponse:
    """Mend one line of a published decision."""
    decision = find_decision(request.actor, public_id, on=clock.today())
    demand(request, "decision.cancel", decision)
    award = find_award(request.actor, award_id)
    written = {name: getattr(award, name) for name in CORRECTABLE}
    sheet = Sheet(
        title=_("Sửa một dòng của quyết định"),
        consequence=_(
            "Sổ khen thưởng và trang xác minh hiện nội dung mới ngay, quyết định ghi là có sửa; nhật "
            "ký giữ nội dung cũ. Giấy chứng nhận đã in không tự đổi: cấp lại nếu cần."
        ),
        consent=_("Sửa"),
        done=_("Đã sửa."),
        back=page_of(public_id),
        trail=trail(public_id, decision.document.citation),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        reason = typed.pop("reason")
        correct_decision(
            decision_id=decision.pk,
            award_id=award.pk,
            changes=typed,
            reason=reason,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, CorrectAwardForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def certificate_reissue(request: DeskRequest, public_id: str) -> HttpResponse:
    """Issue a certificate again because the one in use is spoilt or lost."""
    certificate = find_certificate(request.actor, public_id)
    decision = certificate.decision
    demand(request, "certificate.reissue", decision)
    form = ReissueForm(sent(request))
    sheet = Sheet(
        title=_("Cấp lại giấy chứng nhận của {name}").format(name=certificate.award.name),
        consequence=_(
            "Bản mới có mã QR khác; ai quét bản cũ thấy bản ấy không còn dùng. Số bản và lý do ghi "
            "vào nhật ký."
        ),
        consent=_("Cấp lại"),
        done=_("Đã cấp lại. In bản mới ở mục Giấy chứng nhận."),
        back=page_of(decision.public_id),
        trail=trail(decision.public_id, decision.document.citation),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        reissue_certificate(
            certificate_id=certificate.pk,
            became=form.state(),
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


def page_of(public_id: str) -> str:
    """The address of a decision's page."""
    return reverse("desk:decision", args=[public_id])


def trail(public_id: str = "", name: str = "") -> list[tuple[Any, str]]:
    """The places on the way to a decision's forms."""
    places: list[tuple[Any, str]] = [(_("Quyết định khen thưởng"), reverse("desk:decision_list"))]
    return [*places, (name, page_of(public_id))] if public_id else places
