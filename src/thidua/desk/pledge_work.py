"""What the pages of one pledge share: its trail and tabs, for whom the actor speaks, what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.clusters.queries import MemberRow, member_rows
from thidua.desk.filling import PlaceBefore
from thidua.desk.meetings import NextStep, Tab
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.pledges.enums import PledgeState
from thidua.pledges.permissions import Speaking, acts_for_unit
from thidua.pledges.queries import CommentRow, MatrixRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the actor may do with a pledge."""

    drafts: bool
    own: tuple[int, ...]
    """Members for which the actor works."""
    others: tuple[int, ...]
    """Members for which the actor may enter on their behalf."""

    @property
    def speaks(self) -> tuple[int, ...]:
        return (*self.own, *self.others)


def rights_on(actor: Actor, pledge: Any, members: Sequence[MemberRow]) -> Rights:
    """Asked once a page."""
    speaking = [
        each.unit_id
        for each in members
        if may(actor, "pledge.speak", Speaking(pledge=pledge, unit_id=each.unit_id))
    ]
    own = [each for each in speaking if acts_for_unit(actor, each)]
    return Rights(
        drafts=may(actor, "pledge.draft", pledge.cluster_year),
        own=tuple(own),
        others=tuple(each for each in speaking if each not in own),
    )


def members_of(pledge: Any, day: date) -> list[MemberRow]:
    """The members of a day, or of the first day when none is there yet, in order."""
    rows = member_rows(pledge.cluster_year)
    begins = min((each.start for each in rows), default=day)
    asked = max(day, begins)
    return [
        each for each in rows if each.start <= asked and (each.end is None or each.end >= asked)
    ]


def page_of(name: str, pledge: Any) -> str:
    """Address of a page of one pledge."""
    return reverse(f"desk:{name}", args=[pledge.public_id])


def trail_to(pledge: Any, *, inside: bool = True) -> list[PlaceBefore]:
    """The way to a pledge, or to a page below its own."""
    year = pledge.cluster_year
    trail: list[PlaceBefore] = [
        (_("Cụm, khối thi đua"), reverse("desk:cluster_list")),
        (str(year), reverse("desk:cluster_year", args=[year.public_id])),
    ]
    return [*trail, (pledge.what, page_of("pledge", pledge))] if inside else trail


def tabs_of(pledge: Any, current: str, *, comments: int, versions: int) -> list[Tab]:
    """The pages of one pledge."""
    pages = (
        ("pledge", _("Nội dung"), 0),
        ("pledge_opinions", _("Góp ý"), comments),
        ("pledge_versions", _("Các lần gửi"), versions),
        ("pledge_signing", _("Phần ký"), 0),
    )
    return [
        Tab(label=label, href=page_of(name, pledge), current=name == current, count=count)
        for name, label, count in pages
    ]


def next_step(
    pledge: Any,
    rights: Rights,
    rows: Sequence[MatrixRow],
    comments: Sequence[CommentRow],
    *,
    sent: bool,
) -> NextStep | None:
    """The most visible thing on the page; None when there is only waiting."""
    state = PledgeState(pledge.state)
    if state == PledgeState.DRAFTING:
        return _drafting(pledge, rights, rows if sent else (), comments) or (
            _head_s(pledge, comments, sent=sent) if rights.drafts else None
        )
    if not rights.drafts:
        return None
    if state == PledgeState.SETTLED:
        return _settled(pledge)
    if state == PledgeState.FROZEN:
        return NextStep(
            title=_("Văn bản đã chốt"),
            told=_("Mở ký để từng đơn vị ký vào đúng bản đã chốt."),
            action=_("Mở ký"),
            href=page_of("pledge_start", pledge),
        )
    if state == PledgeState.SIGNING:
        return NextStep(
            title=_("Các đơn vị đang ký"),
            told=_("Chiếu màn hình ký kết trong hội nghị, hoặc theo dõi ở mục Phần ký."),
            action=_("Theo dõi"),
            href=page_of("pledge_signing", pledge),
        )
    return None


def _drafting(
    pledge: Any, rights: Rights, rows: Sequence[MatrixRow], comments: Sequence[CommentRow]
) -> NextStep | None:
    unseen = [each for each in comments if each.awaits_reading and each.unit_id in rights.own]
    if unseen:
        return NextStep(
            title=_("Ý kiến của đơn vị đã có giải trình"),
            told=_("Đọc giải trình và ghi đã xem, hoặc gửi ý kiến mới."),
            action=_("Đọc giải trình"),
            href=f"{page_of('pledge_opinions', pledge)}#{unseen[0].public_id}",
        )
    if any(row.unit_id in rights.own and not row.answered for row in rows):
        return NextStep(
            title=_("Đơn vị chưa trả lời hết các khoản"),
            told=_("Góp ý ở từng khoản bên dưới, rồi tán thành các khoản còn lại."),
            action=_("Tán thành"),
            href=page_of("pledge_assent", pledge),
        )
    return None


def _head_s(pledge: Any, comments: Sequence[CommentRow], *, sent: bool) -> NextStep:
    waiting = [each for each in comments if each.awaits_answer]
    if waiting:
        return NextStep(
            title=_("{count} góp ý chờ trả lời").format(count=len(waiting)),
            told=_(
                "Trả lời từng ý kiến: tiếp thu, tiếp thu một phần, hoặc giữ nguyên và giải trình."
            ),
            action=_("Trả lời"),
            href=page_of("pledge_opinions", pledge),
        )
    if not sent:
        return NextStep(
            title=_("Dự thảo chưa gửi các đơn vị"),
            told=_("Soạn xong các khoản thì gửi lấy ý kiến với hạn ngày, giờ."),
            action=_("Gửi lấy ý kiến"),
            href=page_of("pledge_send", pledge),
        )
    if any(each.is_open for each in comments):
        return NextStep(
            title=_("Chờ đơn vị xem giải trình"),
            told=_(
                "Giao ước thống nhất được khi đơn vị có ý kiến phản đối đã xem lý do giữ nguyên."
            ),
            action=_("Xem góp ý"),
            href=page_of("pledge_opinions", pledge),
        )
    return NextStep(
        title=_("Không còn ý kiến nào chưa giải quyết"),
        told=_("Thống nhất nội dung, rồi chốt văn bản để ký."),
        action=_("Thống nhất"),
        href=page_of("pledge_settle", pledge),
    )


def _settled(pledge: Any) -> NextStep:
    if not pledge.signatories.exists():
        return NextStep(
            title=_("Chưa có thứ tự ký"),
            told=_("Chọn thứ tự và chức danh người ký của từng đơn vị trước khi chốt."),
            action=_("Ghi thứ tự ký"),
            href=page_of("pledge_signatories", pledge),
        )
    return NextStep(
        title=_("Nội dung đã thống nhất"),
        told=_("Chốt văn bản: sau bước này chỉ ký, rút có lý do, hoặc lập phụ lục."),
        action=_("Chốt văn bản"),
        href=page_of("pledge_freeze", pledge),
    )
