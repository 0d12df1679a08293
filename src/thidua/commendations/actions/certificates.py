"""Certificates of a published decision: issued with it, and issued again when one is spoilt or lost.

Knows serials and what became of each sheet; what a certificate looks like is the paper's.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from thidua.awards.actions import people_of
from thidua.awards.models import Award
from thidua.commendations import phrases
from thidua.commendations.enums import CERTIFICATE_REISSUED, CertificateState
from thidua.commendations.models import Certificate, Decision
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.text import squash


def issue_certificates(decision: Decision, awards: Sequence[Award], *, at: datetime) -> None:
    """The first certificate of each award, in the caller's transaction, right and record."""
    Certificate.objects.bulk_create(
        Certificate(award=award, decision=decision, issued_at=at) for award in awards
    )


def reissue_certificate(
    *,
    certificate_id: int,
    became: CertificateState,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Certificate:
    """Issue a certificate again because the one in use is spoilt or lost.

    The old one keeps its serial and says what became of it; whoever scans it is told. Refuses an
    empty reason, one that is not in use, and an award that is cancelled. Recorded as
    ``certificate.reissued``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    if became is CertificateState.ISSUED:
        raise ValueError("a certificate that is issued again is spoilt or lost")
    with transaction.atomic():
        rows = Certificate.objects.select_for_update(of=("self",))
        old = rows.select_related("decision__document__issuer", "award").get(pk=certificate_id)
        require(actor, "certificate.reissue", old.decision)
        if old.state != CertificateState.ISSUED:
            raise Refused(phrases.CERTIFICATE_NOT_IN_USE)
        if not old.award.counts:
            raise Refused(phrases.AWARD_NOT_IN_FORCE)
        old.state, old.reason = became, why
        refuse_unfit_texts(old)
        old.save()
        new = Certificate.objects.create(
            award=old.award, decision=old.decision, serial=old.serial + 1, issued_at=at
        )
        record(
            CERTIFICATE_REISSUED,
            subject=new,
            also=[old.award, old.decision, *people_of([old.award])],
            actor=actor,
            at=at,
            award=str(old.award),
            serial=new.serial,
            reason=why,
            became=str(became.label),
        )
    return new
