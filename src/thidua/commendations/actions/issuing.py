"""Numbering, signing and publishing a decision.

The number is the office's own; publishing enters every line of the list into the register of
awards in the same transaction, all or none.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.awards.actions import DecisionFacts, people_of, prepare_awards, write_awards
from thidua.commendations import phrases
from thidua.commendations.actions.certificates import issue_certificates
from thidua.commendations.actions.drafting import lock_decision
from thidua.commendations.enums import (
    DECISION_NUMBERED,
    DECISION_PUBLISHED,
    DECISION_SIGNED,
    DecisionState,
    WaitsFor,
)
from thidua.commendations.models import Decision
from thidua.commendations.queries.lines import award_lines
from thidua.commendations.queries.signers import may_sign_for
from thidua.commendations.queries.standing import standing
from thidua.documents.actions import (
    draw_document_number,
    enter_office_number,
    publish_document,
    reserve_number,
    sign_document,
)
from thidua.documents.actions.series import lock_series_of
from thidua.documents.enums import DocumentState, SeriesSource
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn


def number_decision(
    *,
    decision_id: int,
    issued_on: date,
    actor: Actor,
    at: datetime,
    number: int | None = None,
) -> Decision:
    """Write down the number that the office's register gives, held until the signature.

    In a series of our own the next number is drawn and ``number`` must be None. Refuses a decision
    that was not handed in or has a number, a day after now, and a number that is taken. Recorded
    as ``decision.numbered``, and in the series as *number.reserved*.
    """
    if issued_on > at.astimezone(VIETNAM).date():
        day = format_date_vn(issued_on)
        raise Refused(phrases.NUMBERED_LATER.format(day=day), field="issued_on")
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.number", decision)
        if decision.number is not None:
            raise Refused(phrases.ALREADY_NUMBERED.format(number=decision.number))
        if decision.submitted_at is None or standing(decision).waits is not WaitsFor.NUMBER:
            raise Refused(phrases.NOT_SUBMITTED)
        document = decision.document
        document.issued_on = issued_on
        series = lock_series_of(document)
        held = reserve_number(
            series_id=series.pk,
            subject_label="",
            document_id=document.pk,
            number=number,
            # The clerk's right to the decision's number has been asked.
            actor=actor,
            at=at,
        )
        decision.number, decision.issued_on = held.number, issued_on
        decision.state = DecisionState.NUMBERED
        decision.save()
        record(
            DECISION_NUMBERED,
            subject=decision,
            also=[document],
            actor=actor,
            at=at,
            number=f"{held.number:02d}/{document.symbol}",
            title=document.title,
            issued_on=issued_on,
        )
    return decision


def sign_decision(*, decision_id: int, actor: Actor, at: datetime) -> Decision:
    """Write down that the named signer has signed; the paper is issued by its number.

    Refuses a decision without number and a signer who leads nothing in the deciding body on that
    day. Recorded as ``decision.signed``, and its paper as signed and numbered.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.sign", decision)
        land_signature(decision, actor=actor, at=at)
    return decision


def land_signature(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Carry the signature of a locked decision out; the caller's transaction and right."""
    if standing(decision).waits is not WaitsFor.SIGNATURE or decision.issued_on is None:
        raise Refused(phrases.NOT_NUMBERED)
    refuse_signer(decision, decision.issued_on)
    # The rights to sign and to number were asked when each was done; these carry them out.
    sign_document(
        document_id=decision.document_id,
        signer=decision.signer.full_name,
        signed_on=decision.issued_on,
        actor=SYSTEM,
        at=at,
    )
    _give_number(decision, at)
    decision.document.refresh_from_db()
    decision.state = DecisionState.SIGNED
    decision.save(update_fields=["state"])
    record(
        DECISION_SIGNED,
        subject=decision,
        also=[decision.document],
        actor=actor,
        at=at,
        citation=decision.document.citation,
        signer_office=decision.signer_office,
    )


def _give_number(decision: Decision, at: datetime) -> None:
    assert decision.number is not None, "only a numbered decision is signed"
    assert decision.issued_on is not None, "a number stands with its day"
    document, day = decision.document, decision.issued_on
    document.issued_on = day
    if lock_series_of(document).source == SeriesSource.OWN:
        draw_document_number(document_id=document.pk, issued_on=day, actor=SYSTEM, at=at)
        return
    enter_office_number(
        document_id=document.pk, number=decision.number, issued_on=day, actor=SYSTEM, at=at
    )


def refuse_signer(decision: Decision, on: date) -> None:
    """Refuse a signer who holds no leading office in the deciding body on the day."""
    issuer = decision.document.issuer
    if issuer is None or not may_sign_for(decision.signer_id, issuer.pk, on):
        unit = label_on(issuer.pk, on) if issuer is not None else "…"
        raise Refused(
            phrases.SIGNER_WITHOUT_RIGHT.format(
                name=decision.signer.full_name, unit=unit, day=format_date_vn(on)
            )
        )


def publish_decision(*, decision_id: int, actor: Actor, at: datetime) -> Decision:
    """Publish a signed decision: its awards enter the register, all or none.

    The paper becomes public and each award gets its certificate. Refuses a decision that is not
    signed or has no number, one published or cancelled already, a signer without right, and a
    list of which any line cannot be entered, with its number. Recorded as ``decision.published``.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.publish", decision)
        _refuse_unready(decision)
        document = decision.document
        decided_on = document.issued_on
        assert decided_on is not None, "an issued decision has its day"
        refuse_signer(decision, decided_on)
        lines = award_lines(decision)
        awards = prepare_awards(lines, decided_on=decided_on)
        facts = DecisionFacts(
            decided_on=decided_on,
            authority=decision.authority,
            document_id=document.pk,
            public=True,
            invented=decision.invented,
        )
        write_awards(awards, lines, facts, at=at)
        for line, award in zip(decision.lines.order_by("order", "id"), awards, strict=True):
            line.given = award
            line.save(update_fields=["given"])
        publish_document(document_id=document.pk, actor=actor, at=at)
        decision.state, decision.published_at = DecisionState.PUBLISHED, at
        decision.save()
        issue_certificates(decision, awards, at=at)
        record(
            DECISION_PUBLISHED,
            subject=decision,
            also=[document, *awards, *people_of(awards)],
            actor=actor,
            at=at,
            citation=document.citation,
            count=len(awards),
        )
    return decision


def _refuse_unready(decision: Decision) -> None:
    now = standing(decision)
    if now.state in {DecisionState.PUBLISHED, DecisionState.CORRECTED}:
        raise Refused(phrases.ALREADY_PUBLISHED)
    if decision.document.state == DocumentState.VOID:
        raise Refused(phrases.DOCUMENT_VOID)
    if now.state == DecisionState.CANCELLED:
        raise Refused(phrases.ALREADY_CANCELLED)
    if now.waits is WaitsFor.NUMBER:
        raise Refused(phrases.NUMBER_MISSING)
    if now.waits is not WaitsFor.PUBLICATION:
        raise Refused(phrases.NOT_SIGNED)
