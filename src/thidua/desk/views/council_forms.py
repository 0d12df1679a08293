"""Forms of councils: set up, seats given and ended; questions taken back or not voted on."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.councils.actions import (
    create_council,
    declare_conflict,
    end_member,
    name_member,
    take_back_question,
)
from thidua.councils.enums import CouncilLevel, Seat
from thidua.councils.queries import entries_to_excuse, find_council, find_member, find_question
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.councils import (
    ConflictForm,
    CouncilForm,
    SeatEndForm,
    SeatForm,
    TakeBackForm,
    find_council_bodies,
)
from thidua.desk.forms.picking import find_people
from thidua.kernel import clock
from thidua.kernel.errors import NotFound

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def council_create(request: DeskRequest) -> HttpResponse:
    """Set up a council."""
    demand(request, "council.begin")
    actor = request.actor
    form = CouncilForm(sent(request)).looking(find_council_bodies(actor, clock.today()))
    sheet = Sheet(
        title=_("Ghi hội đồng"),
        consequence=_("Hội đồng hiện trong danh sách cho mọi người; bước sau là ghi thành viên."),
        consent=_("Ghi hội đồng"),
        done=_("Đã ghi hội đồng. Tiếp theo: ghi thành viên."),
        back=reverse("desk:council_list"),
        trail=_trail(),
    )

    def act(typed: dict[str, Any]) -> str:
        told = {name: typed[name] for name in ("name", "start", "end", "created_by")}
        council = create_council(
            body_id=typed["body"].id,
            level=CouncilLevel(typed["level"]),
            actor=actor,
            at=clock.now(),
            **told,
        )
        return _page(council.public_id)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def seat_give(request: DeskRequest, public_id: str) -> HttpResponse:
    """Give somebody a seat."""
    council = find_council(request.actor, public_id)
    demand(request, "council.keep", council.body)
    today = clock.today()
    first = {"start": max(council.start, min(today, council.end or today))}
    form = SeatForm(sent(request), initial=first).looking(find_people(request.actor, today))
    sheet = Sheet(
        title=_("Ghi thành viên"),
        consequence=_(
            "Từ ngày ghi dưới đây, người này có tên trong danh sách dự các phiên họp của hội đồng."
        ),
        consent=_("Ghi thành viên"),
        done=_("Đã ghi."),
        back=_page(public_id),
        trail=[*_trail(), (council.name, _page(public_id))],
    )

    def act(typed: dict[str, Any]) -> None:
        name_member(
            council_id=council.pk,
            person_id=typed["person"].id,
            seat=Seat(typed["seat"]),
            position=typed["position"],
            start=typed["start"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def seat_end(request: DeskRequest, public_id: str) -> HttpResponse:
    """End a seat with its last day and the reason."""
    member = find_member(request.actor, public_id)
    council = member.council
    demand(request, "council.keep", council.body)
    sheet = Sheet(
        title=_("{name} thôi là thành viên").format(name=member.person.full_name),
        consequence=_(
            "Sau ngày ấy người này không có tên trong danh sách dự và không nằm trong mẫu số. Trang "
            "hội đồng ghi ngày và lý do."
        ),
        consent=_("Ghi"),
        done=_("Đã ghi."),
        back=_page(council.public_id),
        trail=[*_trail(), (council.name, _page(council.public_id))],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        end_member(member_id=member.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, SeatEndForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def question_take_back(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a question off its session, with the reason."""
    question = find_question(request.actor, public_id)
    demand(request, "council_session.keep", question.session)
    sheet = _of_question(
        question,
        title=_("Bỏ câu hỏi khỏi phiên họp"),
        consequence=_("Câu hỏi không còn trên trang phiên họp; nhật ký giữ câu hỏi và lý do."),
        consent=_("Bỏ câu hỏi"),
        done=_("Đã bỏ câu hỏi."),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        take_back_question(question_id=question.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, TakeBackForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def conflict_declare(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down who does not vote on a question; a member says it in person."""
    question = find_question(request.actor, public_id)
    entries = entries_to_excuse(question, request.actor)
    if not entries:
        raise NotFound
    form = ConflictForm(sent(request)).offering([(each.pk, each.label) for each in entries])
    sheet = _of_question(
        question,
        title=_("Khai có liên quan"),
        consequence=_("Người này không biểu quyết câu hỏi ấy; trang phiên họp và biên bản ghi rõ."),
        consent=_("Khai"),
        done=_("Đã ghi."),
    )

    def act(typed: dict[str, Any]) -> None:
        declare_conflict(
            question_id=question.pk,
            entry_id=int(typed["entry"]),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


def _page(public_id: str) -> str:
    return reverse("desk:council", args=[public_id])


def _trail() -> list[tuple[Any, str]]:
    return [
        (_("Bình xét, bỏ phiếu"), reverse("desk:session_list")),
        (_("Hội đồng"), reverse("desk:council_list")),
    ]


def _of_question(question: Any, **words: Any) -> Sheet:
    session = question.session
    back = reverse("desk:session", args=[session.public_id])
    return Sheet(
        back=back,
        trail=[(_("Bình xét, bỏ phiếu"), reverse("desk:session_list")), (session.name, back)],
        template="desk/sessions/question_form.html",
        shown={"question": question},
        **words,
    )
