"""Forms of sessions and votes: called, opened, asked, voted, counted, closed, written down."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.councils.actions import (
    TellerNamed,
    annul_ballot,
    call_cluster_session,
    call_council_session,
    call_review_meeting,
    close_ballot,
    close_session,
    confirm_rule,
    enter_count,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
    state_roll,
    write_session_minutes,
)
from thidua.councils.enums import How
from thidua.councils.phrases import WHO_MEETS
from thidua.councils.queries import (
    ballot_rows,
    council_rows,
    councils_kept,
    find_ballot,
    find_session,
    find_teller,
    question_rows,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.councils import find_councils
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_clusters, find_people, find_units
from thidua.desk.forms.sessions import (
    AnnulForm,
    BallotForm,
    CountForm,
    OpeningForm,
    QuestionForm,
    RollForm,
    RuleForm,
    SessionForm,
)
from thidua.kernel import clock
from thidua.kernel.errors import NotFound, Refused
from thidua.kernel.permissions import may

WRITES = ["GET", "HEAD", "POST"]
_TOLD = ("name", "day", "start", "place", "chair", "secretary")
_TRUTHS = {"yes": True, "no": False}


@require_http_methods(WRITES)
@signed_in
def session_call(request: DeskRequest) -> HttpResponse:
    """Call a session of a council or cluster, or enter the review meeting of a room or unit."""
    demand(request, "council_session.begin")
    actor, today = request.actor, clock.today()
    form = SessionForm(sent(request), initial=_named_council(request)).looking(
        find_councils(actor, today), find_clusters(actor), find_units(actor, today)
    )
    sheet = Sheet(
        title=_("Triệu tập phiên họp"),
        consequence=_("Phiên họp hiện trong danh sách; danh sách người dự lập khi khai mạc."),
        consent=_("Triệu tập"),
        done=_("Đã triệu tập."),
        back=reverse("desk:session_list"),
        trail=[(_("Bình xét, bỏ phiếu"), reverse("desk:session_list"))],
    )

    def act(typed: dict[str, Any]) -> str:
        told = {name: typed[name] for name in _TOLD} | {"actor": actor, "at": clock.now()}
        if sum(bool(typed[name]) for name in ("council", "cluster", "unit")) != 1:
            raise Refused(WHO_MEETS, field="council")
        year = typed["year"] or typed["day"].year
        if typed["council"]:
            session = call_council_session(council_id=typed["council"].id, year=year, **told)
        elif typed["cluster"]:
            session = call_cluster_session(cluster_year_id=typed["cluster"].id, **told)
        else:
            session = call_review_meeting(unit_id=typed["unit"].id, year=year, **told)
        return _page(session)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def session_open(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open a session; its roll is written."""
    session, sheet = _kept(
        request,
        public_id,
        title=_("Khai mạc"),
        consequence=_("Danh sách người dự được lập theo thành viên tại ngày họp."),
        consent=_("Khai mạc"),
        done=_("Đã khai mạc. Điểm danh trước khi bỏ phiếu."),
    )
    asks = session.kind == "cluster" and session.own_case is None

    def act(typed: dict[str, Any]) -> None:
        now = clock.now()
        open_session(
            session_id=session.pk,
            own_case=_TRUTHS.get(typed.get("own_case", "")),
            own_case_basis=typed.get("own_case_basis", ""),
            opened_at=now if session.day == now.date() else None,
            actor=request.actor,
            at=now,
        )

    return fill(request, OpeningForm(sent(request)).asking(asks), sheet, act)


