"""*Việc chờ tôi*: what waits for somebody, gathered from all parts, each with its next step.

What has a moment stands by danger, the most overdue first; what only waits to be taken up stands
behind it. Each part says what is whose; this module knows how it reads.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.calendar.queries import DeadlineRow, deadline_rows, deadlines_for, extensions_for
from thidua.commendations.enums import WaitsFor
from thidua.commendations.queries import DecisionRow
from thidua.conferences.queries import ConferenceRow
from thidua.councils.queries import counts_waiting_for, sessions_waiting_for
from thidua.desk.at_hand import AtHand
from thidua.documents.enums import DocumentState
from thidua.documents.queries import DocumentRow
from thidua.documents.queries.signatures import slots_waiting_for
from thidua.exchange.queries import years_to_hand_over
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.gathering import gathered
from thidua.kernel.health import quick_symptoms
from thidua.kernel.permissions import may
from thidua.movements.queries import MovementRow
from thidua.people.enums import Role
from thidua.pledges.enums import PledgeState
from thidua.pledges.queries.in_hand import pledges_in_hand
from thidua.registrations.queries import RegistrationsAtHand
from thidua.scoring.queries import sheets_in_hand
from thidua_core.periods import format_date_vn

NEAR = timedelta(days=7)
GROUPS: dict[str, tuple[str, str | Promise]] = {
    "stop": ("octagon-alert", gettext_lazy("Quá hạn")),
    "due": ("clock", gettext_lazy("Tuần này")),
    "idle": ("calendar", gettext_lazy("Sau đó")),
    "active": ("inbox", gettext_lazy("Chờ xử lý")),
}
_ORDER = list(GROUPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits, and where it is done."""

    label: str
    href: str
    action: str
    """The word on its button."""
    danger: str
    """``stop``, ``due``, ``idle``, or ``active`` where nothing is due."""
    icon: str = "clipboard-check"
    meta: tuple[str, ...] = ()
    due: datetime | None = None
    days_left: int = 0
    deadline_href: str = ""
    """The page of the deadline itself, where that is not ``href``."""

    @property
    def days_over(self) -> int:
        return max(0, -self.days_left)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingGroup:
    """Rows of the same danger."""

    danger: str
    icon: str
    title: str | Promise
    rows: tuple[Waiting, ...]


def waiting_groups(actor: Actor, hand: AtHand, *, at: datetime) -> tuple[WaitingGroup, ...]:
    """Everything that waits for ``actor``, newest danger first."""
    rows = [
        *_deadlines(actor, at),
        *_conferences(hand.conferences.waiting, at),
        *_decisions(hand.decisions),
        *_papers(hand.papers),
        *_signatures(actor),
        *_cascades(hand.movements.waiting),
        *_pledges(actor),
        *_registrations(hand.registrations),
        *_hand_overs(actor),
        *_sheets(actor, at),
        *_votes(actor, at),
        *_symptoms(actor),
    ]
    rows.sort(key=lambda row: (_ORDER.index(row.danger), row.due or at))
    return tuple(
        WaitingGroup(
            danger=danger, icon=GROUPS[danger][0], title=GROUPS[danger][1], rows=tuple(some)
        )
        for danger, some in groupby(rows, key=lambda row: row.danger)
    )


def _deadlines(actor: Actor, at: datetime) -> Iterator[Waiting]:
    """What is due, then what somebody asked to move."""
    day = at.astimezone(VIETNAM).date()
    due, asked = gathered(deadlines_for(actor), extensions_for(actor, on=day))
    rows = deadline_rows(dict.fromkeys([*due, *asked]), at=at)
    due_ids, asked_ids = ({each.public_id for each in some} for some in (due, asked))
    yield from _due(row for row in rows if row.public_id in due_ids)
    yield from _extensions(row for row in rows if row.public_id in asked_ids)


def _due(rows: Iterable[DeadlineRow]) -> Iterator[Waiting]:
    for row in rows:
        own = reverse("desk:deadline", args=[row.public_id])
        yield Waiting(
            label=row.label,
            href=row.address or own,
            action=_("Mở việc") if row.address else _("Xem hạn"),
            danger=row.danger,
            meta=tuple(filter(None, (row.detail, row.unit, row.basis))),
            due=row.due,
            days_left=row.days_left,
            deadline_href=own if row.address else "",
        )


