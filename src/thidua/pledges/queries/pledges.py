"""Pledges as rows, as they stood on a day, with clauses and signatories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from thidua.clusters.enums import LeadRole
from thidua.clusters.models import Membership
from thidua.conferences.models import Conference
from thidua.documents.models import Document
from thidua.documents.queries import DocumentRow, document_rows, public_documents
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.gathering import gathered
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role, ScopeKind
from thidua.pledges.domain.standing import state_on
from thidua.pledges.enums import PledgeKind, PledgeState, SignedHow
from thidua.pledges.models import Pledge, PledgeClause, PledgeComment, PledgeSignatory


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeRow:
    """One pledge as it stood on a day."""

    id: int
    public_id: str
    cluster: str
    cluster_year_public_id: str
    year: int
    kind: str
    what: str
    """``Giao ước thi đua``, ``Phụ lục 1 giao ước thi đua``."""
    title: str
    state: str
    """Empty where it is not known how far it had come on that day."""
    state_label: str
    signed_on: date | None
    discussed: bool | None
    """Whether the members debated it before signing; None where nothing says so."""
    document: DocumentRow | None
    clause_count: int
    signatory_count: int
    marks: Mapping[str, str]
    """Of a column how it is known: ``sourced``, ``derived``, ``invented``."""
    source: str
    invented: bool

    def is_invented(self, column: str) -> bool:
        """Whether a particular is an assumption, and must be shown as one."""
        return self.marks.get(column, "invented" if self.invented else "") == "invented"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeStanding:
    """How far a pledge had come on a day, without its particulars."""

    public_id: str
    state: str
    """Empty where it is not known."""
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """One clause."""

    order: int
    code: str
    heading: bool
    title: str
    text: str
    restated: bool
    """Restated from a publication, not the pledge's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryRow:
    """One unit that signed."""

    unit: str
    unit_public_id: str
    role: str
    order: int | None
    how: str
    how_label: str
    signed_on: date | None
    signed_at: datetime | None = None
    passed_because: str = ""
    """The rule by which the place passed to a legal successor, in words."""


def pledges_for(actor: Actor) -> QuerySet[Pledge]:
    """The pledges that an actor may see: the only door to them.

    A signed one is everybody's who has signed in; one that is still in the making is seen by the
    members, the officer of the cluster's head, and those who keep the parent body.
    """
    if not may(actor, "pledge.list"):
        return Pledge.objects.none()
    if (
        actor.system
        or actor.holds(Role.ADMINISTRATOR)
        or actor.holds(Role.STANDING_OFFICE, scope=ScopeKind.SYSTEM)
    ):
        return Pledge.objects.all()
    units = {held.scope_id for held in actor.roles if held.scope == ScopeKind.UNIT}
    units |= {actor.unit_id} if actor.unit_id else set()
    kept = actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT)
    return Pledge.objects.filter(
        Q(state=PledgeState.SIGNED)
        | Q(cluster_year__in=actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR))
        | Q(cluster_year__in=Membership.objects.filter(unit__in=units).values("cluster_year"))
        | Q(cluster_year__cluster__parent_body__in=kept)
    )


def find_pledge(actor: Actor, public_id: str) -> Pledge:
    """One pledge, or the same refusal for unknown and forbidden."""
    pledges = pledges_for(actor).select_related("cluster_year__cluster__parent_body", "document")
    pledge = pledges.filter(public_id=public_id).first()
    if pledge is None:
        raise NotFound
    return pledge


