"""The minutes of a conference: written from what happened, corrected, approved."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.conferences.actions import (
    approve_minutes,
    correct_minutes,
    reopen_minutes,
    send_minutes_to_sign,
    write_minutes,
)
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries import (
    conference_rows,
    find_conference,
    minutes_row,
    minutes_tree,
    written_minutes_of,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.conferences import PassageForm, ReopenForm, SignersForm
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_people
from thidua.desk.meetings import has_minutes, may_write, page_of, tabs_of, trail_to
from thidua.documents.queries import signature_request_of
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.ui.differences import compare

WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def conference_minutes(request: DeskRequest, public_id: str) -> HttpResponse:
    """The kept minutes, passage by passage, with what was corrected shown as a difference."""
    conference, row = _kept(request, public_id)
    kept = written_minutes_of(conference)
    minutes = minutes_row(kept, now=minutes_tree(conference)) if kept else None
    context = {
        "trail": trail_to(row),
        "tabs": tabs_of(row, "conference_minutes"),
        "conference": row,
        "minutes": minutes,
        "signing": signature_request_of(kept.document_id) if kept else None,
        "passages": [
            (each, compare(each.generated, each.text) if each.corrected else [])
            for each in (minutes.passages if minutes else ())
        ],
        "writes": may_write(row) and not (minutes and minutes.approved_at),
        "linkable": may_write(row),
    }
    return render(request, "desk/conferences/minutes.html", context)


@require_http_methods(WRITES)
@signed_in
def minutes_write(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write the minutes from agenda, attendance and notes, or write them again."""
    conference, row = _kept(request, public_id)
    again = written_minutes_of(conference) is not None
    sheet = _sheet(
        row,
        title=_("Soạn lại biên bản") if again else _("Soạn biên bản"),
        consequence=_(
            "Biên bản được soạn lại từ chương trình, điểm danh và ghi chép hiện có. Chỗ đã sửa còn "
            "giữ khi đoạn gốc không đổi."
        )
        if again
        else _(
            "Biên bản được soạn từ chương trình, điểm danh và ghi chép, thành một dự thảo trong sổ "
            "văn bản của đơn vị chủ trì. Chưa ai ngoài người giữ hội nghị thấy dự thảo."
        ),
        consent=_("Soạn lại") if again else _("Soạn biên bản"),
        done=_("Đã soạn. Tiếp theo: đọc lại và sửa từng đoạn."),
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: _done(
            write_minutes(conference_id=conference.pk, actor=request.actor, at=clock.now())
        ),
    )


@require_http_methods(WRITES)
@signed_in
def minutes_correct(request: DeskRequest, public_id: str, place: str) -> HttpResponse:
    """Correct one passage."""
    conference, row = _kept(request, public_id)
    kept = written_minutes_of(conference)
    passages = minutes_row(kept, now={}).passages if kept else ()
    passage = next((each for each in passages if each.place == place), None)
    if passage is None:
        raise NotFound
    sheet = _sheet(
        row,
        title=_("Sửa tên mục của biên bản") if passage.heading else _("Sửa đoạn của biên bản"),
        consequence=_(
            "Bản soạn từ ghi chép vẫn giữ bên cạnh; trang biên bản hiện rõ chỗ bỏ, chỗ thêm. Nhật "
            "ký thao tác giữ cả hai."
        ),
        consent=_("Lưu"),
        done=_("Đã lưu."),
        template="desk/conferences/minutes_correct.html",
        shown={"passage": passage},
    )
    return fill(
        request,
        PassageForm(sent(request), initial={"text": passage.text}),
        sheet,
        lambda typed: _done(
            correct_minutes(
                conference_id=conference.pk,
                place=place,
                text=typed["text"],
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def minutes_approve(request: DeskRequest, public_id: str) -> HttpResponse:
    """Approve the text of the minutes."""
    conference, row = _kept(request, public_id)
    sheet = _sheet(
        row,
        title=_("Duyệt biên bản"),
        consequence=_(
            "Từ đây biên bản không sửa được nữa, trừ khi bỏ duyệt. Bản duyệt dùng để chủ trì và thư "
            "ký ký."
        ),
        consent=_("Duyệt biên bản"),
        done=_("Đã duyệt. Tiếp theo: chủ trì và thư ký ký."),
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: _done(
            approve_minutes(conference_id=conference.pk, actor=request.actor, at=clock.now())
        ),
    )


@require_http_methods(WRITES)
@signed_in
def minutes_send(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask secretary and chair for their signatures."""
    conference, row = _kept(request, public_id)
    sheet = _sheet(
        row,
        title=_("Đưa biên bản vào ký"),
        consequence=_(
            "Thư ký ký trước, chủ trì ký sau, trên cùng một tệp PDF đã chốt. Đủ hai chữ ký thì biên "
            "bản tự gắn vào hội nghị và không sửa được nữa."
        ),
        consent=_("Đưa vào ký"),
        done=_("Đã đưa vào ký."),
        grave=True,
    )
    form = SignersForm(sent(request)).looking(find_people(request.actor, clock.today()))

    def act(typed: dict[str, Any]) -> None:
        send_minutes_to_sign(
            conference_id=conference.pk,
            chair_id=typed["chair"].id,
            secretary_id=typed["secretary"].id,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def minutes_reopen(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take the approval back."""
    conference, row = _kept(request, public_id)
    sheet = _sheet(
        row,
        title=_("Bỏ duyệt biên bản"),
        consequence=_("Biên bản sửa được trở lại; phải duyệt lại trước khi ký."),
        consent=_("Bỏ duyệt"),
        done=_("Đã bỏ duyệt."),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        reopen_minutes(conference_id=conference.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReopenForm(sent(request)), sheet, act)


def _kept(request: DeskRequest, public_id: str) -> tuple[Any, Any]:
    """A conference that the actor keeps and that has something for minutes to tell."""
    conference = find_conference(request.actor, public_id)
    demand(request, "conference.change", meeting_of(conference))
    [row] = conference_rows([conference])
    if not has_minutes(row):
        raise NotFound
    return conference, row


def _sheet(row: Any, **words: Any) -> Sheet:
    back = page_of("conference_minutes", row.public_id)
    return Sheet(back=back, trail=[*trail_to(row), (_("Biên bản"), back)], **words)


def _done(written: object) -> None:
    """What an action returns is not an address to go to."""
