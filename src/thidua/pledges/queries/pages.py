"""Rows that pages of a pledge draw: clauses with what was said of them, versions, differences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.org.queries.labels import labels_on
from thidua.pledges.domain.content import (
    Change,
    ClauseText,
    Content,
    changes_between,
    level_words,
    written,
)
from thidua.pledges.models import Pledge, PledgeClause
from thidua.pledges.queries.opinions import CommentRow, MatrixRow
from thidua.pledges.queries.texts import clause_text, version_content


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """One target in words."""

    indicator: str
    name: str
    words: str
    own: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """One clause, its targets, and what was said of it."""

    id: int
    public_id: str
    order: int
    code: str
    heading: bool
    title: str
    text: str
    restated: bool
    targets: tuple[TargetView, ...]
    comments: tuple[CommentRow, ...]
    assented: int
    asked: int
    saved_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version that was sent or settled."""

    number: int
    sent_at: datetime
    sent_by: str
    due: datetime | None
    note: str
    clauses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions side by side."""

    earlier: int
    later: int
    changes: tuple[Change, ...]


def clause_views(
    clauses: Sequence[PledgeClause],
    comments: Sequence[CommentRow],
    matrix: Sequence[MatrixRow],
    *,
    on: date,
) -> list[ClauseView]:
    """The clauses with their comments and how many units assent; one query for names."""
    units = {
        own.unit_id
        for clause in clauses
        for target in clause.targets.all()
        for own in target.own_levels.all()
    }
    names = labels_on(units, on)
    assented = {
        each.code: sum(
            cell.state == "assented"
            for row in matrix
            for cell in row.cells
            if cell.code == each.code
        )
        for each in clauses
    }
    return [
        ClauseView(
            id=each.pk,
            public_id=each.public_id,
            order=each.order,
            code=each.code,
            heading=each.heading,
            title=each.title,
            text=each.text,
            restated=each.restated,
            targets=_targets(clause_text(each, names)),
            comments=tuple(said for said in comments if said.code and said.code == each.code),
            assented=assented[each.code],
            asked=len(matrix),
            saved_at=each.saved_at,
        )
        for each in clauses
    ]


def version_rows(pledge: Pledge) -> list[VersionRow]:
    """The versions, the first one first."""
    return [
        VersionRow(
            number=each.number,
            sent_at=each.sent_at,
            sent_by=each.sent_by,
            due=each.due,
            note=each.note,
            clauses=sum(not clause["heading"] for clause in each.content["clauses"]),
        )
        for each in pledge.versions.all()
    ]


def version_text(pledge: Pledge, number: int) -> Content:
    """The text of one version."""
    return version_content(pledge.versions.get(number=number))


def versions_compared(pledge: Pledge, a: str, b: str) -> Compared | None:
    """What differs between two versions; of the last two where the numbers say nothing."""
    numbers = list(pledge.versions.values_list("number", flat=True))
    if len(numbers) < 2:
        return None
    earlier = int(a) if a.isdigit() and int(a) in numbers else numbers[-2]
    later = int(b) if b.isdigit() and int(b) in numbers else numbers[-1]
    changes = changes_between(version_text(pledge, earlier), version_text(pledge, later))
    return Compared(earlier=earlier, later=later, changes=tuple(changes))


def _targets(clause: ClauseText) -> tuple[TargetView, ...]:
    return tuple(
        TargetView(
            indicator=each.indicator,
            name=each.name,
            words=level_words(each),
            own=tuple((unit, written(level)) for unit, level in each.own),
        )
        for each in clause.targets
    )
