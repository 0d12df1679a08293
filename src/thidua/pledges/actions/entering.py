"""Entering a pledge that was signed on paper, or that is known from what was published.

Drafting together and signing here are not this module's; it knows only what has happened.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from thidua.clusters.models import ClusterYear
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.provenance import Mark
from thidua.ledger.actions import record
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role, ScopeKind
from thidua.pledges import phrases
from thidua.pledges.actions.ground import lock_cluster_year
from thidua.pledges.enums import PLEDGE_ENTERED, PledgeKind, PledgeState, SignedHow
from thidua.pledges.models import Pledge, PledgeClause, PledgeSignatory
from thidua_core.periods import format_date_vn
from thidua_core.text import nfc

MARKED = ("signed_on", "discussed", "document", "clauses", "signatories", "signing_order")
"""What ``provenance`` may mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause, or one published content of a pledge whose text is not known."""

    text: str
    title: str = ""
    restated: bool = False
    """Restated from a publication, not the pledge's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """One unit that signed, as far as it is known."""

    unit_id: int | None = None
    unit_label: str = ""
    """The unit in words, where it is not one of the software's."""
    role: str = ""
    """The signer's office: "Viện trưởng"."""
    order: int | None = None
    how: SignedHow = SignedHow.UNKNOWN
    signed_on: date | None = None
    """None: on the day of the pledge."""


def enter_signed_pledge(
    *,
    cluster_year_id: int,
    signed_on: date,
    actor: Actor,
    at: datetime,
    document_id: int | None = None,
    discussed: bool | None = None,
    clauses: Sequence[Clause] = (),
    signatories: Sequence[Signatory] = (),
    provenance: Mapping[str, str] | None = None,
    source: str = "",
    invented: bool = False,
) -> Pledge:
    """Enter a cluster's pledge that has been signed, with what is known of it.

    Whoever does not work for the cluster's head enters on its behalf, and the ledger says so.
    Refuses a second pledge of the year, a day after now, an empty clause, a unit that is no member,
    a unit or a place in the order twice, and a paper that is no pledge, is void or is another
    cluster's. Recorded as ``pledge.entered``.
    """
    marks = dict(provenance or {})
    if not (marks.keys() <= set(MARKED) and set(Mark.values).issuperset(marks.values())):
        raise ValueError(f"not marks of a pledge: {marks}")
    with transaction.atomic():
        year = lock_cluster_year(cluster_year_id)
        require(actor, "pledge.enter", year)
        _refuse_unfit(year, signed_on, at)
        pledge = Pledge.objects.create(
            cluster_year=year,
            document=_paper(document_id),
            state=PledgeState.SIGNED,
            signed_on=signed_on,
            discussed=discussed,
            provenance=marks,
            source=_line(source),
            invented=invented,
        )
        _write_clauses(pledge, clauses)
        _write_signatories(pledge, signatories, at)
        record(
            PLEDGE_ENTERED,
            subject=pledge,
            also=[year, *([pledge.document] if pledge.document else [])],
            actor=actor,
            at=at,
            on_behalf_of=None if _works_for_head(actor, year) else year.cluster.name,
            name=year.cluster.name,
            year=year.year,
            signed_on=signed_on,
            clauses=len(clauses),
            signatories=len(signatories),
        )
    return pledge


def _works_for_head(actor: Actor, year: ClusterYear) -> bool:
    return actor.holds(Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=year.pk)


def _refuse_unfit(year: ClusterYear, signed_on: date, at: datetime) -> None:
    mains = Pledge.objects.filter(cluster_year=year, kind=PledgeKind.MAIN)
    if mains.exclude(state=PledgeState.WITHDRAWN).exists():
        raise Refused(phrases.PLEDGE_EXISTS.format(name=year.cluster.name, year=year.year))
    if signed_on > at.astimezone(VIETNAM).date():
        raise Refused(phrases.SIGNED_LATER.format(day=format_date_vn(signed_on)), field="signed_on")


