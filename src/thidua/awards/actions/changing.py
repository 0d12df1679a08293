"""Correcting, cancelling and restoring awards, each with a trace.

A cancelled award stays in the register; whoever relied on it is shown, not judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.awards import phrases
from thidua.awards.actions.entering import people_of
from thidua.awards.enums import AWARD_CANCELLED, AWARD_CORRECTED, AWARD_RESTORED, AwardState
from thidua.awards.models import Award
from thidua.awards.queries.reliance import relying_on
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

CORRECTABLE = {
    "name": "tên",
    "office": "chức vụ",
    "merit": "thành tích",
    "golden_number": "số sổ vàng",
    "ground": "loại hình",
    "basis": "căn cứ",
    "decision_number": "số quyết định",
    "authority": "cấp quyết định",
    "public": "việc công khai",
    "source": "nguồn",
}
"""What a correction may change, in words; subject, award and year are another award."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A cancelled award, and the later ones that had relied on it, through all steps."""

    award: Award
    relying: tuple[Award, ...]


def correct_award(
    *, award_id: int, changes: Mapping[str, Any], reason: str, actor: Actor, at: datetime
) -> Award:
    """Mend what was entered wrongly.

    Refuses an empty reason and texts that no column holds. Recorded as ``award.corrected`` with
    old and new values; nothing is recorded when nothing differs.
    """
    unknown = changes.keys() - CORRECTABLE.keys()
    if unknown:
        raise ValueError(f"not to be corrected: {sorted(unknown)}")
    why = _reason(reason)
    with transaction.atomic():
        award = lock_award(award_id)
        require(actor, "award.correct", award)
        wanted = {
            name: squash(value) if isinstance(value, str) else value
            for name, value in changes.items()
        }
        before = {name: getattr(award, name) for name in wanted}
        different = [
            name for name in CORRECTABLE if name in wanted and before[name] != wanted[name]
        ]
        if not different:
            return award
        for name in different:
            setattr(award, name, wanted[name])
        if not award.name:
            raise Refused(phrases.NAME_MISSING.format(line=1), field="name")
        if not award.authority:
            raise Refused(phrases.AUTHORITY_MISSING, field="authority")
        refuse_unfit_texts(award)
        award.save()
        record(
            AWARD_CORRECTED,
            subject=award,
            also=people_of([award]),
            actor=actor,
            at=at,
            award=str(award),
            fields=", ".join(CORRECTABLE[name] for name in different),
            reason=why,
            before={name: before[name] for name in different},
            after={name: wanted[name] for name in different},
        )
    return award


def cancel_award(
    *,
    award_id: int,
    reason: str,
    on: date,
    actor: Actor,
    at: datetime,
    document_id: int | None = None,
) -> Cancelled:
    """Cancel an award from a day on; the register keeps it, marked so.

    Awards that rest on it stay as they are and are told: whether they fall too is for their own
    authority to decide. Refuses an empty reason, one that is cancelled, and a day before its decision or
    after now. Recorded as ``award.cancelled``.
    """
    why = _reason(reason)
    with transaction.atomic():
        award = lock_award(award_id)
        require(actor, "award.cancel", award)
        end_award(award, why, on, document_id, at=at)
        relying = relying_on([award.pk])
        record(
            AWARD_CANCELLED,
            subject=award,
            also=[*people_of([award]), *_documents(document_id)],
            actor=actor,
            at=at,
            award=str(award),
            reason=why,
            on=on,
            relying=[each.public_id for each in relying],
        )
    return Cancelled(award=award, relying=relying)


def end_award(
    award: Award, reason: str, on: date, document_id: int | None, *, at: datetime
) -> None:
    """Mark a locked award as cancelled; the caller's transaction, right and record.

    Not recorded: what calls it is.
    """
    if award.state == AwardState.CANCELLED:
        ended = format_date_vn(award.ended_on) if award.ended_on else "…"
        raise Refused(phrases.ALREADY_CANCELLED.format(day=ended))
    _refuse_future(on, at)
    if on < award.decided_on:
        raise Refused(
            phrases.CANCELLED_EARLY.format(
                day=format_date_vn(on), decided=format_date_vn(award.decided_on)
            ),
            field="on",
        )
    award.state = AwardState.CANCELLED
    award.ended_on, award.end_reason, award.end_document_id = on, reason, document_id
    refuse_unfit_texts(award)
    award.save()


def restore_award(
    *,
    award_id: int,
    reason: str,
    on: date,
    actor: Actor,
    at: datetime,
    document_id: int | None = None,
) -> Award:
    """Let a cancelled award count again, as a finding or a complaint may ask.

    Refuses an empty reason, one that is not cancelled, a day before the cancelling or after now,
    and a title that another decision has given meanwhile. Recorded as ``award.restored``.
    """
    why = _reason(reason)
    with transaction.atomic():
        award = lock_award(award_id)
        require(actor, "award.cancel", award)
        if award.state != AwardState.CANCELLED or award.ended_on is None:
            raise Refused(phrases.NOT_CANCELLED)
        _refuse_future(on, at)
        if on < award.ended_on:
            raise Refused(
                phrases.RESTORED_EARLY.format(
                    day=format_date_vn(on), ended=format_date_vn(award.ended_on)
                ),
                field="on",
            )
        _refuse_second(award)
        award.state = AwardState.RESTORED
        award.restored_on, award.restore_reason = on, why
        award.restore_document_id = document_id
        refuse_unfit_texts(award)
        award.save()
        record(
            AWARD_RESTORED,
            subject=award,
            also=[*people_of([award]), *_documents(document_id)],
            actor=actor,
            at=at,
            award=str(award),
            reason=why,
            on=on,
        )
    return award


def lock_award(award_id: int) -> Award:
    """The award's row, locked.

    Not recorded: what calls it is.
    """
    return Award.objects.select_for_update(of=("self",)).select_related("unit").get(pk=award_id)


def _refuse_second(award: Award) -> None:
    if award.award_kind != "title":
        return
    same = Award.objects.filter(
        award=award.award,
        period_first=award.period_first,
        subject_kind=award.subject_kind,
        state__in=(AwardState.IN_FORCE, AwardState.RESTORED),
    )
    if award.person_id is not None:
        same = same.filter(person=award.person_id)
    elif award.subject_kind == "unit":
        same = same.filter(unit=award.unit_id)
    else:
        return
    other = same.first()
    if other is not None:
        raise Refused(
            phrases.HELD.format(
                line=1,
                name=award.name,
                award=award.award_name,
                year=award.year,
                decision=other.decision_number,
            )
        )


def _documents(document_id: int | None) -> list[Document]:
    return [] if document_id is None else [Document.objects.get(pk=document_id)]


def _refuse_future(day: date, at: datetime) -> None:
    if day > at.astimezone(VIETNAM).date():
        raise Refused(phrases.CANCELLED_LATER.format(day=format_date_vn(day)), field="on")


def _reason(reason: str) -> str:
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    return why
