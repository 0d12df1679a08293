"""A conference as it runs: the agenda point by point, and what is noted under each."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.conferences import phrases
from thidua.conferences.actions import (
    AgendaLine,
    add_point,
    change_note,
    change_point,
    move_point,
    remove_point,
    strike_note,
    take_note,
)
from thidua.conferences.enums import NoteKind
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries import (
    AgendaRow,
    agenda_rows,
    conference_rows,
    find_conference,
    find_note,
    find_point,
    note_rows,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.conferences import NoteForm, PointForm
from thidua.desk.forms.people import ConsentForm
from thidua.desk.meetings import has_minutes, may_write, page_of, tabs_of, trail_to
from thidua.kernel import clock
from thidua.kernel.errors import Refused

WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def conference_course(request: DeskRequest, public_id: str) -> HttpResponse:
    """The agenda with its notes, to be kept while the conference meets."""
    conference = _kept(request, find_conference(request.actor, public_id))
    [row] = conference_rows([conference])
    points, notes = agenda_rows(conference), note_rows(conference)
    context = {
        "trail": trail_to(row),
        "tabs": tabs_of(row, "conference_course"),
        "conference": row,
        "points": [
            (
                point,
                [note for note in notes if note.point_id == point.id],
                place - 1 if place > 1 else None,
                place + 1 if place < len(points) else None,
            )
            for place, point in enumerate(points, start=1)
        ],
        "loose": [note for note in notes if note.point_id is None],
        "writes": may_write(row),
        "told": has_minutes(row),
    }
    return render(request, "desk/conferences/course.html", context)


@require_http_methods(WRITES)
@signed_in
def agenda_point_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Add a point to the agenda."""
    conference = _kept(request, find_conference(request.actor, public_id))
    sheet = _sheet(
        conference,
        title=_("Thêm mục vào chương trình"),
        consequence=_("Chương trình mới hiện ngay trên trang hội nghị và trong tệp lịch."),
        consent=_("Thêm mục"),
        done=_("Đã thêm."),
    )
    return fill(
        request,
        PointForm(sent(request)),
        sheet,
        lambda typed: _done(
            add_point(
                conference_id=conference.pk,
                line=AgendaLine(**typed),
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def agenda_point_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Reword a point, or give it another hour, length or speaker."""
    point = find_point(request.actor, public_id)
    conference = _kept(request, point.conference)
    written = {name: getattr(point, name) for name in PointForm.base_fields}
    sheet = _sheet(
        conference,
        title=_("Sửa mục của chương trình"),
        consequence=_("Ghi chép của mục ở nguyên chỗ. Chương trình mới hiện ngay trên trang."),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
    )
    return fill(
        request,
        PointForm(sent(request), initial=written),
        sheet,
        lambda typed: _done(
            change_point(
                conference_id=conference.pk,
                point_id=point.pk,
                line=AgendaLine(**typed, document_id=point.document_id),
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_POST
@signed_in
def agenda_point_move(request: DeskRequest, public_id: str) -> HttpResponse:
    """Move a point to the place that was sent; sent twice it stands there once."""
    point = find_point(request.actor, public_id)
    conference = _kept(request, point.conference)
    place = request.POST.get("place", "")
    if not (place.isascii() and place.isdigit() and len(place) < 6):
        raise Refused(phrases.PLACE_IN_AGENDA_MISSING)
    move_point(
        conference_id=conference.pk,
        point_id=point.pk,
        place=int(place),
        actor=request.actor,
        at=clock.now(),
    )
    return redirect(f"{page_of('conference_course', conference.public_id)}#{point.public_id}")


@require_http_methods(WRITES)
@signed_in
def agenda_point_remove(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a point off the agenda."""
    point = find_point(request.actor, public_id)
    conference = _kept(request, point.conference)
    sheet = _sheet(
        conference,
        title=_("Bỏ mục “{title}”").format(title=point.title),
        consequence=_("Mục thôi hiện trong chương trình; nhật ký thao tác giữ nội dung cũ."),
        consent=_("Bỏ mục"),
        done=_("Đã bỏ."),
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: _done(
            remove_point(
                conference_id=conference.pk,
                point_id=point.pk,
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def note_take(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down what is said or adopted; ``?point=`` chooses the point under way."""
    conference = _kept(request, find_conference(request.actor, public_id))
    points = agenda_rows(conference)
    wanted = request.GET.get("point", "")
    under = next((each.id for each in points if each.public_id == wanted), "")
    form = NoteForm(sent(request), initial={"point": under, "kind": NoteKind.OPINION})
    sheet = _sheet(
        conference,
        title=_("Ghi chép"),
        consequence=_(
            "Mọi người đăng nhập đọc được trên trang hội nghị; biên bản soạn sẵn ghi theo mục."
        ),
        consent=_("Ghi"),
        done=_("Đã ghi."),
    )

    def act(typed: dict[str, Any]) -> str:
        note = take_note(
            conference_id=conference.pk, actor=request.actor, at=clock.now(), **_noted(typed)
        )
        return _at(sheet, note.point.public_id if note.point else "")

    return fill(request, form.under(_offered(points)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def note_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct a note."""
    note = find_note(request.actor, public_id)
    conference = _kept(request, note.conference)
    written = {
        "point": note.point_id or "",
        "kind": note.kind,
        "speaker": note.speaker,
        "text": note.text,
    }
    sheet = _sheet(
        conference,
        title=_("Sửa ghi chép"),
        consequence=_("Nhật ký thao tác giữ cả nội dung cũ và mới."),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
    )
    return fill(
        request,
        NoteForm(sent(request), initial=written).under(_offered(agenda_rows(conference))),
        sheet,
        lambda typed: _done(
            change_note(
                conference_id=conference.pk,
                note_id=note.pk,
                actor=request.actor,
                at=clock.now(),
                **_noted(typed),
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def note_strike(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a note back."""
    note = find_note(request.actor, public_id)
    conference = _kept(request, note.conference)
    sheet = _sheet(
        conference,
        title=_("Bỏ ghi chép"),
        consequence=_(
            "“{text}” thôi hiện trên trang và trong biên bản soạn sẵn; nhật ký thao tác còn giữ."
        ).format(text=note.text),
        consent=_("Bỏ ghi chép"),
        done=_("Đã bỏ."),
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: strike_note(
            conference_id=conference.pk, note_id=note.pk, actor=request.actor, at=clock.now()
        ),
    )


def _kept(request: DeskRequest, conference: Any) -> Any:
    demand(request, "conference.change", meeting_of(conference))
    return conference


def _sheet(conference: Any, **words: Any) -> Sheet:
    [row] = conference_rows([conference])
    return Sheet(
        back=page_of("conference_course", row.public_id),
        trail=[
            *trail_to(row),
            (_("Chương trình, ghi chép"), page_of("conference_course", row.public_id)),
        ],
        **words,
    )


def _done(written: object) -> None:
    """What an action returns is not an address to go to."""


def _at(sheet: Sheet, point: str) -> str:
    return f"{sheet.back}#{point}" if point else sheet.back


def _offered(points: list[AgendaRow]) -> list[tuple[int, str]]:
    return [
        (each.id, f"{each.start:%H:%M} {each.title}" if each.start else each.title)
        for each in points
    ]


def _noted(typed: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": NoteKind(typed["kind"]),
        "text": typed["text"],
        "speaker": typed["speaker"],
        "point_id": int(typed["point"]) if typed["point"] else None,
    }
