"""The register of awards, written: entered, corrected, cancelled, restored, and its coverage."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.awards.actions import (
    CORRECTABLE,
    cancel_award,
    correct_award,
    declare_coverage,
    enter_award,
    restore_award,
    withdraw_coverage,
)
from thidua.awards.enums import KnownKind
from thidua.awards.queries import find_award, find_coverage
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.awards import AwardForm, CorrectAwardForm, CoverageForm, EndAwardForm
from thidua.desk.forms.documents import ReasonForm
from thidua.desk.forms.picking import find_people, find_units
from thidua.documents.queries import documents_for
from thidua.kernel import clock

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def award_enter(request: DeskRequest) -> HttpResponse:
    """Enter an award that was decided; ``?like=`` takes the decision from one that is there."""
    demand(request, "award.begin")
    today = clock.today()
    form = AwardForm(sent(request), initial=_decision_of(request)).looking(
        find_people(request.actor, today),
        find_units(request.actor, today),
        documents_for(request.actor, on=today),
    )
    sheet = Sheet(
        title=_("Vào sổ khen thưởng"),
        consequence=_(
            "Khen thưởng hiện ngay trong sổ và trong quá trình khen thưởng của người, đơn vị; nhật "
            "ký ghi ai đã nhập, nhập thay cho đơn vị nào."
        ),
        consent=_("Vào sổ"),
        done=_("Đã vào sổ."),
        back=reverse("desk:award_list"),
        trail=_trail(),
    )

    def act(_typed: dict[str, Any]) -> str:
        award = enter_award(
            decision=form.decision(), line=form.line(), actor=request.actor, at=clock.now()
        )
        return reverse("desk:award", args=[award.public_id])

    return fill(request, form, sheet, act)


def _decision_of(request: DeskRequest) -> dict[str, Any]:
    like = request.GET.get("like", "")
    if not like:
        return {}
    award = find_award(request.actor, like)
    return {
        "number": award.decision_number,
        "decided_on": award.decided_on,
        "authority": award.authority,
        "award": award.award,
        "first": award.period_first,
        "last": award.period_last,
        "ground": award.ground,
        "source": award.source,
    }


@require_http_methods(WRITES)
@signed_in
def award_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mend what was entered wrongly."""
    award = find_award(request.actor, public_id)
    demand(request, "award.correct", award)
    written = {name: getattr(award, name) for name in CORRECTABLE}
    sheet = Sheet(
        title=_("Sửa bản ghi"),
        consequence=_("Sổ hiện nội dung mới ngay; nhật ký giữ cả nội dung cũ và lý do."),
        consent=_("Sửa"),
        done=_("Đã sửa."),
        back=_page_of(public_id),
        trail=_trail(public_id, award.award_name),
    )

    def act(typed: dict[str, Any]) -> None:
        reason = typed.pop("reason")
        correct_award(
            award_id=award.pk, changes=typed, reason=reason, actor=request.actor, at=clock.now()
        )

    return fill(request, CorrectAwardForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def award_cancel(request: DeskRequest, public_id: str) -> HttpResponse:
    """Cancel an award; what had relied on it is shown afterwards."""
    award = find_award(request.actor, public_id)
    demand(request, "award.cancel", award)
    sheet = Sheet(
        title=_("Hủy khen thưởng"),
        consequence=_(
            "Sổ, trang công khai và trang xác minh ghi đã hủy từ ngày này. Khen thưởng sau từng lấy "
            "làm căn cứ vẫn giữ nguyên, được liệt kê để cấp có thẩm quyền xem lại."
        ),
        consent=_("Hủy khen thưởng"),
        done=_("Đã ghi hủy. Xem các khen thưởng từng lấy làm căn cứ ở dưới."),
        back=_page_of(public_id),
        trail=_trail(public_id, award.award_name),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        cancel_award(award_id=award.pk, actor=request.actor, at=clock.now(), **_ended(typed))

    return fill(request, _end_form(request, _("hủy")), sheet, act)


@require_http_methods(WRITES)
@signed_in
def award_restore(request: DeskRequest, public_id: str) -> HttpResponse:
    """Let a cancelled award count again."""
    award = find_award(request.actor, public_id)
    demand(request, "award.cancel", award)
    sheet = Sheet(
        title=_("Khôi phục khen thưởng"),
        consequence=_(
            "Sổ, trang công khai và trang xác minh ghi có hiệu lực trở lại từ ngày này; lần hủy "
            "trước vẫn còn trong sổ."
        ),
        consent=_("Khôi phục"),
        done=_("Đã khôi phục."),
        back=_page_of(public_id),
        trail=_trail(public_id, award.award_name),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        restore_award(award_id=award.pk, actor=request.actor, at=clock.now(), **_ended(typed))

    return fill(request, _end_form(request, _("khôi phục")), sheet, act)


def _end_form(request: DeskRequest, word: Any) -> EndAwardForm:
    today = clock.today()
    return EndAwardForm(
        sent(request),
        word=word,
        papers=documents_for(request.actor, on=today),
        initial={"on": today},
    )


def _ended(typed: dict[str, Any]) -> dict[str, Any]:
    paper = typed["document"]
    return {
        "reason": typed["reason"],
        "on": typed["on"],
        "document_id": paper.id if paper else None,
    }


@require_http_methods(WRITES)
@signed_in
def coverage_declare(request: DeskRequest) -> HttpResponse:
    """Say for which years the register of a unit is whole."""
    demand(request, "award.begin")
    form = CoverageForm(sent(request)).looking(find_units(request.actor, clock.today()))
    sheet = Sheet(
        title=_("Ghi sổ đã đủ"),
        consequence=_(
            "Trong các năm này, không thấy trong sổ được hiểu là không có. Ngoài các năm này vẫn là "
            "chưa rõ."
        ),
        consent=_("Ghi"),
        done=_("Đã ghi."),
        back=reverse("desk:coverage_list"),
        trail=[*_trail(), (_("Sổ biết đến đâu"), reverse("desk:coverage_list"))],
    )

    def act(typed: dict[str, Any]) -> None:
        declare_coverage(
            unit_id=typed["unit"].id,
            kind=KnownKind(typed["kind"]),
            first=typed["first"],
            last=typed["last"],
            source=typed["source"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def coverage_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take such a saying back."""
    coverage = find_coverage(request.actor, public_id)
    demand(request, "coverage.declare", coverage.unit)
    sheet = Sheet(
        title=_("Bỏ lời ghi sổ đã đủ"),
        consequence=_("Các năm ấy trở lại là chưa rõ; lời ghi cũ còn trong nhật ký."),
        consent=_("Bỏ lời ghi"),
        done=_("Đã bỏ."),
        back=reverse("desk:coverage_list"),
        trail=[*_trail(), (_("Sổ biết đến đâu"), reverse("desk:coverage_list"))],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_coverage(coverage_id=coverage.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _page_of(public_id: str) -> str:
    return reverse("desk:award", args=[public_id])


def _trail(public_id: str = "", name: str = "") -> list[tuple[Any, str]]:
    places: list[tuple[Any, str]] = [(_("Sổ khen thưởng"), reverse("desk:award_list"))]
    return [*places, (name, _page_of(public_id))] if public_id else places
