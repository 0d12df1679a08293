"""Decisions as rows: lists, one decision, what waits for whom, and those of a cluster's year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models import Count, Q, QuerySet

from thidua.awards.models import COUNTS
from thidua.commendations.enums import DecisionState
from thidua.commendations.models import Decision
from thidua.commendations.queries.standing import standing
from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.documents.queries import documents_for, search_documents
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_at
from thidua.people.enums import Role, ScopeKind

RELATED = ("document__issuer", "signer", "cluster_year__cluster")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision as a list or its page shows it."""

    id: int
    public_id: str
    title: str
    citation: str
    number: str
    """``412/QĐ-VKS``, or ``…/QĐ-VKS`` while there is none."""
    numbered: bool
    issued_on: date | None
    issuer: str
    issuer_public_id: str
    document_public_id: str
    authority: str
    signer: str
    signer_public_id: str
    signer_office: str
    cluster: str
    cluster_year_public_id: str
    year: int
    lines: int
    state: str
    state_label: str
    waits: str
    waits_label: str
    submitted_at: datetime | None
    published_at: datetime | None
    cancelled_on: date | None
    cancel_reason: str
    invented: bool

    @property
    def badge(self) -> str:
        """The state as the pages colour it."""
        return {
            "draft": "idle",
            "numbered": "active",
            "signed": "active",
            "published": "done",
            "corrected": "due",
            "cancelled": "stop",
        }[self.state]


def decisions_for(actor: Actor, *, on: date) -> QuerySet[Decision]:
    """The decisions whose paper an actor may see: the only door to them."""
    if not may(actor, "decision.list"):
        return Decision.objects.none()
    return Decision.objects.filter(document__in=documents_for(actor, on=on))


def find_decision(actor: Actor, public_id: str, *, on: date) -> Decision:
    """One decision, or the same refusal for unknown and forbidden."""
    found = decisions_for(actor, on=on).select_related(*RELATED).filter(public_id=public_id)
    decision = found.first()
    if decision is None:
        raise NotFound
    return decision


def search_decisions(
    decisions: QuerySet[Decision], actor: Actor, text: str, *, on: date
) -> QuerySet[Decision]:
    """Those whose paper holds every word in number, symbol, title, issuer or year."""
    papers = search_documents(documents_for(actor, on=on), text)
    return decisions.filter(document__in=papers)


def decision_rows(decisions: Iterable[Decision] | QuerySet[Decision]) -> list[DecisionRow]:
    """Rows in the given order; the same queries for one decision and for many."""
    if isinstance(decisions, QuerySet):
        decisions = decisions.select_related(*RELATED)
    listed = list(decisions)
    if not listed:
        return []
    counted = Decision.objects.filter(pk__in=[each.pk for each in listed])
    lines = dict(counted.order_by().values_list("pk").annotate(number=Count("lines")))
    names = labels_at(
        (each.document.issuer_id, _day(each)) for each in listed if each.document.issuer_id
    )
    return [_row(each, lines.get(each.pk, 0), names) for each in listed]


def _day(decision: Decision) -> date:
    return decision.document.issued_on or decision.issued_on or date.max