@require_http_methods(WRITES)
@signed_in
def session_close(request: DeskRequest, public_id: str) -> HttpResponse:
    """Close a session."""
    session, sheet = _kept(
        request,
        public_id,
        title=_("Bế mạc"),
        consequence=_(
            "Không bỏ phiếu thêm được nữa. Năm của Cụm đã xếp hạng chuyển sang “Đã suy tôn”."
        ),
        consent=_("Bế mạc"),
        done=_("Đã bế mạc."),
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        now = clock.now()
        ended = now if session.day == now.date() else None
        close_session(session_id=session.pk, closed_at=ended, actor=request.actor, at=now)

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def session_minutes_write(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write the minutes of the session and of its counts into the register of papers."""
    session, sheet = _kept(
        request,
        public_id,
        title=_("Lập biên bản"),
        consequence=_("Biên bản họp và biên bản kiểm phiếu vào sổ văn bản, chờ ký và lấy số."),
        consent=_("Lập biên bản"),
        done=_("Đã lập biên bản."),
    )

    def act(_typed: dict[str, Any]) -> None:
        write_session_minutes(session_id=session.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def session_roll(request: DeskRequest, public_id: str) -> HttpResponse:
    """The roll of a review meeting, in figures."""
    session, sheet = _kept(
        request,
        public_id,
        title=_("Số người dự họp"),
        consequence=_("Tỷ lệ phiếu tính trên các số này."),
        consent=_("Ghi"),
        done=_("Đã ghi."),
    )
    if session.kind != "meeting":
        raise NotFound

    def act(typed: dict[str, Any]) -> None:
        state_roll(session_id=session.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, RollForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def question_put(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put a question to a session."""
    session, sheet = _kept(
        request,
        public_id,
        title=_("Thêm câu hỏi"),
        consequence=_("Câu hỏi hiện trên trang phiên họp."),
        consent=_("Thêm"),
        done=_("Đã thêm."),
    )
    actor, today = request.actor, clock.today()
    form = QuestionForm(sent(request)).looking(
        find_people(actor, today), find_units(actor, today), nominates=session.kind == "cluster"
    )

    def act(typed: dict[str, Any]) -> None:
        put_question(
            session_id=session.pk,
            award=typed["award"],
            person_id=typed["person"].id if typed["person"] else None,
            unit_id=typed["unit"].id if typed["unit"] else None,
            actor=actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def ballot_prepare(request: DeskRequest, public_id: str) -> HttpResponse:
    """Prepare a vote on questions that stand in none."""
    session, sheet = _kept(
        request,
        public_id,
        title=_("Chuẩn bị lượt bỏ phiếu"),
        consequence=_("Quy định có hiệu lực tại ngày họp được ghi kèm lượt bỏ phiếu."),
        consent=_("Chuẩn bị"),
        done=_("Đã chuẩn bị."),
    )
    free = [(each.id, each.text) for each in question_rows(session) if not each.ballot_title]
    find = find_people(request.actor, clock.today())

    def teller(name: str) -> TellerNamed:
        known = find(name)
        if len(known) == 1:
            return TellerNamed(name=known[0].label.split(" · ")[0], person_id=known[0].id)
        return TellerNamed(name=name)

    def act(typed: dict[str, Any]) -> None:
        prepare_ballot(
            session_id=session.pk,
            title=typed["title"],
            question_ids=[int(each) for each in typed["questions"]],
            how=How(typed["how"]),
            choose=typed["choose"],
            tellers=[teller(typed["teller_1"]), teller(typed["teller_2"])],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, BallotForm(sent(request)).offering(free), sheet, act)


@require_http_methods(WRITES)
@signed_in
def ballot_step(request: DeskRequest, public_id: str, to: str) -> HttpResponse:
    """Begin or end a vote."""
    steps = {
        "open": (open_ballot, _("Bắt đầu bỏ phiếu"), _("Danh sách người dự không đổi nữa.")),
        "closed": (
            close_ballot,
            _("Kết thúc bỏ phiếu"),
            _("Hai người kiểm phiếu đếm và nhập số độc lập."),
        ),
    }
    if to not in steps:
        raise NotFound
    step, title, consequence = steps[to]
    ballot, sheet = _of_ballot(
        request, public_id, title=title, consequence=consequence, consent=title, done=_("Đã ghi.")
    )

    def act(_typed: dict[str, Any]) -> None:
        step(ballot_id=ballot.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def ballot_annul(request: DeskRequest, public_id: str) -> HttpResponse:
    """Annul a vote."""
    ballot, sheet = _of_ballot(
        request,
        public_id,
        title=_("Hủy lượt bỏ phiếu"),
        consequence=_("Kết quả của lượt này thôi có giá trị; các câu hỏi được bỏ phiếu lại."),
        consent=_("Hủy lượt này"),
        done=_("Đã hủy."),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        annul_ballot(ballot_id=ballot.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, AnnulForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def ballot_rule(request: DeskRequest, public_id: str) -> HttpResponse:
    """Enter the threshold of a vote with its source."""
    ballot, sheet = _of_ballot(
        request,
        public_id,
        title=_("Nhập quy định biểu quyết"),
        consequence=_("Kết quả được tính lại theo quy định này; nhật ký ghi ai nhập, theo đâu."),
        consent=_("Nhập"),
        done=_("Đã nhập quy định."),
    )

    form = RuleForm(sent(request))

    def act(_typed: dict[str, Any]) -> None:
        confirm_rule(ballot_id=ballot.pk, actor=request.actor, at=clock.now(), **form.rule())

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def ballot_count(request: DeskRequest, public_id: str, place: int) -> HttpResponse:
    """What one teller counted; nobody sees the other's figures before both are there."""
    ballot = find_ballot(request.actor, public_id)
    teller = find_teller(ballot, place)
    if teller is None or not may(request.actor, "count.enter", teller):
        raise NotFound
    [row] = ballot_rows(type(ballot).objects.filter(pk=ballot.pk))
    if row.roll is None:
        raise NotFound
    form = CountForm(sent(request), ballot=row)
    sheet = Sheet(
        title=_("Số kiểm phiếu của {name}").format(name=teller.name),
        consequence=_("Khi hai người nhập giống nhau, kết quả được xác nhận ngay."),
        consent=_("Nhập số"),
        done=_("Đã nhập."),
        back=reverse("desk:ballot", args=[public_id]),
        trail=[(row.title, reverse("desk:ballot", args=[public_id]))],
    )

    def act(_typed: dict[str, Any]) -> None:
        keys = [each.public_id for each in ballot.questions.order_by("order")]
        enter_count(
            teller_id=teller.pk, count=form.count(keys), actor=request.actor, at=clock.now()
        )

    return fill(request, form, sheet, act)


def _named_council(request: DeskRequest) -> dict[str, str]:
    """What the form opens with when it is reached from a council's page."""
    wanted = councils_kept(request.actor).filter(public_id=request.GET.get("council", ""))
    rows = council_rows(wanted, on=clock.today())
    return {"council": f"{rows[0].name} · {rows[0].body} [{rows[0].public_id}]"} if rows else {}


def _page(session: Any) -> str:
    return reverse("desk:session", args=[session.public_id])


def _kept(request: DeskRequest, public_id: str, **words: Any) -> tuple[Any, Sheet]:
    session = find_session(request.actor, public_id)
    demand(request, "council_session.keep", session)
    back = _page(session)
    return session, Sheet(back=back, trail=[(session.name, back)], **words)


def _of_ballot(request: DeskRequest, public_id: str, **words: Any) -> tuple[Any, Sheet]:
    ballot = find_ballot(request.actor, public_id)
    demand(request, "council_session.keep", ballot.session)
    back = reverse("desk:ballot", args=[public_id])
    return ballot, Sheet(back=back, trail=[(ballot.title, back)], **words)
