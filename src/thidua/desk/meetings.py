"""What the pages of one conference share: its trail, its tabs, the next thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.conferences.domain.course import takes_changes, takes_minutes
from thidua.conferences.enums import ConferenceState
from thidua.conferences.queries import ConferenceRow
from thidua.desk.filling import PlaceBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One page of a conference."""

    label: str
    href: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The most visible thing on a conference's page."""

    title: str
    told: str
    action: str
    href: str


def page_of(name: str, public_id: str) -> str:
    """Address of a page of one conference."""
    return reverse(f"desk:{name}", args=[public_id])


def trail_to(row: ConferenceRow) -> list[PlaceBefore]:
    """The way to a page below the conference's own."""
    return [
        (_("Hội nghị"), reverse("desk:conference_list")),
        (row.name, page_of("conference", row.public_id)),
    ]


def tabs_of(row: ConferenceRow, current: str) -> list[Tab]:
    """The pages of a conference for whoever works on it."""
    pages = {
        "conference": _("Tổng quan"),
        "conference_course": _("Chương trình, ghi chép"),
        "conference_delegates": _("Thành phần, điểm danh"),
    }
    if has_minutes(row):
        pages["conference_minutes"] = _("Biên bản")
    if row.state in {ConferenceState.INVITED, ConferenceState.OPEN}:
        pages["conference_code"] = _("Mã điểm danh")
    return [
        Tab(label=label, href=page_of(name, row.public_id), current=name == current)
        for name, label in pages.items()
    ]


def next_step(
    row: ConferenceRow, agenda: Sequence[object], delegates: Sequence[object], *, today: date
) -> NextStep | None:
    """What whoever works on the conference does next; None when there is only waiting."""
    match ConferenceState(row.state):
        case ConferenceState.PLANNED:
            return _preparing(row, agenda, delegates)
        case ConferenceState.INVITED if row.day <= today:
            told = _("Từ lúc khai mạc, điểm danh và ghi chép đều có giờ.")
            return _step(row, ConferenceState.OPEN, _("Khai mạc"), told)
        case ConferenceState.OPEN:
            return NextStep(
                title=_("Hội nghị đang họp"),
                told=_("Ghi chép theo từng mục của chương trình; bế mạc ở cuối trang ấy."),
                action=_("Ghi chép"),
                href=page_of("conference_course", row.public_id),
            )
        case ConferenceState.CLOSED:
            return NextStep(
                title=_("Hoàn thành biên bản"),
                told=_("Soạn từ ghi chép, sửa từng đoạn, duyệt, ký, rồi gắn vào hội nghị."),
                action=_("Mở biên bản"),
                href=page_of("conference_minutes", row.public_id),
            )
    return None


def _preparing(
    row: ConferenceRow, agenda: Sequence[object], delegates: Sequence[object]
) -> NextStep:
    if not agenda:
        return NextStep(
            title=_("Nhập chương trình"),
            told=_("Chương trình in vào giấy mời và tệp lịch."),
            action=_("Nhập chương trình"),
            href=page_of("conference_course", row.public_id),
        )
    if not delegates:
        return NextStep(
            title=_("Nhập thành phần được mời"),
            told=_("Mời cả các đơn vị của Cụm một lần, hoặc thêm từng người."),
            action=_("Nhập thành phần"),
            href=page_of("conference_delegates", row.public_id),
        )
    told = _("Người được mời nhận thông báo.")
    return _step(row, ConferenceState.INVITED, _("Gửi lời mời"), told)


def _step(row: ConferenceRow, to: ConferenceState, title: str, told: str) -> NextStep:
    return NextStep(
        title=title,
        told=told,
        action=title,
        href=reverse("desk:conference_step", args=[row.public_id, to.value]),
    )


def may_write(row: ConferenceRow) -> bool:
    """Whether particulars, agenda, guests and notes still take changes."""
    return takes_changes(row.state)


def has_minutes(row: ConferenceRow) -> bool:
    """Whether there is something for minutes to tell."""
    return takes_minutes(row.state)
