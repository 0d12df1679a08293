"""Registrations, written: lines of a unit's sheet, sending, approving, giving back, the deadline."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_people, find_units
from thidua.desk.forms.registrations import (
    AwardForm,
    CallForm,
    InitiativeForm,
    ReturnForm,
    SendForm,
    WithdrawForm,
)
from thidua.desk.registering import (
    asks_reason,
    award_groups,
    may_call,
    name_of,
    rights_on,
    sheet_address,
    way_to_sheet,
    way_to_summary,
)
from thidua.kernel import clock
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.people.queries import person_rows
from thidua.registrations.actions import (
    Line,
    add_registration,
    approve_registrations,
    call_for_registrations,
    change_registration,
    drop_registration,
    return_registration,
    send_registrations,
    withdraw_registration,
)
from thidua.registrations.enums import LineKind
from thidua.registrations.permissions import Sheet as Registered
from thidua.registrations.queries import (
    find_registration,
    register_sheet,
    registration_call,
    registration_rows,
)

WRITES = ["GET", "HEAD", "POST"]
_SEEN = _("Mọi người đăng nhập thấy dòng này sau khi đơn vị gửi.")


@require_http_methods(WRITES)
@signed_in
def registration_add_award(request: DeskRequest, public_id: str, unit: str) -> HttpResponse:
    """Add a title or form to a unit's sheet."""
    year, member = _sheet_to_write(request, public_id, unit)
    own = rights_on(request.actor, year, member).enters_own
    form = _award_form(request, year, initial=_myself(request) if own else None)
    sheet = _sheet(
        year,
        member,
        title=_("Đăng ký danh hiệu, hình thức khen thưởng"),
        consequence=_SEEN,
        consent=_("Thêm vào bản đăng ký"),
        done=_("Đã thêm vào bản đăng ký."),
    )
    return fill(
        request, form, sheet, lambda typed: _add(request, year, member, _award(typed), typed)
    )


@require_http_methods(WRITES)
@signed_in
def registration_add_initiative(request: DeskRequest, public_id: str, unit: str) -> HttpResponse:
    """Add an initiative to a unit's sheet."""
    year, member = _sheet_to_write(request, public_id, unit)
    own = rights_on(request.actor, year, member).enters_own
    form = _initiative_form(request, year, initial=_myself(request) if own else None)
    sheet = _sheet(
        year,
        member,
        title=_("Đăng ký sáng kiến, đề tài"),
        consequence=_SEEN,
        consent=_("Thêm vào bản đăng ký"),
        done=_("Đã thêm vào bản đăng ký."),
    )
    return fill(
        request, form, sheet, lambda typed: _add(request, year, member, _initiative(typed), typed)
    )


