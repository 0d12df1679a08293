"""Handing over the papers that a guidance asks for.

Knows that a paper was handed over, when and by whom; not whether it is any good.
"""

from datetime import datetime

from django.db import transaction

from thidua.calendar.actions import meet_deadline, reopen_deadline
from thidua.calendar.enums import DeadlineState
from thidua.calendar.queries import deadlines_of
from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.enums import HANDOVER_WITHDRAWN, OBLIGATION_MET
from thidua.movements.models import Handover, Obligation
from thidua.movements.permissions import acts_for_unit
from thidua.movements.queries.addressees import units_addressed
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.text import squash


def hand_over(
    *,
    obligation_id: int,
    unit_id: int,
    actor: Actor,
    at: datetime,
    paper_id: int | None = None,
    note: str = "",
    handed_at: datetime | None = None,
) -> Handover:
    """Write down that a unit has handed over what it owed; its deadline is met.

    ``handed_at`` says when, if not now. Who does not work for that unit enters on its behalf and
    is marked so. Refuses a unit that does not owe it, a second time, a paper that is not issued,
    neither paper nor note, and a moment to come. Recorded as ``obligation.met``.
    """
    with transaction.atomic():
        obligation = _lock(obligation_id)
        unit = Unit.objects.get(pk=unit_id)
        happened = handed_at or at
        handover = Handover(
            obligation=obligation,
            unit=unit,
            paper=_paper(paper_id),
            note=squash(note),
            handed_at=happened,
        )
        require(actor, "obligation.hand_over", handover)
        label = label_on(unit.pk, at.astimezone(VIETNAM).date())
        _refuse_unfit(handover, label, at)
        if not acts_for_unit(actor, unit.pk):
            handover.on_behalf_by = ", ".join(filter(None, (actor.name, actor.unit_name)))
        handover.save()
        meet_deadline(subject=obligation, unit_id=unit.pk, actor=actor, at=at)
        record(
            OBLIGATION_MET,
            subject=obligation,
            also=[each for each in (obligation.guidance, unit, handover.paper) if each is not None],
            actor=actor,
            at=at,
            on_behalf_of=label if handover.on_behalf_by else None,
            unit=label,
            paper=obligation.paper,
            handed_at=happened,
            document=handover.paper.citation if handover.paper else "",
            note=handover.note,
        )
    return handover


def withdraw_handover(*, handover_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Take back that a paper was handed over; the unit's deadline is open again.

    Refuses an empty reason. Recorded as ``obligation.handover_withdrawn``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        handover = Handover.objects.select_related("unit", "obligation__guidance__body").get(
            pk=handover_id
        )
        obligation = _lock(handover.obligation_id)
        require(actor, "obligation.hand_over", handover)
        met = deadlines_of(obligation).filter(unit=handover.unit_id, state=DeadlineState.MET)
        for deadline in met:
            reopen_deadline(deadline_id=deadline.pk, reason=reason, actor=actor, at=at)
        record(
            HANDOVER_WITHDRAWN,
            subject=obligation,
            also=[obligation.guidance, handover.unit],
            actor=actor,
            at=at,
            unit=label_on(handover.unit_id, at.astimezone(VIETNAM).date()),
            paper=obligation.paper,
            reason=reason.strip(),
            handed_at=handover.handed_at,
            note=handover.note,
        )
        handover.delete()


def _lock(obligation_id: int) -> Obligation:
    obligations = Obligation.objects.select_for_update(of=("self",))
    return obligations.select_related("guidance__body").get(pk=obligation_id)


def _paper(paper_id: int | None) -> Document | None:
    if paper_id is None:
        return None
    paper = Document.objects.get(pk=paper_id)
    if paper.state != DocumentState.ISSUED:
        raise Refused(phrases.GUIDANCE_NOT_ISSUED.format(citation=paper.citation), field="paper")
    return paper


def _refuse_unfit(handover: Handover, label: str, at: datetime) -> None:
    obligation = handover.obligation
    earlier = obligation.handovers.filter(unit=handover.unit_id).first()
    if earlier is not None:
        when = phrases.moment(earlier.handed_at)
        raise Refused(
            phrases.HANDED_OVER_TWICE.format(unit=label, paper=obligation.paper, when=when)
        )
    day = at.astimezone(VIETNAM).date()
    asked = deadlines_of(obligation).filter(unit=handover.unit_id).exists()
    if not asked and handover.unit_id not in units_addressed(obligation, day):
        raise Refused(phrases.NOT_OWING.format(unit=label, paper=obligation.paper))
    if handover.paper is None and not handover.note:
        raise Refused(phrases.HANDOVER_EMPTY, field="paper")
    if handover.handed_at > at:
        when = phrases.moment(handover.handed_at)
        raise Refused(phrases.HAPPENED_LATER.format(when=when), field="handed_at")
    refuse_unfit_texts(handover)
