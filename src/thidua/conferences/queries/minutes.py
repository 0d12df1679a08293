"""The minutes of a conference as the tree of a paper, from what was written down.

The keys are those of ``PAPER.yaml`` (``thidua_core.paper``). What is not known leaves a blank to
be filled in by hand; nothing is made up.
"""

from typing import Any

from thidua.conferences.domain.heading import symbol_of
from thidua.conferences.enums import Attendance, NoteKind
from thidua.conferences.models import Conference
from thidua.conferences.queries.conferences import ConferenceRow, conference_rows
from thidua.conferences.queries.invitation import remark_of, spelt
from thidua.conferences.queries.lists import (
    AgendaRow,
    DelegateRow,
    NoteRow,
    agenda_rows,
    attendance_of,
    delegate_rows,
    listed_name,
    note_rows,
)

BLANK = "…………………"
_ATTENDANCE = (
    (Attendance.PRESENT, "Có mặt"),
    (Attendance.STAND_IN, "Cử người dự thay"),
    (Attendance.ABSENT, "Vắng mặt"),
    (Attendance.INVITED, "Thành phần được mời, chưa điểm danh"),
)
_HEADINGS = (
    (NoteKind.SPEECH, "Phát biểu"),
    (NoteKind.DEBATED, "Văn bản được thảo luận"),
    (NoteKind.OPINION, "Ý kiến"),
    (NoteKind.STUDY, "Chuyên đề học tập"),
    (NoteKind.ADOPTED, "Văn bản được thông qua"),
)
"""What the minutes tell, in the order of a meeting; photographs are not told."""
_UNDER_POINT = {
    NoteKind.SPEECH: "",
    NoteKind.STUDY: "Chuyên đề: ",
    NoteKind.DEBATED: "Thảo luận: ",
    NoteKind.OPINION: "Ý kiến: ",
    NoteKind.ADOPTED: "Thông qua: ",
}
"""How a note begins that stands under its point of the agenda."""


def minutes_paper(
    conference: Conference, *, chair: str = "", secretary: str = "", symbol: str = ""
) -> dict[str, Any]:
    """The minutes as keys and values of ``PAPER.yaml``, all of them texts.

    ``chair`` and ``secretary`` are the persons in words, blank lines where they are not given;
    ``symbol`` (``BB-VKS``) prints a number line, whose number the records clerk fills in.
    """
    [row] = conference_rows([conference])
    points, notes = agenda_rows(conference), note_rows(conference)
    paper = {
        "kind": "minutes",
        "title": row.name,
        "issuer": spelt(row.organiser or row.host or row.body),
        "meeting": _meeting(row, delegate_rows(conference), chair, secretary),
        "body": [
            *_papers(row),
            *_agenda(points),
            *_course(points, notes),
            *_told([each for each in notes if each.point_id is None]),
            *remark_of(row),
            "Biên bản được đọc lại cho những người dự hội nghị cùng nghe và thống nhất.",
        ],
        "signatures": [{"office": "Thư ký"}, {"office": "Chủ trì"}],
        "filed": "VT, Hồ sơ hội nghị",
    }
    if paper["issuer"] != spelt(row.body):
        paper["superior"] = spelt(row.body)
    if symbol:
        paper["symbol"] = symbol
    return paper


def minutes_tree(conference: Conference) -> dict[str, Any]:
    """The minutes with the symbol of the issuer's kind, where it has one."""
    tree = minutes_paper(conference)
    if symbol := symbol_of("BB", tree["issuer"]):
        tree["symbol"] = symbol
    return tree


def _meeting(
    row: ConferenceRow, delegates: list[DelegateRow], chair: str, secretary: str
) -> dict[str, Any]:
    meeting = {
        "called": "Hội nghị",
        "place": row.place or BLANK,
        "attendance": _attendance(delegates),
        "chair": chair or row.chair or row.host or BLANK,
        "secretary": secretary or row.secretary or BLANK,
    }
    if row.opened_at is not None:
        meeting["started"] = f"{row.opened_at:%Y-%m-%d %H:%M}"
    elif row.start is not None:
        meeting["started"] = f"{row.day:%Y-%m-%d} {row.start:%H:%M}"
    if row.closed_at is not None:
        meeting["ended"] = f"{row.closed_at:%Y-%m-%d %H:%M}"
    return meeting


def _attendance(delegates: list[DelegateRow]) -> list[dict[str, Any]]:
    counted = attendance_of(delegates)
    numbers = {
        Attendance.PRESENT: counted.present,
        Attendance.STAND_IN: counted.stood_in,
        Attendance.ABSENT: counted.absent,
        Attendance.INVITED: counted.waiting,
    }
    lists: list[dict[str, Any]] = []
    for attendance, label in _ATTENDANCE:
        people = [_person(each) for each in delegates if each.attendance == attendance]
        number = numbers[attendance]
        if people:
            counted_label = label if number is None else f"{label} ({number:02d} người)"
            lists.append({"label": counted_label, "people": people})
    return lists


def _person(delegate: DelegateRow) -> dict[str, str] | str:
    if delegate.stand_in:
        return f"{listed_name(delegate)}; người dự thay: {delegate.stand_in}"
    if delegate.person:
        return {"name": delegate.person, "position": delegate.role}
    return listed_name(delegate)


def _papers(row: ConferenceRow) -> list[dict[str, Any]]:
    if not row.based_on:
        return []
    return [_clause("Hội nghị được tổ chức theo", [each.citation for each in row.based_on])]


def _agenda(points: list[AgendaRow]) -> list[dict[str, Any]]:
    if not points:
        return []
    return [_clause("Chương trình", [_point(each) for each in points])]


def _point(point: AgendaRow) -> str:
    hour = f"{point.start:%H:%M}: " if point.start else ""
    speaker = f" ({point.speaker})" if point.speaker else ""
    return f"{hour}{point.title}{speaker}"


def _course(points: list[AgendaRow], notes: list[NoteRow]) -> list[dict[str, Any]]:
    """What happened under each point of the agenda, in its order."""
    clauses: list[dict[str, Any]] = []
    for point in points:
        told = [
            f"{_UNDER_POINT[NoteKind(each.kind)]}{_note(each)}"
            for kind in _UNDER_POINT
            for each in notes
            if each.point_id == point.id and each.kind == kind
        ]
        if told:
            clauses.append(_clause(point.title, told))
    return clauses


def _told(notes: list[NoteRow]) -> list[dict[str, Any]]:
    clauses: list[dict[str, Any]] = []
    for kind, heading in _HEADINGS:
        told = [_note(each) for each in notes if each.kind == kind]
        if told:
            clauses.append(_clause(heading, told))
    return clauses


def _note(note: NoteRow) -> str:
    text = f"{note.speaker}: {note.text}" if note.speaker else note.text
    return f"{text} ({note.document})" if note.document else text


def _clause(title: str, lines: list[str]) -> dict[str, Any]:
    return {"clause": {"title": title, "body": [{"dash": line} for line in lines]}}