def _extensions(rows: Iterable[DeadlineRow]) -> Iterator[Waiting]:
    for row in rows:
        assert row.asked_until is not None, "only such are asked for"
        until = f"{row.asked_until:%H:%M} {format_date_vn(row.asked_until.date())}"
        yield Waiting(
            label=_("Trả lời đề nghị dời hạn: {label}").format(label=row.label),
            href=reverse("desk:deadline", args=[row.public_id]),
            action=_("Trả lời"),
            danger=row.danger,
            icon="calendar-clock",
            meta=(row.unit, _("đề nghị đến {until}").format(until=until), row.asked_reason),
            due=row.due,
            days_left=row.days_left,
        )


def _conferences(rows: Iterable[ConferenceRow], at: datetime) -> Iterator[Waiting]:
    """Those still to come that the actor prepares or is invited to in person."""
    day = at.astimezone(VIETNAM).date()
    for row in rows:
        begins = _begins(row)
        yield Waiting(
            label=row.name,
            href=reverse("desk:conference", args=[row.public_id]),
            action=_("Xem hội nghị"),
            danger="due" if begins - at <= NEAR else "idle",
            icon="presentation",
            meta=tuple(filter(None, (row.state_label, row.place))),
            due=begins,
            days_left=(row.day - day).days,
        )


def _begins(row: ConferenceRow) -> datetime:
    hour = row.start or datetime.min.time().replace(hour=8)
    return datetime.combine(row.day, hour, tzinfo=VIETNAM)


def _decisions(rows: Iterable[DecisionRow]) -> Iterator[Waiting]:
    """Decisions on awards that wait for the actor's number, signature or publication."""
    words = {
        WaitsFor.NUMBER.value: _("Nhập số"),
        WaitsFor.SIGNATURE.value: _("Xem và ký"),
        WaitsFor.PUBLICATION.value: _("Công bố"),
    }
    for row in rows:
        yield Waiting(
            label=row.title,
            href=reverse("desk:decision", args=[row.public_id]),
            action=words[row.waits],
            danger="active",
            icon="award",
            meta=(row.number, row.issuer, _("chờ {waits}").format(waits=row.waits_label)),
        )


def _papers(rows: Iterable[DocumentRow]) -> Iterator[Waiting]:
    """Papers that wait for the actor's signature or number."""
    for row in rows:
        signed = row.state == DocumentState.SIGNED
        yield Waiting(
            label=row.title or row.kind_label,
            href=reverse("desk:document", args=[row.public_id]),
            action=_("Ghi số") if signed else _("Xem dự thảo"),
            danger="active",
            icon="file-badge" if signed else "file-pen",
            meta=(row.kind_label, row.issuer, row.state_label),
        )


def _signatures(actor: Actor) -> Iterator[Waiting]:
    """Papers whose turn has come at the actor's own place to sign."""
    for slot in slots_waiting_for(actor):
        yield Waiting(
            label=_("Ký {title}").format(title=slot.request.document.title),
            href=reverse("desk:signature_request", args=[slot.request.public_id]),
            action=_("Ký văn bản"),
            danger="active",
            icon="pen-line",
            meta=tuple(filter(None, (slot.unit_label, slot.office))),
        )


def _cascades(rows: Iterable[MovementRow]) -> Iterator[Waiting]:
    """Movements launched by the actor's body that units below have still to launch."""
    for row in rows:
        counted = _("{done}/{all} đơn vị đã phát động").format(
            done=row.tally.launched, all=row.tally.sent
        )
        yield Waiting(
            label=_("Theo dõi {name}").format(name=row.name),
            href=reverse("desk:movement", args=[row.public_id]),
            action=_("Theo dõi"),
            danger="active",
            icon="megaphone",
            meta=tuple(filter(None, (counted, row.directive.citation if row.directive else ""))),
        )