def _paper(document_id: int | None) -> Document | None:
    if document_id is None:
        return None
    document = Document.objects.get(pk=document_id)
    if document.kind != DocumentKind.PLEDGE:
        raise Refused(phrases.NOT_A_PLEDGE.format(citation=document.citation), field="document")
    if document.state == DocumentState.VOID:
        raise Refused(phrases.DOCUMENT_VOID.format(citation=document.citation), field="document")
    other = Pledge.objects.filter(document=document).select_related("cluster_year__cluster").first()
    if other is not None:
        raise Refused(
            phrases.DOCUMENT_TAKEN.format(citation=document.citation, other=other.cluster_year),
            field="document",
        )
    return document


def _write_clauses(pledge: Pledge, clauses: Sequence[Clause]) -> None:
    for order, clause in enumerate(clauses, start=1):
        if not clause.text.strip():
            raise Refused(phrases.CLAUSE_EMPTY.format(order=order), field="clauses")
    PledgeClause.objects.bulk_create(
        PledgeClause(
            pledge=pledge,
            order=order,
            title=_line(clause.title),
            text=_line(clause.text),
            restated=clause.restated,
        )
        for order, clause in enumerate(clauses, start=1)
    )


def _write_signatories(pledge: Pledge, signatories: Sequence[Signatory], at: datetime) -> None:
    _refuse_strangers(pledge, signatories)
    _refuse_twice(pledge, signatories)
    today = at.astimezone(VIETNAM).date()
    for place, each in enumerate(signatories, start=1):
        if each.unit_id is None and not each.unit_label.strip():
            raise Refused(phrases.SIGNATORY_NAMELESS.format(place=place), field="signatories")
        if each.signed_on is not None and each.signed_on > today:
            raise Refused(
                phrases.SIGNATORY_LATER.format(
                    unit=_names(pledge, signatories).get(each.unit_id or 0, each.unit_label),
                    day=format_date_vn(each.signed_on),
                ),
                field="signatories",
            )
    PledgeSignatory.objects.bulk_create(
        PledgeSignatory(
            pledge=pledge,
            unit_id=each.unit_id,
            unit_label=_line(each.unit_label),
            role=_line(each.role),
            order=each.order,
            how=each.how,
            signed_on=each.signed_on or pledge.signed_on,
        )
        for each in signatories
    )


def _refuse_strangers(pledge: Pledge, signatories: Sequence[Signatory]) -> None:
    assert pledge.signed_on is not None
    day = pledge.signed_on
    year = pledge.cluster_year
    members = set(
        year.memberships.filter(Q(end=None) | Q(end__gte=day), start__lte=day).values_list(
            "unit_id", flat=True
        )
    )
    for each in signatories:
        if each.unit_id is not None and each.unit_id not in members:
            raise Refused(
                phrases.NOT_MEMBER.format(
                    unit=_names(pledge, signatories)[each.unit_id],
                    name=year.cluster.name,
                    year=year.year,
                    day=format_date_vn(day),
                ),
                field="signatories",
            )


def _refuse_twice(pledge: Pledge, signatories: Sequence[Signatory]) -> None:
    units = Counter(each.unit_id for each in signatories if each.unit_id is not None)
    for unit_id, times in units.items():
        if times > 1:
            unit = _names(pledge, signatories)[unit_id]
            raise Refused(phrases.SIGNED_TWICE.format(unit=unit), field="signatories")
    orders = Counter(each.order for each in signatories if each.order is not None)
    for order, times in orders.items():
        if order < 1:
            raise Refused(phrases.ORDER_WRONG, field="signatories")
        if times > 1:
            raise Refused(phrases.ORDER_TWICE.format(order=order), field="signatories")


def _names(pledge: Pledge, signatories: Sequence[Signatory]) -> dict[int, str]:
    assert pledge.signed_on is not None
    return labels_on({each.unit_id for each in signatories if each.unit_id}, pledge.signed_on)


def _line(text: str) -> str:
    return nfc(" ".join(text.split()))
