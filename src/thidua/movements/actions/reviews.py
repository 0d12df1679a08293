"""Reviews of a movement: on the way as often as held, and the final one that closes it.

Knows that a review was held, when and by which paper; what it praised is the register's.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.actions.launch import drop_launch_deadlines, set_launch_deadline
from thidua.movements.actions.movements import lock_movement
from thidua.movements.enums import (
    MOVEMENT_CLOSED,
    MOVEMENT_REVIEW_WITHDRAWN,
    MOVEMENT_REVIEWED,
    MovementState,
    ReviewKind,
)
from thidua.movements.models import Movement, MovementReview
from thidua.movements.queries.cascade import OPEN_STATES
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def review_movement(
    *,
    movement_id: int,
    kind: ReviewKind,
    held_on: date,
    actor: Actor,
    at: datetime,
    paper_id: int | None = None,
    summary: str = "",
) -> MovementReview:
    """Write down a review of a running movement; the final one closes it.

    Closing drops the deadlines of units that have not launched. Refuses a movement that is not
    running, a day to come or before the launching, the same review twice, a paper that is not
    issued, and a review with neither paper nor result. Recorded as ``movement.reviewed`` or
    ``movement.closed``.
    """
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.review", movement)
        _refuse_not_running(movement)
        review = MovementReview(
            movement=movement,
            kind=kind,
            held_on=held_on,
            paper=_paper(paper_id),
            summary=squash(summary),
        )
        _refuse_unfit(review, at)
        review.save()
        if kind == ReviewKind.FINAL:
            _close(movement, actor, at)
        record(
            MOVEMENT_CLOSED if kind == ReviewKind.FINAL else MOVEMENT_REVIEWED,
            subject=movement,
            also=[each for each in (review, movement.launcher, review.paper) if each is not None],
            actor=actor,
            at=at,
            name=movement.name,
            day=format_date_vn(held_on),
            paper=review.paper.citation if review.paper else "",
            summary=review.summary,
        )
    return review


def withdraw_review(*, review_id: int, reason: str, actor: Actor, at: datetime) -> Movement:
    """Take back a review that was written down wrongly; a closed movement runs again.

    Units that had not launched have their deadlines again. Refuses an empty reason. Recorded as
    ``movement.review_withdrawn``; what stood there is kept in the ledger.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        review = MovementReview.objects.select_related("paper").get(pk=review_id)
        movement = lock_movement(review.movement_id)
        require(actor, "movement.review", movement)
        if review.kind == ReviewKind.FINAL and movement.state == MovementState.REVIEWED:
            _reopen(movement, actor, at)
        record(
            MOVEMENT_REVIEW_WITHDRAWN,
            subject=movement,
            also=[review],
            actor=actor,
            at=at,
            name=movement.name,
            kind=str(ReviewKind(review.kind).label).lower(),
            day=format_date_vn(review.held_on),
            paper=review.paper.citation if review.paper else "",
            summary=review.summary,
            reason=reason.strip(),
        )
        review.delete()
    return movement


def _refuse_not_running(movement: Movement) -> None:
    if movement.state != MovementState.LAUNCHED:
        state = MovementState(movement.state).label
        raise Refused(phrases.NOT_RUNNING.format(name=movement.name, state=state))


def _paper(paper_id: int | None) -> Document | None:
    if paper_id is None:
        return None
    paper = Document.objects.get(pk=paper_id)
    if paper.state != DocumentState.ISSUED:
        raise Refused(phrases.GUIDANCE_NOT_ISSUED.format(citation=paper.citation), field="paper")
    return paper


def _refuse_unfit(review: MovementReview, at: datetime) -> None:
    movement, day = review.movement, format_date_vn(review.held_on)
    if review.paper is None and not review.summary:
        raise Refused(phrases.REVIEW_EMPTY, field="summary")
    if review.held_on > at.astimezone(VIETNAM).date():
        raise Refused(phrases.REVIEW_LATER.format(day=day), field="held_on")
    assert movement.launched_at is not None
    if review.held_on < movement.launched_at.astimezone(VIETNAM).date():
        launched = phrases.day_of(movement.launched_at)
        raise Refused(
            phrases.REVIEW_BEFORE_LAUNCH.format(day=day, launched=launched), field="held_on"
        )
    if movement.reviews.filter(kind=review.kind, held_on=review.held_on).exists():
        raise Refused(
            phrases.REVIEW_TWICE.format(
                kind=ReviewKind(review.kind).label, day=day, name=movement.name
            ),
            field="held_on",
        )
    refuse_unfit_texts(review)


def _close(movement: Movement, actor: Actor, at: datetime) -> None:
    movement.state = MovementState.REVIEWED
    movement.save()
    drop_launch_deadlines(
        list(movement.deliveries.all()), reason=str(phrases.REVIEWS_CLOSED), actor=actor, at=at
    )


def _reopen(movement: Movement, actor: Actor, at: datetime) -> None:
    movement.state = MovementState.LAUNCHED
    movement.save()
    waiting = movement.deliveries.filter(state__in=OPEN_STATES).exclude(due=None)
    for delivery in waiting.select_related("movement__directive"):
        set_launch_deadline(delivery, actor=actor, at=at)
