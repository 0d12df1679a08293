"""The year's guidance, written: entered, its duties set, changed, taken out and handed over."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.guidance import (
    DutyForm,
    GuidanceForm,
    HandoverForm,
    find_guiding_bodies,
    find_living_units,
    written_units,
)
from thidua.desk.forms.movements import ReasonForm
from thidua.desk.forms.papers import find_papers
from thidua.desk.forms.picking import find_clusters
from thidua.kernel import clock
from thidua.kernel.errors import NotFound, Refused
from thidua.movements.actions import (
    enter_guidance,
    hand_over,
    remove_obligation,
    set_obligation,
    withdraw_handover,
)
from thidua.movements.queries import (
    InheritedObligation,
    find_guidance,
    find_handover,
    find_obligation,
    guidances_above,
    has_duty,
    inherited_obligations,
    key_for,
    may_hand_over,
    obligation_row,
)
from thidua.org.queries import find_unit
from thidua.org.queries.labels import label_on

WRITES = ["GET", "HEAD", "POST"]
ALREADY_THERE = _("Hướng dẫn này đã quy định {paper}. Mở quy định ấy để sửa, hoặc gọi tên khác đi.")


def duty_page(public_id: str) -> str:
    """Where a duty is shown and answered."""
    return reverse("desk:obligation", args=[public_id])


@require_http_methods(WRITES)
@signed_in
def guidance_enter(request: DeskRequest) -> HttpResponse:
    """Enter that a paper guides a body's year."""
    demand(request, "guidance.begin")
    day = clock.today()
    bodies = find_guiding_bodies(request.actor, day)
    begun = {"year": day.year, "body": _own(bodies(request.actor.unit_name), request)}
    form = GuidanceForm(sent(request), initial=begun)
    form.looking(bodies, find_papers(request.actor, day))
    sheet = Sheet(
        title=_("Nhập hướng dẫn năm"),
        consequence=_(
            "Mọi người dùng phần mềm thấy hướng dẫn. Chưa đơn vị nào có hạn cho đến khi thêm quy định."
        ),
        consent=_("Nhập hướng dẫn"),
        done=_("Đã nhập. Tiếp theo: thêm từng quy định."),
        back=reverse("desk:guidance_list"),
        trail=[_guidances()],
    )

    def act(typed: dict[str, Any]) -> str:
        above = guidances_above(typed["body"].id, typed["year"], day)
        enter_guidance(
            body_id=typed["body"].id,
            year=typed["year"],
            document_id=typed["document"].id,
            carries_out_id=above[0].pk if above else None,
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("desk:guidance", args=[typed["body"].public_id, typed["year"]])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def obligation_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Add a duty to a guidance, a new one or stricter terms for one from above."""
    guidance = find_guidance(request.actor, public_id)
    demand(request, "obligation.set", guidance)
    day = clock.today()
    held = {each.key: each for each in inherited_obligations(guidance.body_id, guidance.year, day)}
    narrowed = held.get(request.GET.get("narrows", ""))
    form = DutyForm(sent(request), initial=_begun(narrowed))
    _looking(form, request, day)
    place = reverse("desk:guidance", args=[guidance.body.public_id, guidance.year])
    sheet = Sheet(
        title=_("Quy định chặt hơn về {paper}").format(paper=narrowed.paper)
        if narrowed
        else _("Thêm quy định"),
        consequence=_(
            "Từng đơn vị được giao thấy ngay hạn ở mục Việc chờ tôi. Với văn bản cấp trên đã quy định, chỉ đặt "
            "được sớm hơn hoặc chặt hơn."
        ),
        consent=_("Thêm quy định"),
        done=_("Đã thêm. Các đơn vị được giao đã có hạn."),
        back=place,
        trail=[_guidances(), (guidance.document.citation, place)],
    )

    def act(typed: dict[str, Any]) -> str:
        key = narrowed.key if narrowed else key_for(typed["paper"])
        if has_duty(guidance, key):
            raise Refused(ALREADY_THERE.format(paper=typed["paper"]), field="paper")
        obligation = set_obligation(
            guidance_id=guidance.pk,
            duty=form.duty(key),
            address=duty_page,
            actor=request.actor,
            at=clock.now(),
        )
        return duty_page(obligation.public_id)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def obligation_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Change a duty."""
    obligation = find_obligation(request.actor, public_id)
    demand(request, "obligation.change", obligation)
    day = clock.today()
    form = _looking(DutyForm(sent(request), initial=_written(obligation, day)), request, day)
    sheet = Sheet(
        title=_("Sửa quy định về {paper}").format(paper=obligation.paper),
        consequence=_(
            "Hạn của từng đơn vị đổi theo ngay; đơn vị không còn trong danh sách được bỏ hạn. Đơn vị đã gửi giữ "
            "nguyên."
        ),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu. Hạn của các đơn vị đã đổi theo."),
        back=duty_page(public_id),
        trail=_trail(obligation),
    )

    def act(_typed: dict[str, Any]) -> None:
        set_obligation(
            guidance_id=obligation.guidance_id,
            duty=form.duty(obligation.key),
            address=duty_page,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def obligation_remove(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a duty out of a guidance."""
    obligation = find_obligation(request.actor, public_id)
    demand(request, "obligation.change", obligation)
    guidance = obligation.guidance
    sheet = Sheet(
        title=_("Bỏ quy định về {paper}").format(paper=obligation.paper),
        consequence=_(
            "Các đơn vị đang có hạn theo quy định này được bỏ hạn; quy định của cấp trên, nếu có, lại áp dụng."
        ),
        consent=_("Bỏ quy định"),
        done=_("Đã bỏ."),
        back=reverse("desk:guidance", args=[guidance.body.public_id, guidance.year]),
        trail=_trail(obligation),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        remove_obligation(
            obligation_id=obligation.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def obligation_hand_over(request: DeskRequest, public_id: str, unit_id: str) -> HttpResponse:
    """Write down that a unit has handed over the paper it owed."""
    obligation = find_obligation(request.actor, public_id)
    unit = find_unit(request.actor, unit_id)
    if not may_hand_over(request.actor, obligation, unit.pk):
        raise NotFound
    day = clock.today()
    form = HandoverForm(sent(request)).looking(find_papers(request.actor, day))
    sheet = Sheet(
        title=_("Ghi {unit} đã gửi").format(unit=label_on(unit.pk, day)),
        consequence=_("Hạn gửi {paper} của đơn vị được đóng; nơi nhận thấy ngay.").format(
            paper=obligation.paper
        ),
        consent=_("Ghi đã gửi"),
        done=_("Đã ghi. Hạn của đơn vị đã đóng."),
        back=duty_page(public_id),
        trail=_trail(obligation),
    )

    def act(typed: dict[str, Any]) -> None:
        hand_over(
            obligation_id=obligation.pk,
            unit_id=unit.pk,
            paper_id=typed["paper"].id if typed["paper"] else None,
            note=typed["note"],
            handed_at=typed["handed_at"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def handover_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back that a paper was handed over."""
    handover = find_handover(request.actor, public_id)
    obligation = handover.obligation
    sheet = Sheet(
        title=_("Bỏ ghi {unit} đã gửi").format(unit=label_on(handover.unit_id, clock.today())),
        consequence=_("Hạn của đơn vị mở lại; nhật ký thao tác giữ điều đã ghi."),
        consent=_("Bỏ"),
        done=_("Đã bỏ. Hạn của đơn vị đã mở lại."),
        back=duty_page(obligation.public_id),
        trail=[_guidances(), (obligation.paper, duty_page(obligation.public_id))],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_handover(
            handover_id=handover.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _own(found: list[Any], request: DeskRequest) -> str:
    own = next((each for each in found if each.id == request.actor.unit_id), None)
    return own.written if own else ""


def _looking(form: DutyForm, request: DeskRequest, day: date) -> DutyForm:
    return form.looking(find_clusters(request.actor), find_living_units(request.actor, day))


def _begun(narrowed: InheritedObligation | None) -> dict[str, Any]:
    if narrowed is None:
        return {}
    same = ("paper", "form", "copies", "quota", "due")
    return {name: getattr(narrowed, name) for name in same} | {
        "exclusions": "\n".join(narrowed.exclusions)
    }


def _written(obligation: Any, day: date) -> dict[str, Any]:
    row, year = obligation_row(obligation), obligation.cluster_year
    same = ("paper", "who", "to", "form", "copies", "quota", "addressee")
    return {name: getattr(row, name) for name in same} | {
        "due": row.stated,
        "day_off": obligation.day_off,
        "citation": obligation.citation,
        "exclusions": "\n".join(row.exclusions),
        "cluster_year": f"{year.cluster.name} · {year.year} [{year.public_id}]" if year else "",
        "units": written_units([unit.pk for unit in obligation.units.all()], day),
    }


def _guidances() -> PlaceBefore:
    return _("Hướng dẫn năm"), reverse("desk:guidance_list")


def _trail(obligation: Any) -> list[PlaceBefore]:
    return [_guidances(), (obligation.paper, duty_page(obligation.public_id))]
