"""Persons and posts, written: added, corrected, begun and ended."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.people import PersonForm, PostEndForm, PostForm
from thidua.desk.forms.picking import find_units
from thidua.kernel import clock
from thidua.people.actions import begin_post, correct_person, create_person, end_post
from thidua.people.enums import Leadership, PostEnd, PostKind, Sex
from thidua.people.queries import find_person, find_post

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def person_create(request: DeskRequest) -> HttpResponse:
    """Add a person."""
    demand(request, "person.create", request.actor.unit_id)
    sheet = Sheet(
        title=_("Thêm người"),
        consequence=_(
            "Hồ sơ có ngay trong danh sách người. Trước khi thêm, tìm xem đã có người này chưa; "
            "hai người trùng tên là hai hồ sơ."
        ),
        consent=_("Thêm người"),
        done=_("Đã thêm. Tiếp theo: ghi chức vụ."),
        back=reverse("desk:person_list"),
        trail=[_people()],
    )

    def act(typed: dict[str, Any]) -> str:
        person = create_person(
            full_name=typed["full_name"],
            sex=Sex(typed["sex"]),
            birth_year=typed["birth_year"],
            unit_id=request.actor.unit_id,
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("desk:person", args=[person.public_id])

    return fill(request, PersonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def person_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct what was written wrongly of a person."""
    person = find_person(request.actor, public_id)
    demand(request, "person.correct", person)
    written = {"full_name": person.full_name, "sex": person.sex, "birth_year": person.birth_year}
    sheet = Sheet(
        title=_("Sửa hồ sơ của {name}").format(name=person.full_name),
        consequence=_(
            "Nhật ký thao tác giữ giá trị cũ và mới. Văn bản đã ban hành không đổi theo."
        ),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
        back=reverse("desk:person", args=[public_id]),
        trail=[_people()],
    )

    def act(typed: dict[str, Any]) -> None:
        correct_person(
            person_id=person.pk,
            full_name=typed["full_name"],
            sex=Sex(typed["sex"]),
            birth_year=typed["birth_year"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, PersonForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def post_begin(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down that a person holds a post."""
    person = find_person(request.actor, public_id)
    demand(request, "post.change", request.actor.unit_id)
    form = PostForm(sent(request)).looking(find_units(request.actor, clock.today()))
    sheet = Sheet(
        title=_("Ghi chức vụ của {name}").format(name=person.full_name),
        consequence=_("Trang của người này và của đơn vị hiện chức vụ ngay."),
        consent=_("Ghi chức vụ"),
        done=_("Đã ghi chức vụ."),
        back=reverse("desk:person", args=[public_id]),
        trail=[_people()],
    )

    def act(typed: dict[str, Any]) -> None:
        begin_post(
            person_id=person.pk,
            unit_id=typed["unit"].id,
            position=typed["position"],
            leadership=Leadership(typed["leadership"]),
            kind=PostKind(typed["kind"]),
            start=typed["start"],
            end=typed["end"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def post_end(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down the last day of a post."""
    post = find_post(request.actor, public_id)
    demand(request, "post.change", post.unit_id)
    sheet = Sheet(
        title=_("Kết thúc chức vụ của {name}").format(name=post.person.full_name),
        consequence=_(
            "Sau ngày ghi dưới đây, {position} không còn là chức vụ của người này."
        ).format(position=post.position),
        consent=_("Kết thúc chức vụ"),
        done=_("Đã ghi ngày kết thúc."),
        back=reverse("desk:person", args=[post.person.public_id]),
        trail=[_people()],
    )
    return fill(
        request,
        PostEndForm(sent(request)),
        sheet,
        lambda typed: end_post(
            post_id=post.pk,
            end=typed["end"],
            reason=PostEnd(typed["reason"]),
            actor=request.actor,
            at=clock.now(),
        ),
    )


def _people() -> PlaceBefore:
    return _("Người"), reverse("desk:person_list")
