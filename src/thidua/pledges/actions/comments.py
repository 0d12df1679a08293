"""Comments of the members on a draft, and the answers of the cluster's head.

A comment is a unit's, whoever enters it; an objection stands in the way of settling until it is
answered and, where the text was kept, the unit has seen why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua.pledges import phrases
from thidua.pledges.actions.ground import (
    day_of,
    for_head,
    lock_pledge,
    refuse_no_reason,
    refuse_not_drafting,
    speak,
)
from thidua.pledges.actions.sending import meet_if_answered, tell_members
from thidua.pledges.enums import (
    COMMENT_ANSWERED,
    COMMENT_MADE,
    COMMENT_SEEN,
    COMMENT_WITHDRAWN,
    CommentVia,
    Outcome,
)
from thidua.pledges.models import Pledge, PledgeClause, PledgeComment
from thidua_core.periods import format_date_vn
from thidua_core.text import nfc, squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a unit says to one clause, or to the whole draft."""

    text: str = ""
    clause_id: int | None = None
    passage: str = ""
    """Words of the clause that it speaks of."""
    proposed: str = ""
    """The words that the unit would put instead."""
    objection: bool = False


def make_comment(
    *,
    pledge_id: int,
    unit_id: int,
    remark: Remark,
    actor: Actor,
    at: datetime,
    via: CommentVia = CommentVia.FORM,
) -> PledgeComment:
    """Write down a member's comment on a draft that was sent.

    Who does not work for that unit enters on its behalf and is marked so. Refuses a draft that was
    not sent or is settled, a unit that is no member, a comment without words, and a passage that
    does not stand in the clause. Recorded as ``pledge_comment.made``.
    """
    with transaction.atomic():
        pledge = _lock_sent(pledge_id)
        told = speak(pledge, unit_id, actor, at)
        comment = _write(pledge, remark, unit_id=unit_id, via=via, by=told["by"], at=at)
        meet_if_answered(pledge, unit_id, actor=actor, at=at)
        record(
            COMMENT_MADE,
            subject=comment,
            also=[pledge, pledge.cluster_year],
            actor=actor,
            at=at,
            on_behalf_of=told["unit"] if told["by"] else None,
            unit=told["unit"],
            place=place_of(comment),
            name=str(pledge),
            text=comment.text,
            proposed=comment.proposed,
            objection=comment.objection,
        )
    return comment


def take_in_reply(
    *, pledge_id: int, unit_id: int, remarks: Sequence[Remark], actor: Actor, at: datetime
) -> list[PledgeComment]:
    """Write down the comments of a reply that came by letter, all or none.

    Refuses an empty list and whatever ``make_comment`` refuses of any of them. Recorded once a
    comment, as ``pledge_comment.made``.
    """
    if not remarks:
        raise Refused(phrases.NOTHING_TO_TAKE)
    with transaction.atomic():
        return [
            make_comment(
                pledge_id=pledge_id,
                unit_id=unit_id,
                remark=remark,
                via=CommentVia.LETTER,
                actor=actor,
                at=at,
            )
            for remark in remarks
        ]


def withdraw_comment(*, comment_id: int, reason: str, actor: Actor, at: datetime) -> PledgeComment:
    """Take a comment back on its unit's word; it stays readable in the ledger.

    Refuses an empty reason and a comment that was answered already. Recorded as
    ``pledge_comment.withdrawn``.
    """
    why = refuse_no_reason(reason)
    with transaction.atomic():
        comment, pledge = _lock_comment(comment_id)
        told = speak(pledge, comment.unit_id, actor, at)
        refuse_not_drafting(pledge)
        if comment.withdrawn_at is not None:
            return comment
        if comment.outcome != Outcome.OPEN and not comment.is_open:
            assert comment.answered_at is not None
            raise Refused(
                phrases.ALREADY_ANSWERED.format(day=format_date_vn(day_of(comment.answered_at)))
            )
        comment.withdrawn_at, comment.withdrawn_because = at, why
        refuse_unfit_texts(comment)
        comment.save()
        record(
            COMMENT_WITHDRAWN,
            subject=comment,
            also=[pledge],
            actor=actor,
            at=at,
            on_behalf_of=told["unit"] if told["by"] else None,
            unit=told["unit"],
            place=place_of(comment),
            reason=why,
        )
    return comment