@require_http_methods(WRITES)
@signed_in
def registration_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Change a line; one that was sent asks why."""
    line = find_registration(request.actor, public_id, on=clock.today())
    year, member = line.cluster_year, line.unit
    demand(request, "registration.enter", _registered(line))
    if line.state == "withdrawn":
        raise NotFound
    [row] = registration_rows([line])
    award = line.kind == LineKind.AWARD
    written = _written(request, line)
    form = (_award_form if award else _initiative_form)(request, year, initial=written, row=row)
    sheet = _sheet(
        year,
        member,
        title=_("Sửa dòng đăng ký"),
        consequence=_("Dòng đã gửi sẽ chờ duyệt lại; nhật ký giữ nội dung cũ, mới và lý do.")
        if row.state in {"sent", "approved"}
        else _SEEN,
        consent=_("Lưu thay đổi"),
        done=_("Đã lưu thay đổi."),
    )

    def act(typed: dict[str, Any]) -> None:
        change_registration(
            _award(typed) if award else _initiative(typed),
            registration_id=line.pk,
            reason=typed.get("reason", ""),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def registration_drop(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take away a line that was never sent, or withdraw one that was."""
    line = find_registration(request.actor, public_id, on=clock.today())
    draft = line.state == "draft"
    demand(request, "registration.enter" if draft else "registration.send", _registered(line))
    if line.state == "withdrawn":
        raise NotFound
    [row] = registration_rows([line])
    named = f"{row.what}: {row.whom}" if row.whom else row.what
    sheet = _sheet(
        line.cluster_year,
        line.unit,
        title=(_("Xóa dòng “{line}”") if draft else _("Rút đăng ký “{line}”")).format(line=named),
        consequence=_("Dòng chưa gửi được xóa hẳn, không để lại gì.")
        if draft
        else _("Dòng vẫn hiện là đã rút, kèm lý do; không tính vào bản tổng hợp nữa."),
        consent=_("Xóa dòng") if draft else _("Rút đăng ký"),
        done=_("Đã xóa.") if draft else _("Đã rút đăng ký."),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        if draft:
            drop_registration(registration_id=line.pk, actor=request.actor, at=clock.now())
            return
        withdraw_registration(
            registration_id=line.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        )

    form = ConsentForm(sent(request)) if draft else WithdrawForm(sent(request))
    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def registration_send(request: DeskRequest, public_id: str, unit: str) -> HttpResponse:
    """Send every open line of a unit."""
    year = find_cluster_year(request.actor, public_id)
    member = register_sheet(year, unit)
    demand(request, "registration.send", Registered(year=year, unit=member))
    form = SendForm(sent(request)).asking(reason=asks_reason(year, clock.now()))
    sheet = _sheet(
        year,
        member,
        title=_("Gửi bản đăng ký thi đua năm {year}").format(year=year.year),
        consequence=_(
            "Các dòng đang soạn và cần bổ sung được gửi để duyệt; mọi người đăng nhập xem được. "
            "Sau đó muốn sửa, rút phải ghi lý do."
        ),
        consent=_("Gửi bản đăng ký"),
        done=_("Đã gửi bản đăng ký."),
    )
    return fill(
        request,
        form,
        sheet,
        lambda typed: send_registrations(
            cluster_year_id=year.pk,
            unit_id=member.pk,
            reason=typed.get("reason", ""),
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def registration_approve(request: DeskRequest, public_id: str, unit: str) -> HttpResponse:
    """Approve what waits of a unit."""
    year = find_cluster_year(request.actor, public_id)
    member = register_sheet(year, unit)
    demand(request, "registration.decide", Registered(year=year, unit=member))
    sheet = _sheet(
        year,
        member,
        title=_("Duyệt đăng ký của {unit}").format(unit=name_of(year, member)),
        consequence=_("Mọi dòng đang chờ của đơn vị thành đã duyệt; đơn vị thấy ngay."),
        consent=_("Duyệt các dòng đang chờ"),
        done=_("Đã duyệt."),
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: approve_registrations(
            cluster_year_id=year.pk, unit_id=member.pk, actor=request.actor, at=clock.now()
        ),
    )


@require_http_methods(WRITES)
@signed_in
def registration_return(request: DeskRequest, public_id: str) -> HttpResponse:
    """Give one line back with what is missing."""
    line = find_registration(request.actor, public_id, on=clock.today())
    demand(request, "registration.decide", _registered(line))
    [row] = registration_rows([line])
    sheet = _sheet(
        line.cluster_year,
        line.unit,
        title=_("Đề nghị bổ sung: {line}").format(
            line=f"{row.what}: {row.whom}" if row.whom else row.what
        ),
        consequence=_("Đơn vị thấy nội dung này tại dòng, sửa rồi gửi lại; không mất gì đã nhập."),
        consent=_("Đề nghị bổ sung"),
        done=_("Đã đề nghị bổ sung."),
    )
    return fill(
        request,
        ReturnForm(sent(request)),
        sheet,
        lambda typed: return_registration(
            registration_id=line.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def registration_deadline(request: DeskRequest, public_id: str) -> HttpResponse:
    """Set until when the units of the year register."""
    year = find_cluster_year(request.actor, public_id)
    if not may_call(request.actor, year):
        raise NotFound
    call = registration_call(year.pk)
    written = {"due": call.due.astimezone(VIETNAM), "basis": call.basis} if call else None
    back = reverse("desk:registration_summary", args=[public_id])
    sheet = Sheet(
        title=_("Hạn đăng ký thi đua, {name}").format(name=year),
        consequence=_(
            "Cán bộ thi đua của từng đơn vị chưa gửi thấy hạn này ở Việc chờ tôi. Sau hạn, thay "
            "đổi phải kèm lý do."
        ),
        consent=_("Đặt hạn"),
        done=_("Đã đặt hạn."),
        back=back,
        trail=way_to_summary(year),
    )
    return fill(
        request,
        CallForm(sent(request), initial=written),
        sheet,
        lambda typed: call_for_registrations(
            cluster_year_id=year.pk,
            due=typed["due"],
            basis=typed["basis"],
            address=f"{back}{{unit}}/",
            actor=request.actor,
            at=clock.now(),
        ),
    )


def _sheet_to_write(request: DeskRequest, public_id: str, unit: str) -> tuple[Any, Any]:
    year = find_cluster_year(request.actor, public_id)
    member = register_sheet(year, unit)
    rights = rights_on(request.actor, year, member)
    if not (rights.enters or rights.enters_own):
        raise NotFound
    return year, member


def _sheet(year: Any, member: Any, **words: Any) -> Sheet:
    return Sheet(back=sheet_address(year, member), trail=way_to_sheet(year, member), **words)


def _registered(line: Any) -> Registered:
    return Registered(year=line.cluster_year, unit=line.unit, person_id=line.person_id)


def _add(request: DeskRequest, year: Any, member: Any, line: Line, typed: dict[str, Any]) -> None:
    add_registration(
        line,
        cluster_year_id=year.pk,
        unit_id=member.pk,
        reason=typed.get("reason", ""),
        actor=request.actor,
        at=clock.now(),
    )


def _award_form(
    request: DeskRequest, year: Any, *, initial: Any = None, row: Any = None
) -> AwardForm:
    form = AwardForm(sent(request), initial=initial)
    today = clock.today()
    form.offering(
        award_groups(today), find_people(request.actor, today), find_units(request.actor, today)
    )
    form.asking(reason=asks_reason(year, clock.now(), row))
    return form


def _initiative_form(
    request: DeskRequest, year: Any, *, initial: Any = None, row: Any = None
) -> InitiativeForm:
    form = InitiativeForm(sent(request), initial=initial)
    form.offering(find_people(request.actor, clock.today()))
    form.asking(reason=asks_reason(year, clock.now(), row))
    return form


def _award(typed: dict[str, Any]) -> Line:
    return Line(
        kind=LineKind.AWARD,
        award=typed["award"],
        person_id=typed["person"].id if typed["person"] else None,
        subject_unit_id=typed["subject_unit"].id if typed["subject_unit"] else None,
        subject_label=typed["subject_label"],
        count=typed["count"],
        note=typed["note"],
    )


def _initiative(typed: dict[str, Any]) -> Line:
    return Line(
        kind=LineKind.INITIATIVE,
        title=typed["title"],
        person_id=typed["person"].id if typed["person"] else None,
        count=typed["count"],
        note=typed["note"],
    )


def _written(request: DeskRequest, line: Any) -> dict[str, Any]:
    """What stands in the form of a line that is there already."""
    people = person_rows([line.person] if line.person else [], on=clock.today())
    unit = line.subject_unit
    return {
        "award": line.award,
        "title": line.title,
        "person": next((f"{each.full_name} [{each.public_id}]" for each in people), ""),
        "subject_unit": f"{unit.label} [{unit.public_id}]" if unit else "",
        "subject_label": line.subject_label,
        "count": line.count,
        "note": line.note,
    }


def _myself(request: DeskRequest) -> dict[str, str]:
    return {"person": request.actor.name}