def find_public_pledge(public_id: str, at: datetime) -> Pledge:
    """A signed pledge whose paper was made public; else the same refusal as for an unknown one."""
    found = (
        Pledge.objects.filter(
            public_id=public_id,
            state=PledgeState.SIGNED,
            document__in=public_documents(at),
        )
        .select_related("cluster_year__cluster__parent_body", "document")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def pledge_of(cluster_year_id: int) -> Pledge | None:
    """The main pledge of a cluster's year that was not withdrawn; None where none is known."""
    pledges = Pledge.objects.select_related("cluster_year__cluster__parent_body", "document")
    return _standing(pledges).filter(cluster_year=cluster_year_id).first()


def pledges_of_year(actor: Actor, cluster_year_id: int) -> tuple[Pledge | None, list[Pledge]]:
    """The year's standing main pledge, and what the actor may see of the year by number.

    One query for both.
    """
    main = _standing(Pledge.objects.filter(cluster_year=cluster_year_id)).select_related(
        "cluster_year__cluster__parent_body", "document"
    )
    seen = pledges_for(actor).filter(cluster_year=cluster_year_id)
    standing, visible = gathered(main.order_by("number", "id"), seen)
    return next(iter(standing), None), visible


def appendices_of(cluster_year_id: int) -> QuerySet[Pledge]:
    """Appendices of the year's pledge by number, withdrawn ones included."""
    return Pledge.objects.filter(cluster_year=cluster_year_id, kind=PledgeKind.APPENDIX).order_by(
        "number"
    )


def _standing(pledges: QuerySet[Pledge]) -> QuerySet[Pledge]:
    return pledges.filter(kind=PledgeKind.MAIN).exclude(state=PledgeState.WITHDRAWN)


def pledge_standing(cluster_year_id: int, *, on: date) -> PledgeStanding | None:
    """How far the pledge of a cluster's year had come on a day; one query."""
    pledge = _standing(Pledge.objects.filter(cluster_year=cluster_year_id)).first()
    if pledge is None:
        return None
    state = state_on(pledge.state, pledge.signed_on, on)
    return PledgeStanding(public_id=pledge.public_id, state=state or "", signed_on=pledge.signed_on)


def pledges_signed_at(conference: Conference) -> QuerySet[Pledge]:
    """The pledges of the clusters that met, signed on the day they met."""
    return Pledge.objects.filter(
        kind=PledgeKind.MAIN,
        cluster_year__in=conference.cluster_years.values("pk"),
        state=PledgeState.SIGNED,
        signed_on=conference.day,
    ).order_by("cluster_year__cluster__name")


def pledge_rows(pledges: Iterable[Pledge], *, on: date) -> list[PledgeRow]:
    """Rows in the given order, as the pledges stood on ``on``; constant in queries."""
    listed = list(pledges)
    signatories = Prefetch("signatories", PledgeSignatory.objects.select_related("unit"))
    prefetch_related_objects(listed, "cluster_year__cluster", "document", "clauses", signatories)
    papers = _papers(each.document for each in listed if each.document)
    return [_row(each, papers.get(each.document_id or 0), on) for each in listed]


def clause_rows(pledge: Pledge) -> list[ClauseRow]:
    """The clauses in order; one query."""
    return [
        ClauseRow(
            order=each.order,
            code=each.code,
            heading=each.heading,
            title=each.title,
            text=each.text,
            restated=each.restated,
        )
        for each in pledge.clauses.all()
    ]


def signatory_rows(pledge: Pledge) -> list[SignatoryRow]:
    """Who signed, in the order of signing where it is known; constant in queries.

    Units bear the names that they had on the day of signing.
    """
    known = Prefetch("signatories", PledgeSignatory.objects.select_related("unit"))
    prefetch_related_objects([pledge], known)
    signatories = sorted(
        pledge.signatories.all(),
        key=lambda each: (each.order is None, each.order or 0, each.pk),
    )
    day = pledge.signed_on or date.max
    names = labels_on({each.unit_id for each in signatories if each.unit_id}, day)
    return [
        SignatoryRow(
            unit=each.unit_label or names.get(each.unit_id or 0, ""),
            unit_public_id=each.unit.public_id if each.unit else "",
            role=each.role,
            order=each.order,
            how=each.how,
            how_label=str(SignedHow(each.how).label),
            signed_on=each.signed_on,
            signed_at=each.signed_at,
            passed_because=each.passed_because,
        )
        for each in signatories
    ]


def signing_order(signatories: Iterable[SignatoryRow]) -> list[str] | None:
    """The units in the order in which they signed; None where any place is not known."""
    listed = list(signatories)
    if not listed or any(each.order is None for each in listed):
        return None
    return [each.unit for each in listed]


def _papers(documents: Iterable[Document]) -> dict[int, DocumentRow]:
    known = {document.pk: document for document in documents}
    return dict(zip(known, document_rows(known.values()), strict=True))


def _row(pledge: Pledge, document: DocumentRow | None, on: date) -> PledgeRow:
    year = pledge.cluster_year
    state = state_on(pledge.state, pledge.signed_on, on)
    return PledgeRow(
        id=pledge.pk,
        public_id=pledge.public_id,
        cluster=year.cluster.name,
        cluster_year_public_id=year.public_id,
        year=year.year,
        kind=pledge.kind,
        what=pledge.what,
        title=pledge.title,
        state=state or "",
        state_label=str(PledgeState(state).label) if state else "",
        signed_on=pledge.signed_on,
        discussed=pledge.discussed,
        document=document,
        clause_count=len(pledge.clauses.all()),
        signatory_count=len(pledge.signatories.all()),
        marks=MappingProxyType(dict(pledge.provenance)),
        source=pledge.source,
        invented=pledge.invented,
    )


def find_clause(actor: Actor, public_id: str) -> PledgeClause:
    """One clause of a pledge that the actor may see, with its pledge."""
    clauses = PledgeClause.objects.filter(pledge__in=pledges_for(actor))
    found = (
        clauses.filter(public_id=public_id)
        .select_related("pledge__cluster_year__cluster__parent_body")
        .prefetch_related("targets__own_levels")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def find_comment(actor: Actor, public_id: str) -> PledgeComment:
    """One comment on a pledge that the actor may see, with its pledge."""
    comments = PledgeComment.objects.filter(pledge__in=pledges_for(actor))
    related = "pledge__cluster_year__cluster__parent_body"
    found = comments.filter(public_id=public_id).select_related(related, "unit").first()
    if found is None:
        raise NotFound
    return found


def pledges_to_copy(actor: Actor, cluster_id: int) -> list[tuple[int, str]]:
    """Pledges of a cluster's years whose clauses can be copied, the newest first."""
    pledges = pledges_for(actor).filter(
        cluster_year__cluster=cluster_id, kind=PledgeKind.MAIN, clauses__isnull=False
    )
    pledges = pledges.select_related("cluster_year__cluster").distinct()
    return [(each.pk, str(each)) for each in pledges.order_by("-cluster_year__year")]


def suggested_order(pledge: Pledge, member_ids: Iterable[int]) -> list[tuple[int, str]]:
    """Members with their signers' offices in the order that was chosen.

    Where none was, the head of the year signs first and its deputies last.
    """
    members = list(member_ids)
    chosen = {each.unit_id: each for each in pledge.signatories.all()}
    leads = dict(pledge.cluster_year.leads.filter(end=None).values_list("unit_id", "role"))
    ranks = {LeadRole.HEAD.value: 0, LeadRole.DEPUTY.value: 2}

    def place(unit_id: int) -> tuple[int, int, int]:
        known = chosen.get(unit_id)
        if known is not None and known.order is not None:
            return 0, known.order, 0
        return 1, ranks.get(leads.get(unit_id, ""), 1), members.index(unit_id)

    return [
        (unit_id, chosen[unit_id].role if unit_id in chosen else "Viện trưởng")
        for unit_id in sorted(members, key=place)
    ]
