"""Emulation years and days off: what bodies have set, and setting it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.calendar.actions import (
    correct_year,
    declare_day_off,
    declare_swap,
    define_year,
    set_data_period,
    withdraw_day,
)
from thidua.calendar.queries import day_rows, declared_days_for, find_declared_day, year_rows
from thidua.calendar.queries.bodies import find_year, years_for
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.deadlines import ReasonForm
from thidua.desk.forms.picking import Candidate, find_units
from thidua.desk.forms.years import DataPeriodForm, DayOffForm, NewYearForm, SwapForm, YearForm
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound, Refused
from thidua.kernel.permissions import may
from thidua.org.queries import find_unit, rows_by_id
from thidua.people.enums import Role

WRITES = ["GET", "HEAD", "POST"]
NOT_LED = _(
    "Tài khoản này không làm việc cho Thường trực Hội đồng của {body}. Chọn cơ quan mình phụ trách."
)
FIRST, LAST = 1948, 2100
SHOWN = 60


@require_safe
@signed_in
def year_list(request: DeskRequest) -> HttpResponse:
    """Emulation years of bodies, and the days off of one calendar year."""
    today = clock.today()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and FIRST <= int(asked) <= LAST else today.year
    years = years_for(request.actor).select_related("body")[:SHOWN]
    declared = declared_days_for(request.actor).select_related("body")
    context = {
        "trail": [_administration()],
        "years": [
            (row, may(request.actor, "emulation_year.define", each.body))
            for row, each in zip(year_rows(years), years, strict=True)
        ],
        "withdrawable": [
            each.public_id
            for each in declared.filter(day__year=year)
            if may(request.actor, "working_day.declare", each.body)
        ],
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "days": day_rows(declared, year=year, on=today),
        "enters": _enters(request.actor),
    }
    return render(request, "desk/administration/year_list.html", context)


@require_http_methods(WRITES)
@signed_in
def year_define(request: DeskRequest) -> HttpResponse:
    """Define the emulation year of a body."""
    form = NewYearForm(sent(request), initial=_own(request)).looking(_bodies(request))
    sheet = _sheet(
        _("Đặt năm thi đua"),
        _("Cụm, khối và kỳ số liệu của cơ quan tính theo các ngày này."),
        _("Đặt năm"),
    )

    def act(typed: dict[str, Any]) -> None:
        body_id = _led(request.actor, typed.pop("body"))
        define_year(body_id=body_id, actor=request.actor, at=clock.now(), **typed)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def year_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct the days of a year that was defined wrongly."""
    year = find_year(request.actor, public_id)
    demand(request, "emulation_year.define", year.body)
    written = {name: getattr(year, name) for name in ("name", "start", "end", "basis")}
    sheet = _sheet(
        _("Sửa {name}").format(name=year.name),
        _("Nhật ký giữ ngày cũ; điểm và hạn đã ghi không đổi theo."),
        _("Lưu"),
        mends=True,
    )

    def act(typed: dict[str, Any]) -> None:
        typed["name"] = typed["name"] or year.name
        correct_year(emulation_year_id=year.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, YearForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def data_period_set(request: DeskRequest, public_id: str) -> HttpResponse:
    """Set which days a source of figures counts."""
    year = find_year(request.actor, public_id)
    demand(request, "emulation_year.define", year.body)
    form = DataPeriodForm(sent(request), initial={"start": year.start, "end": year.end})
    sheet = _sheet(
        _("Kỳ số liệu của {name}").format(name=year.name),
        _("Nguồn đã có kỳ thì kỳ mới thay kỳ cũ; trước giờ chốt, điểm là tạm tính."),
        _("Đặt kỳ số liệu"),
    )

    def act(typed: dict[str, Any]) -> None:
        set_data_period(
            emulation_year_id=year.pk,
            source=typed["source"],
            start=typed["start"],
            end=typed["end"],
            cutoff=form.moment,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def day_off_declare(request: DeskRequest) -> HttpResponse:
    """Write down a day off of a body."""
    form = DayOffForm(sent(request), initial=_own(request)).looking(_bodies(request))
    sheet = _sheet(
        _("Ghi ngày nghỉ của cơ quan"),
        _("Lịch công tác và số ngày làm việc của cơ quan và các đơn vị bên dưới tính theo."),
        _("Ghi ngày nghỉ"),
    )

    def act(typed: dict[str, Any]) -> None:
        body_id = _led(request.actor, typed.pop("body"))
        declare_day_off(body_id=body_id, actor=request.actor, at=clock.now(), **typed)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def swap_declare(request: DeskRequest) -> HttpResponse:
    """Write down that a working day is moved."""
    form = SwapForm(sent(request), initial=_own(request)).looking(_bodies(request))
    sheet = _sheet(
        _("Ghi ngày hoán đổi"),
        _("Cả hai ngày hiện trong lịch của cơ quan và các đơn vị bên dưới."),
        _("Ghi ngày hoán đổi"),
    )

    def act(typed: dict[str, Any]) -> None:
        body_id = _led(request.actor, typed.pop("body"))
        declare_swap(body_id=body_id, actor=request.actor, at=clock.now(), **typed)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def day_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a day back that was entered wrongly."""
    declared = find_declared_day(request.actor, public_id)
    demand(request, "working_day.declare", declared.body)
    sheet = _sheet(
        _("Bỏ ngày đã ghi: {name}").format(name=declared.name),
        _("Ngày ấy lại theo lịch chung; của ngày hoán đổi thì bỏ cả hai ngày."),
        _("Bỏ ngày đã ghi"),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_day(
            declared_id=declared.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _enters(actor: Actor) -> bool:
    """Whether the actor sets years for any body; which, the action asks."""
    return may(actor, "emulation_year.define") or actor.holds(Role.STANDING_OFFICE)


def _bodies(request: DeskRequest) -> Any:
    if not _enters(request.actor):
        raise NotFound
    return find_units(request.actor, clock.today())


def _led(actor: Actor, chosen: Candidate) -> int:
    if not may(actor, "emulation_year.define", find_unit(actor, chosen.public_id)):
        raise Refused(NOT_LED.format(body=chosen.label), field="body")
    return chosen.id


def _own(request: DeskRequest) -> dict[str, str]:
    unit_id = request.actor.unit_id
    if unit_id is None:
        return {}
    row = rows_by_id([unit_id], clock.today())[unit_id]
    return {"body": Candidate(id=row.id, public_id=row.public_id, label=row.label).written}


def _sheet(
    title: Any, consequence: Any, consent: Any, *, grave: bool = False, mends: bool = False
) -> Sheet:
    return Sheet(
        title=title,
        consequence=consequence,
        consent=consent,
        done=_("Đã ghi."),
        back=reverse("desk:year_list"),
        trail=[_administration(), (_("Năm thi đua, ngày nghỉ"), reverse("desk:year_list"))],
        grave=grave,
        mends=mends,
    )


def _administration() -> PlaceBefore:
    return _("Thiết lập"), reverse("desk:administration")
