"""Conferences, written: planned, changed, cancelled, moved on, and ended by their minutes."""

from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.calendar.enums import PartOfDay
from thidua.conferences.actions import (
    cancel_conference,
    change_conference,
    link_minutes,
    move_conference_on,
    plan_conference,
)
from thidua.conferences.enums import ConferenceKind, ConferenceState
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries import (
    conference_rows,
    find_conference,
    groups_to_plan_for,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, Words, demand, fill, sent
from thidua.desk.forms.conferences import (
    CancelForm,
    ConferenceForm,
    MinutesForm,
    StepForm,
    find_minutes,
)
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_units
from thidua.desk.meetings import page_of, trail_to
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.org.queries.labels import label_on

WRITES = ["GET", "HEAD", "POST"]
STEPS: dict[str, tuple[Words, Words, Words]] = {
    ConferenceState.INVITED: (
        _("Gửi lời mời"),
        _(
            "Người được mời và cán bộ thi đua của đơn vị được mời nhận thông báo ngay trên thidua; "
            "trang hội nghị ghi “Đã mời”. Giấy mời có chữ ký vẫn gửi như thường lệ."
        ),
        _("Đã gửi lời mời."),
    ),
    ConferenceState.OPEN: (
        _("Khai mạc"),
        _("Mọi người đăng nhập thấy hội nghị đang họp; không quay lại bước chuẩn bị được nữa."),
        _("Đã khai mạc."),
    ),
    ConferenceState.CLOSED: (
        _("Bế mạc"),
        _(
            "Mã điểm danh thôi nhận người. Điểm danh tay và ghi chép còn sửa được cho đến khi gắn "
            "biên bản."
        ),
        _("Đã bế mạc. Tiếp theo: in, ký và gắn biên bản."),
    ),
}


@require_http_methods(WRITES)
@signed_in
def conference_plan(request: DeskRequest) -> HttpResponse:
    """Plan a conference; ``?cluster_year=`` chooses one beforehand."""
    demand(request, "conference.begin")
    today = clock.today()
    groups = groups_to_plan_for(request.actor, on=today)
    wanted = request.GET.get("cluster_year", "")
    chosen = [str(key) for key, group in groups if group.public_id == wanted or len(groups) == 1]
    form = ConferenceForm(sent(request), initial={"cluster_years": chosen}).looking(
        find_units(request.actor, today), _offered(groups)
    )
    sheet = Sheet(
        title=_("Lập hội nghị"),
        consequence=_(
            "Hội nghị hiện ngay trong danh sách và trên trang của cụm, ở bước “Đang chuẩn bị”. Chưa "
            "ai nhận lời mời."
        ),
        consent=_("Lập hội nghị"),
        done=_("Đã lập. Tiếp theo: nhập chương trình."),
        back=reverse("desk:conference_list"),
        trail=[(_("Hội nghị"), reverse("desk:conference_list"))],
    )

    def act(typed: dict[str, Any]) -> str:
        conference = plan_conference(actor=request.actor, at=clock.now(), **_particulars(typed))
        return page_of("conference", conference.public_id)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def conference_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Change particulars of a conference."""
    conference, sheet = _kept(
        request,
        public_id,
        title=_("Sửa thông tin hội nghị"),
        consequence=_(
            "Nếu đã gửi lời mời, người được mời nhận thông báo khi đổi ngày, giờ, buổi hoặc nơi họp."
        ),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
    )
    today, host = clock.today(), conference.host
    present = list(conference.cluster_years.values_list("pk", flat=True))
    groups = groups_to_plan_for(request.actor, on=today, also=frozenset(present))
    written = {
        name: getattr(conference, name)
        for name in ConferenceForm.base_fields
        if name not in {"host", "cluster_years"}
    }
    written |= {
        "host": f"{label_on(host.pk, conference.day)} [{host.public_id}]" if host else "",
        "cluster_years": [str(each) for each in present],
    }
    form = ConferenceForm(sent(request), initial=written).looking(
        find_units(request.actor, conference.day), _offered(groups)
    )

    def act(typed: dict[str, Any]) -> None:
        change_conference(
            conference_id=conference.pk,
            actor=request.actor,
            at=clock.now(),
            address=sheet.back,
            **_particulars(typed),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def conference_cancel(request: DeskRequest, public_id: str) -> HttpResponse:
    """Cancel a conference that has not opened."""
    conference, sheet = _kept(
        request,
        public_id,
        title=_("Hủy hội nghị"),
        consequence=_(
            "Không mở lại được. Người đã được mời nhận thông báo kèm lý do; hội nghị vẫn còn trong "
            "danh sách với chữ “Đã hủy”. Nếu chỉ dời ngày, sửa ngày họp thay vì hủy."
        ),
        consent=_("Hủy hội nghị"),
        done=_("Đã hủy."),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        cancel_conference(
            conference_id=conference.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
            address=sheet.back,
        )

    return fill(request, CancelForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def conference_step(request: DeskRequest, public_id: str, to: str) -> HttpResponse:
    """Move a conference to the state ``to``: invited, open, closed; sent twice it moves once."""
    if to not in STEPS:
        raise NotFound
    target = ConferenceState(to)
    title, consequence, done = STEPS[target]
    conference, sheet = _kept(
        request, public_id, title=title, consequence=consequence, consent=title, done=done
    )
    if conference.state == target:
        return redirect(sheet.back)
    now = clock.now()
    form: Form = ConsentForm(sent(request))
    if target != ConferenceState.INVITED:
        hour = now.time() if now.date() == conference.day else None
        form = StepForm(sent(request), initial={"hour": hour})

    def act(typed: dict[str, Any]) -> None:
        hour = typed.get("hour")
        move_conference_on(
            conference_id=conference.pk,
            to=target,
            actor=request.actor,
            at=clock.now(),
            happened_at=datetime.combine(conference.day, hour, clock.VIETNAM) if hour else None,
            address=sheet.back,
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def conference_minutes_link(request: DeskRequest, public_id: str) -> HttpResponse:
    """Link the minutes in the register; nothing of the conference changes afterwards."""
    conference, sheet = _kept(
        request,
        public_id,
        title=_("Gắn biên bản"),
        consequence=_(
            "Từ đây thông tin, thành phần, điểm danh và ghi chép không sửa được nữa. Mọi người đăng "
            "nhập thấy biên bản trên trang hội nghị."
        ),
        consent=_("Gắn biên bản"),
        done=_("Đã gắn biên bản. Hội nghị đã xong."),
        grave=True,
    )
    form = MinutesForm(sent(request)).looking(find_minutes(request.actor, clock.today()))

    def act(typed: dict[str, Any]) -> None:
        link_minutes(
            conference_id=conference.pk,
            document_id=typed["minutes"].id,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


def _kept(request: DeskRequest, public_id: str, **words: Any) -> tuple[Any, Sheet]:
    """A conference that the actor may change, and the sheet that leads back to it."""
    conference = find_conference(request.actor, public_id)
    demand(request, "conference.change", meeting_of(conference))
    [row] = conference_rows([conference])
    back = page_of("conference", public_id)
    return conference, Sheet(back=back, trail=trail_to(row), **words)


def _offered(groups: list[tuple[int, Any]]) -> list[tuple[int, str]]:
    return [(key, f"{group.name} năm {group.year}") for key, group in groups]


def _particulars(typed: dict[str, Any]) -> dict[str, Any]:
    """What the form read, as the actions name it."""
    plain = ("name", "day", "start", "place", "chair", "secretary", "organiser_label")
    part = typed["part_of_day"]
    return {name: typed[name] for name in plain} | {
        "directed_by": typed["directed_by"],
        "kinds": [ConferenceKind(each) for each in typed["kinds"]],
        "part_of_day": PartOfDay(part) if part else None,
        "host_id": typed["host"].id if typed["host"] else None,
        "cluster_year_ids": [int(each) for each in typed.get("cluster_years", ())],
    }
