"""*Đơn vị tôi đang làm*: what a unit has in motion, one line each, gathered from all parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.clusters.queries import ClusterYearRow, cluster_years_for
from thidua.conferences.queries import conference_rows
from thidua.conferences.queries.waiting import conferences_of_unit
from thidua.desk.known import YearPapers
from thidua.documents.enums import DocumentState
from thidua.documents.queries.waiting import papers_in_hand
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.movements.enums import DeliveryState
from thidua.movements.queries import delivery_rows, movement_rows
from thidua.movements.queries.following import deliveries_of_unit, movements_of_body
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
    actor: Actor, year: ClusterYearRow | None, papers: YearPapers | None, *, at: datetime
) -> tuple[Motion, ...]:
    """What the actor's unit has in motion; none for who belongs to no unit."""
    unit_id = actor.unit_id
    if unit_id is None:
        return ()
    day = at.astimezone(VIETNAM).date()
    return (
        *_received(unit_id, day, at),
        *_launched(unit_id, day, at),
        *_pledge(year, papers),
        *_conferences(actor, unit_id, day),
        *_clusters(actor, unit_id, day),
        *_papers(actor, unit_id),
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


def _launched(unit_id: int, day: date, at: datetime) -> Iterator[Motion]:
    for row in movement_rows(movements_of_body(unit_id, year=day.year)[:SHOWN], at=at):
        whole = row.tally.launched == row.tally.sent
        yield Motion(
            title=row.name,
            href=reverse("desk:movement", args=[row.public_id]),
            state="done" if whole else "active",
            word=_("{done}/{all} đơn vị").format(done=row.tally.launched, all=row.tally.sent),
            meta=_("đơn vị đã phát động, trên số đơn vị đã gửi"),
        )


def _pledge(year: ClusterYearRow | None, papers: YearPapers | None) -> Iterator[Motion]:
    if year is None or papers is None or papers.pledge is None:
        return
    signed = papers.pledge.signed_on
    yield Motion(
        title=_("Giao ước thi đua {year}").format(year=year.year),
        href=reverse("desk:cluster_year", args=[year.public_id]),
        state="done" if signed else "active",
        word=_("Đã ký") if signed else _("Đang soạn"),
        meta=f"{year.name} · {format_date_vn(signed)}" if signed else year.name,
    )


def _conferences(actor: Actor, unit_id: int, day: date) -> Iterator[Motion]:
    for row in conference_rows(conferences_of_unit(actor, unit_id, since=day)[:SHOWN]):
        yield Motion(
            title=row.name,
            href=reverse("desk:conference", args=[row.public_id]),
            state="active",
            word=format_date_vn(row.day),
            meta=row.state_label,
        )


def _clusters(actor: Actor, unit_id: int, day: date) -> Iterator[Motion]:
    led = cluster_years_for(actor).filter(cluster__parent_body=unit_id, year=day.year).count()
    if led:
        yield Motion(
            title=_("Cụm, khối thi đua năm {year}").format(year=day.year),
            href=f"{reverse('desk:cluster_list')}?year={day.year}",
            state="active",
            word=ngettext("{number} cụm, khối", "{number} cụm, khối", led).format(number=led),
        )


def _papers(actor: Actor, unit_id: int) -> Iterator[Motion]:
    """Drafts are told of to those who work for the unit alone."""
    if not any(held.scope == "system" or held.scope_id == unit_id for held in actor.roles):
        return
    counted = papers_in_hand(unit_id)
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