def _row(decision: Decision, lines: int, names: dict[tuple[int, date], str]) -> DecisionRow:
    document, now = decision.document, standing(decision)
    held = f"{decision.number:02d}/{document.symbol}" if decision.number else ""
    number = document.number_and_symbol if document.number else held
    cluster_year = decision.cluster_year
    return DecisionRow(
        id=decision.pk,
        public_id=decision.public_id,
        title=document.title,
        citation=document.citation,
        number=number or f"…/{document.symbol}",
        numbered=bool(number),
        issued_on=document.issued_on or decision.issued_on,
        issuer=names.get((document.issuer_id or 0, _day(decision)), document.issuer_label),
        issuer_public_id=document.issuer.public_id if document.issuer else "",
        document_public_id=document.public_id,
        authority=decision.authority,
        signer=decision.signer.full_name,
        signer_public_id=decision.signer.public_id,
        signer_office=decision.signer_office.replace("\n", ", "),
        cluster=cluster_year.cluster.name if cluster_year else "",
        cluster_year_public_id=cluster_year.public_id if cluster_year else "",
        year=decision.year,
        lines=lines,
        state=now.state.value,
        state_label=str(now.state.label),
        waits=now.waits.value,
        waits_label=str(now.waits.label),
        submitted_at=decision.submitted_at,
        published_at=decision.published_at,
        cancelled_on=decision.cancelled_on,
        cancel_reason=decision.cancel_reason,
        invented=decision.invented,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStanding:
    """How far the decisions of a cluster's year have come."""

    open: int
    """Not published yet."""
    published: int
    awards: int | None
    """Lines that became awards and count today; None where that was not asked."""
    newest_public_id: str = ""
    newest_document_public_id: str = ""
    newest_number: str = ""
    published_on: date | None = None


def decision_standing(cluster_year_id: int) -> DecisionStanding:
    """How far the decisions of a cluster's year have come; one query."""
    awards = Count("lines", filter=Q(lines__given__state__in=COUNTS))
    decisions = decisions_of_cluster_year(cluster_year_id).select_related("document")
    counted = {each: each.awards for each in decisions.annotate(awards=awards)}
    return standing_from(counted, awards=sum(counted.values()))


def standing_from(decisions: Iterable[Decision], *, awards: int | None = None) -> DecisionStanding:
    """The same of decisions that are loaded with their papers; no query."""
    alive = [each for each in decisions if each.state != DecisionState.CANCELLED]
    published = [each for each in alive if each.published_at is not None]
    newest = max(published, key=lambda each: (each.published_at, each.pk), default=None)
    return DecisionStanding(
        open=len(alive) - len(published),
        published=len(published),
        awards=awards,
        newest_public_id=newest.public_id if newest else "",
        newest_document_public_id=newest.document.public_id if newest else "",
        newest_number=newest.document.number_and_symbol if newest else "",
        published_on=newest.document.issued_on if newest else None,
    )


def papers_of_decisions(decisions: QuerySet[Decision]) -> QuerySet[Document]:
    """The papers of decisions, each with its decision, to be asked for beside other papers."""
    related = ("issuer", "commendation__signer", "commendation__cluster_year__cluster")
    return Document.objects.filter(commendation__in=decisions).select_related(*related)


def decisions_behind(papers: Iterable[Document]) -> list[Decision]:
    """The decisions of papers that were asked for with them; no query."""
    found = []
    for paper in papers:
        decision: Decision = cast("Any", paper).commendation
        decision.document = paper
        found.append(decision)
    return found


def decision_behind(actor: Actor, award_id: int, *, on: date) -> DecisionRow | None:
    """The decision of our own that gave an award, if there is one that the actor may see."""
    found = decisions_for(actor, on=on).filter(lines__given=award_id)[:1]
    return next(iter(decision_rows(found.select_related(*RELATED))), None)


def decisions_of_cluster_year(cluster_year_id: int) -> QuerySet[Decision]:
    """Decisions that end a cluster's year, the newest first."""
    return Decision.objects.filter(cluster_year=cluster_year_id)


def decisions_waiting_for(actor: Actor) -> QuerySet[Decision]:
    """Decisions that wait for the actor: a number, a signature, or publication."""
    clerk_of = actor.scopes(Role.RECORDS_CLERK, ScopeKind.UNIT)
    heads = actor.scopes(Role.UNIT_HEAD, ScopeKind.UNIT)
    office = actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT) | heads
    open_states = (DecisionState.DRAFT, DecisionState.NUMBERED, DecisionState.SIGNED)
    drafted = Q(document__state=DocumentState.DRAFT)
    numbering = (
        drafted & Q(number=None, document__issuer__in=clerk_of) & ~Q(submitted_at=None)
    ) | Q(document__state=DocumentState.SIGNED, document__issuer__in=clerk_of)
    signing = drafted & Q(document__issuer__in=heads) & ~Q(number=None)
    publishing = Q(document__state=DocumentState.ISSUED, document__issuer__in=office)
    waiting = Decision.objects.filter(state__in=open_states)
    return waiting.filter(numbering | signing | publishing).order_by("id")
