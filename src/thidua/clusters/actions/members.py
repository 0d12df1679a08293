"""Members, heads and deputies of a cluster's year; all of them are units.

A unit may belong to groups of several parent bodies in one year, but to one of each body.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from thidua.clusters import phrases
from thidua.clusters.actions.clusters import last_day_of, lock_year, refuse_closed
from thidua.clusters.enums import (
    LEAD_ENDED,
    LEAD_NAMED,
    MEMBER_JOINED,
    MEMBER_LEFT,
    MEMBER_RESTORED,
    LeadHow,
    LeadRole,
)
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def add_member(
    *, cluster_year_id: int, unit_id: int, start: date, actor: Actor, at: datetime
) -> Membership:
    """Add a unit to a cluster's year from a day on.

    Refuses a closed year, a day after the year, a second time, a unit that does not exist on that
    day, and one that is in another group of the same body on that day or later in that year.
    Recorded as ``cluster_member.joined``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_member.change", year)
        refuse_closed(year)
        unit = Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        _refuse_member(year, unit, start)
        membership = Membership.objects.create(
            cluster_year=year, unit=unit, start=start, order=year.memberships.count() + 1
        )
        record(
            MEMBER_JOINED,
            subject=year,
            also=[unit],
            actor=actor,
            at=at,
            unit=label_on(unit.pk, start),
            name=year.cluster.name,
            year=year.year,
            start=start,
        )
    return membership


def end_membership(
    *, membership_id: int, end: date, reason: str, actor: Actor, at: datetime
) -> Membership:
    """Write down the last day of a membership; a headship of that unit ends with it.

    Refuses an empty reason, a membership that has ended, and a day before it began or after the
    year. Recorded as ``cluster_member.left``, the headship included.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        membership = Membership.objects.get(pk=membership_id)
        year = lock_year(membership.cluster_year_id)
        membership = Membership.objects.select_for_update().get(pk=membership_id)
        require(actor, "cluster_member.change", year)
        refuse_closed(year)
        _refuse_end(membership, year, end)
        membership.end, membership.end_reason = end, why
        refuse_unfit_texts(membership)
        membership.save(update_fields=["end", "end_reason"])
        led = list(year.leads.filter(unit=membership.unit_id, end=None))
        for lead in led:
            lead.end = max(end, lead.start)
            lead.save(update_fields=["end"])
        record(
            MEMBER_LEFT,
            subject=year,
            also=[membership.unit],
            actor=actor,
            at=at,
            unit=label_on(membership.unit_id, end),
            what=_what(year, led),
            name=year.cluster.name,
            year=year.year,
            reason=why,
            end=end,
        )
    return membership


def restore_membership(*, membership_id: int, actor: Actor, at: datetime) -> Membership:
    """Take back the end of a membership, with the headship that ended on the same day.

    Refuses a closed year, a membership that goes on, a unit that has joined another group of the
    same body since, and a headship that another unit has taken. Recorded as
    ``cluster_member.restored``.
    """
    with transaction.atomic():
        membership = Membership.objects.get(pk=membership_id)
        year = lock_year(membership.cluster_year_id)
        membership = Membership.objects.select_for_update().get(pk=membership_id)
        require(actor, "cluster_member.change", year)
        refuse_closed(year)
        place = {"name": year.cluster.name, "year": year.year}
        if membership.end is None:
            label = label_on(membership.unit_id, membership.start)
            raise Refused(phrases.MEMBER_GOES_ON.format(unit=label, **place))
        _refuse_elsewhere(year, membership.unit, membership.start)
        led = list(year.leads.filter(unit=membership.unit_id, end=membership.end))
        for lead in led:
            _refuse_second_head(year, LeadRole(lead.role))
            lead.end = None
            lead.save(update_fields=["end"])
        membership.end, membership.end_reason = None, ""
        membership.save(update_fields=["end", "end_reason"])
        record(
            MEMBER_RESTORED,
            subject=year,
            also=[membership.unit],
            actor=actor,
            at=at,
            unit=label_on(membership.unit_id, membership.start),
            what=_what(year, led),
            **place,
        )
    return membership


def name_lead(
    *,
    cluster_year_id: int,
    unit_id: int,
    role: LeadRole,
    how: LeadHow,
    start: date,
    actor: Actor,
    at: datetime,
    document_id: int | None = None,
) -> ClusterLead:
    """Write down the head or a deputy of a cluster's year and how it was chosen.

    Refuses a unit that is no member, a day before it joined or after the year, a second head, and
    a unit that leads already. Recorded as ``cluster_lead.named``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_lead.change", year)
        refuse_closed(year)
        unit = Unit.objects.get(pk=unit_id)
        _refuse_lead(year, unit, role, start)
        lead = ClusterLead.objects.create(
            cluster_year=year,
            unit=unit,
            role=role,
            how=how,
            start=start,
            document_id=document_id,
        )
        record(
            LEAD_NAMED,
            subject=year,
            also=[unit],
            actor=actor,
            at=at,
            unit=label_on(unit.pk, start),
            role=role.of(year.cluster.kind),
            name=year.cluster.name,
            year=year.year,
            how=str(how.label).lower(),
        )
    return lead


