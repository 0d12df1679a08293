"""What members say to a draft, entered: comments, replies by letter, assents, and the answers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent, sent_files
from thidua.desk.forms.pledges import (
    AnswerForm,
    AssentForm,
    CommentForm,
    ReasonForm,
    ReplyForm,
)
from thidua.desk.forms.refusing import take_refusal
from thidua.desk.pledge_work import members_of, page_of, rights_on, trail_to
from thidua.kernel import clock
from thidua.kernel.errors import NotFound, Refused
from thidua.pledges.actions import (
    Remark,
    answer_comment,
    give_assent,
    make_comment,
    see_answer,
    take_in_reply,
    withdraw_comment,
)
from thidua.pledges.enums import Outcome
from thidua.pledges.permissions import Speaking
from thidua.pledges.queries import debated_by, find_comment, find_pledge
from thidua.pledges.queries.replies import proposals, reply_words

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def pledge_comment(request: DeskRequest, public_id: str) -> HttpResponse:
    """Comment on a clause (``?clause=``) or the whole draft, for one's own unit or another."""
    pledge = find_pledge(request.actor, public_id)
    units, clauses = _units(request, pledge), _clauses(pledge)
    wanted = request.GET.get("clause", "")
    under = next((str(each.pk) for each in clauses if each.public_id == wanted), "")
    form = CommentForm(sent(request), initial={"clause": under})
    form.speaking_for(units)
    form.about(_offered(clauses))
    sheet = Sheet(
        title=_("Góp ý dự thảo"),
        consequence=_("Các đơn vị thành viên và Cụm trưởng đọc được ý kiến, kèm tên đơn vị."),
        consent=_("Gửi góp ý"),
        done=_("Đã gửi góp ý."),
        back=page_of("pledge", pledge),
        trail=trail_to(pledge),
    )

    def act(typed: dict[str, Any]) -> str:
        comment = make_comment(
            pledge_id=pledge.pk,
            unit_id=int(typed["unit"]),
            remark=Remark(
                text=typed["text"],
                clause_id=int(typed["clause"]) if typed["clause"] else None,
                passage=typed["passage"],
                proposed=typed["proposed"],
                objection=typed["objection"],
            ),
            actor=request.actor,
            at=clock.now(),
        )
        return f"{sheet.back}#{comment.clause.public_id if comment.clause else 'y-kien-chung'}"

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def pledge_assent(request: DeskRequest, public_id: str) -> HttpResponse:
    """Assent to clauses; ticked at first are those on which the unit awaits no answer."""
    pledge = find_pledge(request.actor, public_id)
    units = _units(request, pledge)
    form = AssentForm(sent(request))
    form.speaking_for(units)
    form.about(_offered(_clauses(pledge)), debated_by(pledge, units[0][0]))
    sheet = Sheet(
        title=_("Tán thành dự thảo"),
        consequence=_(
            "Tên đơn vị hiện ở từng khoản đã tán thành; khoản sửa lại sau sẽ được hỏi lại."
        ),
        consent=_("Tán thành"),
        done=_("Đã ghi tán thành."),
        back=page_of("pledge", pledge),
        trail=trail_to(pledge),
    )
    return fill(
        request,
        form,
        sheet,
        lambda typed: give_assent(
            pledge_id=pledge.pk,
            unit_id=int(typed["unit"]),
            clause_ids=[int(each) for each in typed["clauses"]],
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_reply(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take in a reply by letter: read, shown clause by clause, then confirmed."""
    pledge = find_pledge(request.actor, public_id)
    form = ReplyForm(sent(request), sent_files(request))
    form.speaking_for(_units(request, pledge))
    sheet = Sheet(
        title=_("Nhập thư, tệp trả lời"),
        consequence=_("Chưa ghi gì: bước sau hiện từng ý kiến theo khoản để soát rồi mới ghi."),
        consent=_("Tách theo khoản"),
        done=_("Đã đọc."),
        back=page_of("pledge_opinions", pledge),
        trail=trail_to(pledge),
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            words = reply_words(
                form.cleaned_data["text"], file.name if file else "", file.read() if file else b""
            )
        except Refused as refused:
            take_refusal(form, refused)
        else:
            return _confirming(request, pledge, int(form.cleaned_data["unit"]), words)
    return fill(request, form, sheet, lambda _typed: None)


@require_POST
@signed_in
def pledge_reply_confirm(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down the pieces of a reply that were ticked."""
    pledge = find_pledge(request.actor, public_id)
    unit = request.POST.get("unit", "")
    units = dict(_units(request, pledge))
    if not unit.isdigit() or int(unit) not in units:
        raise NotFound
    clauses = {each.code: each.pk for each in _clauses(pledge)}
    remarks = [
        Remark(
            text=request.POST.get(f"text_{place}", ""),
            clause_id=clauses.get(request.POST.get(f"code_{place}", "")),
            objection=f"objection_{place}" in request.POST,
        )
        for place in request.POST.getlist("take")
        if place.isdigit()
    ]
    take_in_reply(
        pledge_id=pledge.pk,
        unit_id=int(unit),
        remarks=remarks,
        actor=request.actor,
        at=clock.now(),
    )
    return redirect(page_of("pledge_opinions", pledge))


@require_http_methods(WRITES)
@signed_in
def pledge_comment_answer(request: DeskRequest, public_id: str) -> HttpResponse:
    """Answer a comment."""
    comment = find_comment(request.actor, public_id)
    pledge = comment.pledge
    demand(request, "pledge.draft", pledge.cluster_year)
    chosen = "" if comment.outcome == Outcome.OPEN else comment.outcome
    back = page_of("pledge_opinions", pledge)
    sheet = Sheet(
        title=_("Trả lời góp ý"),
        consequence=_("Đơn vị góp ý nhận thông báo; câu trả lời in vào bảng tổng hợp, giải trình."),
        consent=_("Trả lời"),
        done=_("Đã trả lời."),
        back=f"{back}#{comment.public_id}",
        trail=[*trail_to(pledge), (_("Góp ý"), back)],
        template="desk/pledges/answering.html",
        shown={"comment": comment},
    )
    return fill(
        request,
        AnswerForm(sent(request), initial={"outcome": chosen, "answer": comment.answer}),
        sheet,
        lambda typed: _none(
            answer_comment(
                comment_id=comment.pk,
                outcome=Outcome(typed["outcome"]),
                answer=typed["answer"],
                address=f"{back}#{comment.public_id}",
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_POST
@signed_in
def pledge_comment_see(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down that the unit has read the reason."""
    comment = find_comment(request.actor, public_id)
    demand(request, "pledge.speak", Speaking(pledge=comment.pledge, unit_id=comment.unit_id))
    see_answer(comment_id=comment.pk, actor=request.actor, at=clock.now())
    return redirect(f"{page_of('pledge_opinions', comment.pledge)}#{comment.public_id}")


@require_http_methods(WRITES)
@signed_in
def pledge_comment_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a comment back."""
    comment = find_comment(request.actor, public_id)
    demand(request, "pledge.speak", Speaking(pledge=comment.pledge, unit_id=comment.unit_id))
    sheet = Sheet(
        title=_("Rút góp ý"),
        consequence=_("Góp ý thôi hiện ở trang giao ước; nhật ký thao tác còn giữ."),
        consent=_("Rút góp ý"),
        done=_("Đã rút."),
        back=page_of("pledge_opinions", comment.pledge),
        trail=trail_to(comment.pledge),
        grave=True,
    )
    return fill(
        request,
        ReasonForm(sent(request)),
        sheet,
        lambda typed: _none(
            withdraw_comment(
                comment_id=comment.pk,
                reason=typed["reason"],
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


def _confirming(request: DeskRequest, pledge: Any, unit_id: int, words: str) -> HttpResponse:
    clauses = _clauses(pledge)
    context = {
        "pledge": pledge,
        "trail": trail_to(pledge),
        "unit_id": unit_id,
        "unit": dict(_units(request, pledge))[unit_id],
        "pieces": list(enumerate(proposals(words, [each.code for each in clauses]))),
        "clauses": clauses,
    }
    return render(request, "desk/pledges/reply_confirm.html", context)


def _units(request: DeskRequest, pledge: Any) -> list[tuple[int, str]]:
    """The members for which the actor may speak, its own first; nobody: no such page."""
    members = members_of(pledge, clock.today())
    rights = rights_on(request.actor, pledge, members)
    if not rights.speaks:
        raise NotFound
    names = {each.unit_id: each.name for each in members}
    return [(key, names[key]) for key in rights.speaks]


def _clauses(pledge: Any) -> list[Any]:
    return list(pledge.clauses.filter(heading=False))


def _offered(clauses: list[Any]) -> list[tuple[int, str]]:
    return [(each.pk, f"{each.code}. {_short(each.text)}") for each in clauses]


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else f"{text[:limit]}…"


def _none(written: object) -> None:
    """What an action returns is not an address to go to."""
