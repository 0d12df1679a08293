"""What members have said to a draft: comments, assents, the matrix, and what is still open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.org.queries.labels import labels_on
from thidua.pledges.domain.matrix import Said, cell, has_answered, matrix
from thidua.pledges.enums import Outcome
from thidua.pledges.models import Pledge, PledgeAssent, PledgeClause, PledgeComment


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    """One comment with its answer."""

    id: int
    public_id: str
    unit_id: int
    unit: str
    version: int
    clause_id: int | None
    code: str
    """Empty: about the whole draft."""
    passage: str
    text: str
    proposed: str
    objection: bool
    via_label: str
    on_behalf_by: str
    made_at: datetime
    outcome: str
    outcome_label: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    seen_at: datetime | None
    seen_on_behalf_by: str
    is_open: bool
    awaits_answer: bool
    awaits_reading: bool

    @property
    def state(self) -> str:
        """How it is drawn: ``stop`` for an open objection, ``due``, or ``done``."""
        if not self.is_open:
            return "done"
        return "stop" if self.objection else "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """Where one unit stands on one clause."""

    code: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One unit and its clauses."""

    unit_id: int
    unit: str
    cells: tuple[MatrixCell, ...]
    assented: int
    answered: bool
    """Whether it has said something to every clause as it now reads."""


def comment_rows(pledge: Pledge, *, on: date, withdrawn: bool = False) -> list[CommentRow]:
    """The comments in the order in which they came; two queries at most."""
    comments = list(pledge.comments.all())
    if not withdrawn:
        comments = [each for each in comments if each.withdrawn_at is None]
    names = labels_on({each.unit_id for each in comments}, on)
    return [_row(each, names[each.unit_id]) for each in comments]


def open_comments(pledge: Pledge) -> list[PledgeComment]:
    """What still stands in the way of settling."""
    return [each for each in pledge.comments.all() if each.is_open]


def debated_by(pledge: Pledge, unit_id: int) -> set[int]:
    """Clauses about which the unit has said something that is not settled yet."""
    return {
        each.clause_id
        for each in open_comments(pledge)
        if each.unit_id == unit_id and each.clause_id is not None
    }


def assents_of(pledge: Pledge) -> list[PledgeAssent]:
    """Every assent to a clause of the pledge; one query."""
    return list(PledgeAssent.objects.filter(clause__pledge=pledge))


def matrix_rows(
    pledge: Pledge, unit_ids: Sequence[int], clauses: Iterable[PledgeClause], *, on: date
) -> list[MatrixRow]:
    """Units by clauses; headings are no clauses to assent to."""
    asked = [each for each in clauses if not each.heading]
    found = matrix(unit_ids, [(each.pk, each.revision) for each in asked], _said(pledge))
    names = labels_on(unit_ids, on)
    return [
        MatrixRow(
            unit_id=unit_id,
            unit=names[unit_id],
            cells=tuple(
                MatrixCell(code=each.code, state=found[unit_id][each.pk]) for each in asked
            ),
            assented=sum(state == "assented" for state in found[unit_id].values()),
            answered=has_answered(found[unit_id].values()),
        )
        for unit_id in unit_ids
    ]


def cells_of_unit(pledge: Pledge, unit_id: int) -> list[str]:
    """One unit's states over the clauses, in their order."""
    said = [each for each in _said(pledge) if each.unit_id == unit_id]
    return [
        cell((each for each in said if each.clause_id == clause.pk), clause.revision)
        for clause in pledge.clauses.filter(heading=False)
    ]


def _said(pledge: Pledge) -> list[Said]:
    said = [
        Said(
            unit_id=each.unit_id,
            clause_id=each.clause_id,
            kind="assent",
            revision=each.revision,
        )
        for each in assents_of(pledge)
    ]
    comments = PledgeComment.objects.filter(pledge=pledge, withdrawn_at=None)
    said += [
        Said(
            unit_id=each.unit_id,
            clause_id=each.clause_id,
            kind=("objection" if each.objection else "comment") if each.is_open else "settled",
        )
        for each in comments
        if each.clause_id is not None
    ]
    return said


def _row(comment: PledgeComment, unit: str) -> CommentRow:
    answered = comment.outcome != Outcome.OPEN
    return CommentRow(
        id=comment.pk,
        public_id=comment.public_id,
        unit_id=comment.unit_id,
        unit=unit,
        version=comment.version,
        clause_id=comment.clause_id,
        code=comment.clause_code,
        passage=comment.passage,
        text=comment.text,
        proposed=comment.proposed,
        objection=comment.objection,
        via_label=comment.get_via_display(),
        on_behalf_by=comment.on_behalf_by,
        made_at=comment.made_at,
        outcome=comment.outcome,
        outcome_label=str(Outcome(comment.outcome).label),
        answer=comment.answer,
        answered_at=comment.answered_at,
        answered_by=comment.answered_by,
        seen_at=comment.seen_at,
        seen_on_behalf_by=comment.seen_on_behalf_by,
        is_open=comment.is_open,
        awaits_answer=comment.is_open and not answered,
        awaits_reading=comment.is_open and answered,
    )
