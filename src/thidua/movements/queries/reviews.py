"""Reviews of a movement as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.documents.queries import DocumentRow, document_rows
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.movements.enums import ReviewKind
from thidua.movements.models import Movement, MovementReview


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One review that was held."""

    public_id: str
    kind: str
    kind_label: str
    held_on: date
    paper: DocumentRow | None
    summary: str


def review_rows(movement: Movement) -> list[ReviewRow]:
    """The reviews of a movement, the oldest first."""
    reviews = list(movement.reviews.select_related("paper"))
    papers = _papers(reviews)
    return [
        ReviewRow(
            public_id=each.public_id,
            kind=each.kind,
            kind_label=str(ReviewKind(each.kind).label),
            held_on=each.held_on,
            paper=papers.get(each.paper_id or 0),
            summary=each.summary,
        )
        for each in reviews
    ]


def find_review(actor: Actor, public_id: str) -> MovementReview:
    """One review that an actor may take back, or the refusal."""
    review = (
        MovementReview.objects.filter(public_id=public_id)
        .select_related("movement__launcher")
        .first()
    )
    if review is None or not may(actor, "movement.review", review.movement):
        raise NotFound
    return review


def _papers(reviews: Iterable[MovementReview]) -> dict[int, DocumentRow]:
    known = {each.paper.pk: each.paper for each in reviews if each.paper}
    return dict(zip(known, document_rows(known.values()), strict=True))