def answer_comment(
    *,
    comment_id: int,
    outcome: Outcome,
    actor: Actor,
    at: datetime,
    answer: str = "",
    address: str = "",
) -> PledgeComment:
    """Answer a comment: taken in, taken in in part, or kept with the reason.

    Answering again replaces the answer, and the unit has to see it anew. The unit is told with
    ``address``. Refuses a draft that is settled, an open outcome, and keeping without a reason.
    Recorded as ``pledge_comment.answered``.
    """
    words = nfc(" ".join(answer.split()))
    if outcome == Outcome.OPEN:
        raise ValueError("an answer has an outcome")
    if outcome == Outcome.KEPT and not words:
        raise Refused(phrases.ANSWER_MISSING, field="answer")
    with transaction.atomic():
        comment, pledge = _lock_comment(comment_id)
        year = pledge.cluster_year
        require(actor, "pledge.draft", year)
        refuse_not_drafting(pledge)
        comment.outcome, comment.answer = outcome, words
        comment.answered_at, comment.seen_at, comment.seen_on_behalf_by = at, None, ""
        comment.answered_by = ", ".join(filter(None, (actor.name, actor.unit_name)))
        refuse_unfit_texts(comment)
        comment.save()
        unit = label_on(comment.unit_id, day_of(at))
        tell_members(
            pledge,
            [comment.unit_id],
            key=f"answered-{comment.public_id}-{at:%Y%m%d%H%M%S}",
            text=phrases.ANSWERED.format(
                place=place_of(comment),
                what=pledge.what.lower(),
                outcome=str(outcome.label).lower(),
            ),
            address=address,
            at=at,
        )
        record(
            COMMENT_ANSWERED,
            subject=comment,
            also=[pledge, year],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            unit=unit,
            place=place_of(comment),
            outcome=str(outcome.label).lower(),
            answer=words,
        )
    return comment


def see_answer(*, comment_id: int, actor: Actor, at: datetime) -> PledgeComment:
    """Write down that the unit has seen why its words were not taken in.

    Who does not work for the unit enters on its behalf and is marked so. Refuses a comment without
    answer; one that was seen stays so. Recorded as ``pledge_comment.seen``.
    """
    with transaction.atomic():
        comment, pledge = _lock_comment(comment_id)
        told = speak(pledge, comment.unit_id, actor, at)
        if comment.outcome == Outcome.OPEN:
            raise Refused(phrases.NOT_ANSWERED)
        if comment.seen_at is not None:
            return comment
        comment.seen_at, comment.seen_on_behalf_by = at, told["by"]
        comment.save()
        record(
            COMMENT_SEEN,
            subject=comment,
            also=[pledge],
            actor=actor,
            at=at,
            on_behalf_of=told["unit"] if told["by"] else None,
            unit=told["unit"],
            place=place_of(comment),
        )
    return comment


def place_of(comment: PledgeComment) -> str:
    """``khoản A5.2``, or the whole draft."""
    if not comment.clause_code:
        return str(phrases.WHOLE_DRAFT)
    return str(phrases.CLAUSE_PLACE.format(code=comment.clause_code))


def _lock_sent(pledge_id: int) -> Pledge:
    pledge = lock_pledge(pledge_id)
    refuse_not_drafting(pledge)
    if not pledge.versions.exists():
        raise Refused(phrases.NOT_SENT)
    return pledge


def _lock_comment(comment_id: int) -> tuple[PledgeComment, Pledge]:
    pledge = lock_pledge(PledgeComment.objects.get(pk=comment_id).pledge_id)
    return PledgeComment.objects.select_for_update().get(pk=comment_id), pledge


def _write(
    pledge: Pledge, remark: Remark, *, unit_id: int, via: CommentVia, by: str, at: datetime
) -> PledgeComment:
    clause = None
    if remark.clause_id is not None:
        clause = PledgeClause.objects.get(pk=remark.clause_id, pledge=pledge)
    version = pledge.versions.order_by("number").last()
    assert version is not None, "asked before"
    comment = PledgeComment(
        pledge=pledge,
        unit_id=unit_id,
        version=version.number,
        clause=clause,
        clause_code=clause.code if clause else "",
        passage=squash(remark.passage),
        text=nfc(remark.text.strip()),
        proposed=squash(remark.proposed),
        objection=remark.objection,
        via=via,
        on_behalf_by=by,
        made_at=at,
    )
    if not comment.text and not comment.proposed:
        raise Refused(phrases.COMMENT_EMPTY, field="text")
    if comment.passage and clause and comment.passage not in clause.text:
        raise Refused(
            phrases.PASSAGE_ELSEWHERE.format(passage=comment.passage, code=clause.code),
            field="passage",
        )
    refuse_unfit_texts(comment)
    comment.save()
    return comment
