"""*Đơn vị tôi đang làm*: what a unit has in motion, one line each, gathered from all parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.clusters.queries import ClusterYearRow
from thidua.conferences.queries import ConferenceRow
from thidua.desk.at_hand import AtHand
from thidua.documents.enums import DocumentState
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.movements.enums import DeliveryState
from thidua.movements.queries import MovementRow, delivery_rows
from thidua.movements.queries.following import deliveries_of_unit
from thidua.pledges.queries import PledgeStanding
from thidua_core.periods import format_date_vn

SHOWN = 3
"""How many of one sort; the rest stands on its own list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """One thing in motion."""

    title: str
    href: str
    state: str
    """``active``, ``due`` or ``done``."""
    word: str
    meta: str = ""


def in_motion(
    actor: Actor,
    hand: AtHand,
    year: ClusterYearRow | None,
    pledge: PledgeStanding | None,
    *,
    led: int,
    at: datetime,
) -> tuple[Motion, ...]:
    """What the actor's unit has in motion, ``led`` clusters of its own among it; none without a unit."""
    unit_id = actor.unit_id
    if unit_id is None:
        return ()
    day = at.astimezone(VIETNAM).date()
    return (
        *_received(unit_id, day, at),
        *_launched(hand.movements.unit[:SHOWN]),
        *_pledge(year, pledge),
        *_conferences(hand.conferences.unit[:SHOWN]),
        *_clusters(led, day),
        *_papers(hand.in_hand),
    )


def _received(unit_id: int, day: date, at: datetime) -> Iterator[Motion]:
    for row in delivery_rows(deliveries_of_unit(unit_id, year=day.year)[:SHOWN], at=at):
        done = row.state == DeliveryState.LAUNCHED
        yield Motion(
            title=row.movement,
            href=reverse("desk:movement", args=[row.movement_public_id]),
            state="done" if done else "due",
            word=row.state_label,
            meta=_("hạn {day}").format(day=format_date_vn(row.due.date())) if row.due else "",
        )


def _launched(rows: Iterable[MovementRow]) -> Iterator[Motion]:
    for row in rows:
        whole = row.tally.launched == row.tally.sent
        yield Motion(
            title=row.name,
            href=reverse("desk:movement", args=[row.public_id]),
            state="done" if whole else "active",
            word=_("{done}/{all} đơn vị").format(done=row.tally.launched, all=row.tally.sent),
            meta=_("đơn vị đã phát động, trên số đơn vị đã gửi"),
        )


def _pledge(year: ClusterYearRow | None, pledge: PledgeStanding | None) -> Iterator[Motion]:
    if year is None or pledge is None:
        return
    signed = pledge.signed_on
    yield Motion(
        title=_("Giao ước thi đua {year}").format(year=year.year),
        href=reverse("desk:cluster_year", args=[year.public_id]),
        state="done" if signed else "active",
        word=_("Đã ký") if signed else _("Đang soạn"),
        meta=f"{year.name} · {format_date_vn(signed)}" if signed else year.name,
    )


def _conferences(rows: Iterable[ConferenceRow]) -> Iterator[Motion]:
    for row in rows:
        yield Motion(
            title=row.name,
            href=reverse("desk:conference", args=[row.public_id]),
            state="active",
            word=format_date_vn(row.day),
            meta=row.state_label,
        )


def _clusters(led: int, day: date) -> Iterator[Motion]:
    if led:
        yield Motion(
            title=_("Cụm, khối thi đua năm {year}").format(year=day.year),
            href=f"{reverse('desk:cluster_list')}?year={day.year}",
            state="active",
            word=ngettext("{number} cụm, khối", "{number} cụm, khối", led).format(number=led),
        )


def _papers(counted: dict[str, int]) -> Iterator[Motion]:
    words = {
        DocumentState.DRAFT: _("{number} dự thảo"),
        DocumentState.SIGNED: _("{number} đã ký, chờ số"),
    }
    told = [words[DocumentState(each)].format(number=counted[each]) for each in sorted(counted)]
    if told:
        signed = DocumentState.SIGNED in counted
        yield Motion(
            title=_("Văn bản đang làm"),
            href=reverse("desk:document_list"),
            state="due" if signed else "active",
            word=_("Chờ số") if signed else _("Dự thảo"),
            meta=", ".join(told),
        )