def end_lead(*, lead_id: int, end: date, reason: str, actor: Actor, at: datetime) -> ClusterLead:
    """Write down the last day of a headship.

    Refuses an empty reason, a headship that has ended, and a day before it began or after the
    year. Recorded as ``cluster_lead.ended``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        lead = ClusterLead.objects.get(pk=lead_id)
        year = lock_year(lead.cluster_year_id)
        lead = ClusterLead.objects.select_for_update().get(pk=lead_id)
        require(actor, "cluster_lead.change", year)
        refuse_closed(year)
        role = LeadRole(lead.role).of(year.cluster.kind)
        _refuse_lead_end(lead, role, end)
        lead.end = end
        lead.save(update_fields=["end"])
        record(
            LEAD_ENDED,
            subject=year,
            also=[lead.unit],
            actor=actor,
            at=at,
            unit=label_on(lead.unit_id, end),
            role=role,
            name=year.cluster.name,
            year=year.year,
            reason=why,
            end=end,
        )
    return lead


def _what(year: ClusterYear, led: list[ClusterLead]) -> str:
    if not led:
        return str(phrases.MEMBER)
    roles = ", ".join(LeadRole(lead.role).of(year.cluster.kind) for lead in led)
    return str(phrases.MEMBER_AND_LEAD.format(role=roles))


def _refuse_member(year: ClusterYear, unit: Unit, start: date) -> None:
    label = label_on(unit.pk, start)
    _refuse_after_year(year, start, "start")
    if not unit.holds_on(start):
        raise Refused(
            phrases.MEMBER_NOT_LIVING.format(day=format_date_vn(start), unit=label), field="unit"
        )
    if year.memberships.filter(unit=unit).exists():
        raise Refused(
            phrases.MEMBER_TWICE.format(unit=label, name=year.cluster.name, year=year.year),
            field="unit",
        )
    _refuse_elsewhere(year, unit, start)


def _refuse_after_year(year: ClusterYear, day: date, field: str) -> None:
    last = last_day_of(year)
    if day > last:
        raise Refused(
            phrases.AFTER_YEAR.format(
                day=format_date_vn(day),
                last=format_date_vn(last),
                name=year.cluster.name,
                year=year.year,
            ),
            field=field,
        )


def _refuse_elsewhere(year: ClusterYear, unit: Unit, start: date) -> None:
    elsewhere = (
        Membership.objects.filter(
            Q(end=None) | Q(end__gte=start),
            unit=unit,
            cluster_year__year=year.year,
            cluster_year__cluster__parent_body=year.cluster.parent_body_id,
        )
        .exclude(cluster_year=year)
        .select_related("cluster_year__cluster")
        .order_by("end")
        .last()
    )
    if elsewhere is None:
        return
    place = {
        "unit": label_on(unit.pk, start),
        "other": elsewhere.cluster_year.cluster.name,
        "body": label_on(year.cluster.parent_body_id, start),
    }
    if elsewhere.end is None:
        raise Refused(phrases.MEMBER_ELSEWHERE.format(**place), field="unit")
    until = format_date_vn(elsewhere.end)
    raise Refused(phrases.MEMBER_OVERLAPS.format(until=until, **place), field="start")


def _refuse_end(membership: Membership, year: ClusterYear, end: date) -> None:
    if membership.end is not None:
        raise Refused(
            phrases.MEMBER_LEFT.format(
                unit=label_on(membership.unit_id, membership.end),
                name=year.cluster.name,
                year=year.year,
                end=format_date_vn(membership.end),
            )
        )
    if end < membership.start:
        raise Refused(
            phrases.LEFT_BEFORE_JOINING.format(
                end=format_date_vn(end), start=format_date_vn(membership.start)
            ),
            field="end",
        )
    _refuse_after_year(year, end, "end")


def _refuse_lead(year: ClusterYear, unit: Unit, role: LeadRole, start: date) -> None:
    label = label_on(unit.pk, start)
    place = {"name": year.cluster.name, "year": year.year}
    membership = year.memberships.filter(unit=unit, end=None).first()
    if membership is None:
        raise Refused(phrases.LEAD_NOT_MEMBER.format(unit=label, **place), field="unit")
    held = year.leads.filter(unit=unit, end=None).first()
    if held is not None:
        word = LeadRole(held.role).of(year.cluster.kind)
        raise Refused(phrases.HEAD_IS_DEPUTY.format(unit=label, role=word, **place), field="unit")
    _refuse_second_head(year, role)
    _refuse_after_year(year, start, "start")
    if start < membership.start:
        raise Refused(
            phrases.LEAD_BEFORE_JOINING.format(
                unit=label,
                joined=format_date_vn(membership.start),
                role=role.of(year.cluster.kind),
            ),
            field="start",
        )


def _refuse_second_head(year: ClusterYear, role: LeadRole) -> None:
    head = year.leads.filter(role=LeadRole.HEAD, end=None).first()
    if role == LeadRole.HEAD and head is not None:
        raise Refused(
            phrases.HEAD_THERE.format(
                unit=label_on(head.unit_id, head.start),
                start=format_date_vn(head.start),
                name=year.cluster.name,
                year=year.year,
            ),
            field="unit",
        )


def _refuse_lead_end(lead: ClusterLead, role: str, end: date) -> None:
    if lead.end is not None:
        raise Refused(
            phrases.LEAD_ENDED.format(
                unit=label_on(lead.unit_id, lead.end), role=role, end=format_date_vn(lead.end)
            )
        )
    if end < lead.start:
        raise Refused(
            phrases.LEAD_END_BEFORE_START.format(
                end=format_date_vn(end), start=format_date_vn(lead.start)
            ),
            field="end",
        )
    _refuse_after_year(lead.cluster_year, end, "end")
