"""Members, heads and deputies of a cluster's year; all of them are units.

A unit may belong to groups of several parent bodies in one year, but to one of each body.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.clusters import phrases
from thidua.clusters.actions.clusters import lock_year, refuse_closed
from thidua.clusters.enums import (
    LEAD_ENDED,
    LEAD_NAMED,
    MEMBER_JOINED,
    MEMBER_LEFT,
    LeadHow,
    LeadRole,
)
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn


def add_member(
    *, cluster_year_id: int, unit_id: int, start: date, actor: Actor, at: datetime
) -> Membership:
    """Add a unit to a cluster's year from a day on.

    Refuses a closed year, a second time, a unit that does not exist on that day, and one that is
    in another group of the same body that year. Recorded as ``cluster_member.joined``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_member.change", year)
        refuse_closed(year)
        unit = Unit.objects.get(pk=unit_id)
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

    Refuses an empty reason and a day before it began. Recorded as ``cluster_member.left``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        membership = Membership.objects.select_for_update().get(pk=membership_id)
        year = lock_year(membership.cluster_year_id)
        require(actor, "cluster_member.change", year)
        refuse_closed(year)
        if end < membership.start:
            raise Refused(
                phrases.LEFT_BEFORE_JOINING.format(
                    end=format_date_vn(end), start=format_date_vn(membership.start)
                ),
                field="end",
            )
        for lead in year.leads.filter(unit=membership.unit_id, end=None):
            _end(lead, year, end, reason, actor, at)
        membership.end, membership.end_reason = end, reason.strip()
        membership.save(update_fields=["end", "end_reason"])
        record(
            MEMBER_LEFT,
            subject=year,
            also=[membership.unit],
            actor=actor,
            at=at,
            unit=label_on(membership.unit_id, end),
            name=year.cluster.name,
            year=year.year,
            reason=reason.strip(),
            end=end,
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

    Refuses a unit that is no member, a second head, and a unit that leads already. Recorded as
    ``cluster_lead.named``.
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
            role=lead_word(year, role),
            name=year.cluster.name,
            year=year.year,
            how=str(how.label).lower(),
        )
    return lead


def end_lead(*, lead_id: int, end: date, reason: str, actor: Actor, at: datetime) -> ClusterLead:
    """Write down the last day of a headship, with the reason. Recorded as ``cluster_lead.ended``."""
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        lead = ClusterLead.objects.select_for_update().get(pk=lead_id)
        year = lock_year(lead.cluster_year_id)
        require(actor, "cluster_lead.change", year)
        refuse_closed(year)
        _end(lead, year, end, reason, actor, at)
    return lead


def lead_word(year: ClusterYear, role: LeadRole | str) -> str:
    """``Cụm trưởng``, ``Khối phó``."""
    group = "Cụm" if year.cluster.kind == "cluster" else "Khối"
    return f"{group} {str(LeadRole(role).label).lower()}"


def _end(  # noqa: PLR0917  # reason: one private step of two actions, all facts needed
    lead: ClusterLead, year: ClusterYear, end: date, reason: str, actor: Actor, at: datetime
) -> None:
    lead.end = max(end, lead.start)
    lead.save(update_fields=["end"])
    record(
        LEAD_ENDED,
        subject=year,
        also=[lead.unit],
        actor=actor,
        at=at,
        unit=label_on(lead.unit_id, lead.end),
        role=lead_word(year, lead.role),
        name=year.cluster.name,
        year=year.year,
        reason=reason.strip(),
    )


def _refuse_member(year: ClusterYear, unit: Unit, start: date) -> None:
    label = label_on(unit.pk, start)
    if not unit.holds_on(start):
        raise Refused(
            phrases.MEMBER_NOT_LIVING.format(day=format_date_vn(start), unit=label), field="unit"
        )
    if year.memberships.filter(unit=unit).exists():
        raise Refused(
            phrases.MEMBER_TWICE.format(unit=label, name=year.cluster.name, year=year.year),
            field="unit",
        )
    elsewhere = (
        Membership.objects.filter(
            unit=unit,
            end=None,
            cluster_year__year=year.year,
            cluster_year__cluster__parent_body=year.cluster.parent_body_id,
        )
        .select_related("cluster_year__cluster")
        .first()
    )
    if elsewhere is not None:
        raise Refused(
            phrases.MEMBER_ELSEWHERE.format(
                unit=label,
                other=elsewhere.cluster_year.cluster.name,
                body=label_on(year.cluster.parent_body_id, start),
            ),
            field="unit",
        )


def _refuse_lead(year: ClusterYear, unit: Unit, role: LeadRole, start: date) -> None:
    label = label_on(unit.pk, start)
    place = {"name": year.cluster.name, "year": year.year}
    if not year.memberships.filter(unit=unit, end=None).exists():
        raise Refused(phrases.LEAD_NOT_MEMBER.format(unit=label, **place), field="unit")
    held = year.leads.filter(unit=unit, end=None).first()
    if held is not None:
        raise Refused(
            phrases.HEAD_IS_DEPUTY.format(unit=label, role=lead_word(year, held.role), **place),
            field="unit",
        )
    head = year.leads.filter(role=LeadRole.HEAD, end=None).first()
    if role == LeadRole.HEAD and head is not None:
        raise Refused(
            phrases.HEAD_THERE.format(
                unit=label_on(head.unit_id, head.start), start=format_date_vn(head.start), **place
            ),
            field="unit",
        )
