"""What the home page shows of conferences, movements and papers: each kind read once.

The same row often waits for somebody, is in motion in the unit and belongs to the cluster's year.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from thidua.commendations.queries import (
    DecisionRow,
    DecisionStanding,
    decision_rows,
    decisions_behind,
    decisions_of_cluster_year,
    decisions_waiting_for,
    papers_of_decisions,
    standing_from,
)
from thidua.conferences.queries import ConferenceRow, conference_rows, conferences_of_cluster_year
from thidua.conferences.queries.waiting import conferences_of_unit, conferences_served_by
from thidua.documents.queries import DocumentRow, document_rows
from thidua.documents.queries.waiting import papers_in_hand, papers_waiting_for
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.gathering import gathered
from thidua.movements.queries import MovementRow, movement_rows, movements_of_cluster_year
from thidua.movements.queries.following import movements_followed_by, movements_of_body
from thidua.registrations.queries import RegistrationsAtHand, registrations_at_hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Rows of one kind: what waits for the actor, what the unit does, what the year knows."""

    waiting: list[Any]
    unit: list[Any]
    year: list[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """Everything of these kinds that the home page shows."""

    conferences: Served
    movements: Served
    decisions: list[DecisionRow]
    """Decisions on awards that wait for the actor."""
    decided: DecisionStanding
    """Of the cluster's year."""
    papers: list[DocumentRow]
    """Waiting for the actor's signature or number."""
    in_hand: dict[str, int]
    """Papers of the unit that are not issued yet, by state, for those who work for it."""
    registrations: RegistrationsAtHand


def at_hand(actor: Actor, cluster_year_id: int | None, *, at: datetime) -> AtHand:
    """One query for each kind, and what its rows need."""
    day, unit_id = at.astimezone(VIETNAM).date(), actor.unit_id or 0
    year_id = cluster_year_id or 0

    def movements(listed: Iterable[Any]) -> list[MovementRow]:
        return movement_rows(listed, at=at)

    def conferences(listed: Iterable[Any]) -> list[ConferenceRow]:
        return conference_rows(listed, bases=False)

    decided = papers_of_decisions(decisions_of_cluster_year(year_id))
    undecided, year_papers, waiting, in_hand = gathered(
        papers_of_decisions(decisions_waiting_for(actor)).order_by("id"),
        decided,
        papers_waiting_for(actor),
        papers_in_hand(unit_id if _works_there(actor) else 0),
    )
    decisions = decision_rows(decisions_behind(undecided))
    of_decisions = {row.document_public_id for row in decisions}
    return AtHand(
        conferences=_served(
            conferences,
            conferences_served_by(actor, since=day),
            conferences_of_unit(actor, unit_id, since=day),
            conferences_of_cluster_year(year_id),
        ),
        movements=_served(
            movements,
            movements_followed_by(actor, year=day.year),
            movements_of_body(unit_id, year=day.year),
            movements_of_cluster_year(year_id),
        ),
        decisions=decisions,
        decided=standing_from(decisions_behind(year_papers)),
        papers=[row for row in document_rows(waiting) if row.public_id not in of_decisions],
        in_hand=_by_state(in_hand),
        registrations=registrations_at_hand(actor, year_id),
    )


def _works_there(actor: Actor) -> bool:
    return any(held.scope == "system" or held.scope_id == actor.unit_id for held in actor.roles)


def _served(rows_of: Callable[[Iterable[Any]], list[Any]], *asked: QuerySet[Any]) -> Served:
    found = gathered(*asked)
    once = {each.pk: each for some in found for each in some}
    rows = dict(zip(once, rows_of(once.values()), strict=True))
    waiting, unit, year = ([rows[each.pk] for each in some] for some in found)
    return Served(waiting=waiting, unit=unit, year=year)


def _by_state(papers: Iterable[Any]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for paper in papers:
        counted[paper.state] = counted.get(paper.state, 0) + 1
    return counted