def _pledges(actor: Actor) -> Iterator[Waiting]:
    """Pledges whose next step is the head's officer's."""
    steps = {
        PledgeState.DRAFTING.value: ("pledge_opinions", _("Trả lời góp ý")),
        PledgeState.SETTLED.value: ("pledge", _("Chốt văn bản")),
        PledgeState.FROZEN.value: ("pledge", _("Mở ký")),
        PledgeState.SIGNING.value: ("pledge_signing", _("Theo dõi ký")),
    }
    for row in pledges_in_hand(actor):
        page, action = steps[row.state]
        waits = _("{count} góp ý chờ trả lời").format(count=row.unanswered)
        yield Waiting(
            label=row.what,
            href=reverse(f"desk:{page}", args=[row.public_id]),
            action=action,
            danger="active",
            icon="file-pen",
            meta=(row.cluster_year, waits if row.unanswered else row.state_label),
        )


def _registrations(hand: RegistrationsAtHand) -> Iterator[Waiting]:
    """Registrations to approve, and those that came back to be mended."""
    steps = (
        (hand.to_approve, _("Duyệt đăng ký thi đua của {unit}"), _("Duyệt")),
        (hand.to_complete, _("Bổ sung đăng ký thi đua của {unit}"), _("Bổ sung")),
    )
    for works, label, action in steps:
        for work in works:
            place = [work.cluster_year_public_id, work.unit_public_id]
            yield Waiting(
                label=label.format(unit=work.unit),
                href=reverse("desk:registration_sheet", args=place),
                action=action,
                danger="active",
                meta=(
                    f"{work.cluster}, {work.year}",
                    _("{count} dòng").format(count=work.count),
                ),
            )


def _hand_overs(actor: Actor) -> Iterator[Waiting]:
    """Years whose votes are done, which the head's officer hands over."""
    for year in years_to_hand_over(actor):
        yield Waiting(
            label=_("Bàn giao {name}").format(name=year),
            href=reverse("desk:cluster_bundle", args=[year.public_id]),
            action=_("Xem bộ hồ sơ"),
            danger="active",
            icon="archive",
        )


def _sheets(actor: Actor, at: datetime) -> Iterator[Waiting]:
    """Score sheets that wait to be filled, cross-scored, agreed, or answered."""
    for row in sheets_in_hand(actor):
        own = row.state in {"open", "appraised"}
        due = row.due if row.state == "open" else None
        left = (due.date() - at.astimezone(VIETNAM).date()).days if due else 0
        danger = "active"
        if due is not None:
            danger = "stop" if due < at else "due" if due - at <= NEAR else "idle"
        label = _("Tự chấm năm {year} của {unit}") if own else _("Điểm năm {year} của {unit}")
        yield Waiting(
            label=label.format(year=row.year, unit=row.unit),
            href=reverse("desk:score_sheet", args=[row.public_id]),
            action=_("Mở phiếu"),
            danger=danger,
            icon="table-2",
            meta=(
                row.cluster,
                str(_("Giải trình chờ trả lời")) if row.waits_for_answer else row.state_label,
            ),
            due=due,
            days_left=left,
        )


def _votes(actor: Actor, at: datetime) -> Iterator[Waiting]:
    """Counts that the actor makes as a teller, and sessions of a council with a seat for him."""
    for count in counts_waiting_for(actor):
        again = _("Đếm lại phiếu: {title}") if count.again else _("Kiểm phiếu: {title}")
        yield Waiting(
            label=again.format(title=count.title),
            href=reverse("desk:ballot_count", args=[count.ballot_public_id, count.place]),
            action=_("Nhập số"),
            danger="active",
            icon="vote",
            meta=(count.session,),
        )
    if not actor.holds(Role.COUNCIL_MEMBER):
        return
    day = at.astimezone(VIETNAM).date()
    for row in sessions_waiting_for(actor, since=day):
        begins = datetime.combine(row.day, row.start or time(8), tzinfo=VIETNAM)
        yield Waiting(
            label=row.name,
            href=reverse("desk:session", args=[row.public_id]),
            action=_("Xem phiên họp"),
            danger="due" if begins - at <= NEAR else "idle",
            icon="vote",
            meta=(row.state_label, row.met),
            due=begins,
            days_left=(row.day - day).days,
        )


def _symptoms(actor: Actor) -> Iterator[Waiting]:
    if not may(actor, "installation.view"):
        return
    for symptom in quick_symptoms():
        yield Waiting(
            label=symptom.text,
            href=reverse("desk:health"),
            action=_("Xem"),
            danger="active",
            icon="triangle-alert",
            meta=(_("Tình trạng nơi cài đặt"),),
        )
