"""Drafting a decision: its paper, its list of subjects, and handing it in for a number.

The list is the clerk's to type while the decision is a draft; handing in looks at it as publishing
will, so that nobody signs what cannot be entered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from thidua.awards.actions import AwardLine, prepare_awards
from thidua.commendations import phrases
from thidua.commendations.actions.papers import rewrite_paper
from thidua.commendations.domain.wording import USUAL_ARTICLES, USUAL_BASES, USUAL_RECIPIENTS
from thidua.commendations.enums import (
    DECISION_DRAFTED,
    DECISION_RECALLED,
    DECISION_SUBMITTED,
    DecisionState,
    WaitsFor,
)
from thidua.commendations.models import Decision, DecisionLine
from thidua.commendations.queries.lines import award_lines
from thidua.commendations.queries.standing import standing
from thidua.documents.actions import Particulars, draft_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua_core.text import squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a decision says besides its list."""

    issuer_id: int
    title: str
    year: int
    authority: str
    place: str
    signer_id: int
    signer_office: str
    symbol: str = "QĐ-VKS"
    cluster_year_id: int | None = None
    bases: Sequence[str] = USUAL_BASES
    articles: Sequence[str] = USUAL_ARTICLES
    recipients: Sequence[str] = USUAL_RECIPIENTS
    invented: bool = False


def draft_decision(*, draft: Draft, actor: Actor, at: datetime, key: str = "") -> Decision:
    """Begin a decision with its paper, without number, day and list.

    Refuses an empty title, authority, place or office of the signer, and a paper that cannot be
    read. Recorded as ``decision.drafted``, and its paper as *document.drafted*.
    """
    _refuse_wordless(draft)
    with transaction.atomic():
        issuer = Unit.objects.get(pk=draft.issuer_id)
        require(actor, "decision.draft", issuer)
        document = draft_document(
            Particulars(
                kind=DocumentKind.DECISION,
                title=draft.title,
                symbol=draft.symbol,
                issuer_id=issuer.pk,
                invented=draft.invented,
            ),
            paper=None,
            actor=actor,
            at=at,
            key=key,
        )
        known = Decision.objects.filter(document=document).first()
        if known is not None:
            return known
        decision = Decision(
            document=document,
            cluster_year_id=draft.cluster_year_id,
            year=draft.year,
            authority=squash(draft.authority),
            place=squash(draft.place),
            signer_id=draft.signer_id,
            signer_office=draft.signer_office.strip(),
            bases=_texts(draft.bases),
            articles=_texts(draft.articles),
            recipients=_texts(draft.recipients),
            invented=draft.invented,
        )
        refuse_unfit_texts(decision)
        decision.save()
        rewrite_paper(decision, at=at)
        record(
            DECISION_DRAFTED,
            subject=decision,
            also=[document],
            actor=actor,
            at=at,
            title=document.title,
        )
    return decision


def add_line(*, decision_id: int, line: AwardLine, actor: Actor, at: datetime) -> DecisionLine:
    """Add one subject with one title or form to the list. Not recorded: handing in is.

    Refuses a decision that has been handed in, and what ``prepare_awards`` refuses of the line.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.write", decision)
        _refuse_handed_in(decision)
        (prepared,) = prepare_awards([line], decided_on=at.astimezone(VIETNAM).date())
        last = decision.lines.aggregate(last=Max("order"))["last"] or 0
        added = DecisionLine(
            decision=decision,
            order=last + 1,
            subject_kind=line.subject_kind,
            person_id=line.person_id,
            unit_id=line.unit_id,
            name=prepared.name,
            office=prepared.office,
            unit_label=prepared.unit_label,
            award=prepared.award,
            ground=prepared.ground,
            period_first=prepared.period_first,
            period_last=prepared.period_last,
            period_none=prepared.period_none,
            basis=prepared.basis,
            merit=prepared.merit,
        )
        refuse_unfit_texts(added)
        added.save()
        added.relies_on.set(line.relies_on)
        rewrite_paper(decision, at=at)
    return added


def drop_line(*, decision_id: int, line_id: int, actor: Actor, at: datetime) -> None:
    """Take a line out of the list. Not recorded: handing in is.

    Refuses a decision that has been handed in and a line that is gone.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.write", decision)
        _refuse_handed_in(decision)
        line = decision.lines.filter(pk=line_id).first()
        if line is None:
            raise Refused(phrases.LINE_GONE)
        line.delete()
        rewrite_paper(decision, at=at)


def submit_decision(*, decision_id: int, actor: Actor, at: datetime) -> Decision:
    """Hand a draft in: its list is closed, and the records clerk is asked for a number.

    Refuses an empty list, one handed in already, and a list that could not be entered into the
    register today, with the number of each line. Recorded as ``decision.submitted``.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.write", decision)
        if decision.submitted_at is not None or standing(decision).waits is not WaitsFor.LIST:
            raise Refused(phrases.ALREADY_SUBMITTED)
        lines = award_lines(decision)
        if not lines:
            raise Refused(phrases.NO_LINES)
        prepare_awards(lines, decided_on=at.astimezone(VIETNAM).date())
        decision.submitted_at = at
        decision.save(update_fields=["submitted_at"])
        record(
            DECISION_SUBMITTED,
            subject=decision,
            also=[decision.document],
            actor=actor,
            at=at,
            title=decision.document.title,
            count=len(lines),
        )
    return decision


def recall_decision(*, decision_id: int, reason: str, actor: Actor, at: datetime) -> Decision:
    """Take a decision back to its draft as long as it has no number.

    Refuses an empty reason, one that was not handed in, and one with a number. Recorded as
    ``decision.recalled``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.write", decision)
        if decision.submitted_at is None:
            raise Refused(phrases.NOT_SUBMITTED)
        if decision.number is not None or standing(decision).waits is not WaitsFor.NUMBER:
            raise Refused(phrases.ALREADY_NUMBERED.format(number=decision.number or "…"))
        decision.submitted_at = None
        decision.save(update_fields=["submitted_at"])
        record(
            DECISION_RECALLED,
            subject=decision,
            also=[decision.document],
            actor=actor,
            at=at,
            title=decision.document.title,
            reason=why,
        )
    return decision


def lock_decision(decision_id: int) -> Decision:
    """The decision's row, locked, with its paper."""
    rows = Decision.objects.select_for_update(of=("self",))
    return rows.select_related("document__issuer", "signer").get(pk=decision_id)


def _refuse_wordless(draft: Draft) -> None:
    if not squash(draft.title):
        raise Refused(phrases.TITLE_MISSING, field="title")
    texts = {
        "người quyết định": draft.authority,
        "địa danh": draft.place,
        "chức vụ người ký": draft.signer_office,
    }
    for what, text in texts.items():
        if not text.strip():
            raise Refused(phrases.TEXT_MISSING.format(what=what))


def _refuse_handed_in(decision: Decision) -> None:
    if decision.submitted_at is not None or decision.state != DecisionState.DRAFT:
        raise Refused(phrases.NOT_DRAFT)


def _texts(texts: Sequence[str]) -> list[str]:
    return [text for text in map(squash, texts) if text]
