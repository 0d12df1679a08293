"""What the parts know of a cluster's year, gathered for the drawing of its course."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from thidua.clusters.enums import ClusterState
from thidua.clusters.queries import document_creating
from thidua.commendations.queries import DecisionStanding, decision_standing
from thidua.conferences.enums import ConferenceState
from thidua.conferences.queries import ConferenceRow, conference_rows, conferences_of_cluster_year
from thidua.councils.queries import sessions_of_cluster_year
from thidua.desk.course import Known, Paper
from thidua.documents.queries import DocumentRow
from thidua.exchange.queries import hand_over_of
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.movements.queries import MovementRow, movement_rows, movements_of_cluster_year
from thidua.pledges.queries import (
    ClauseRow,
    PledgeRow,
    PledgeStanding,
    SignatoryRow,
    clause_rows,
    pledge_rows,
    signatory_rows,
)
from thidua.registrations.queries import RegistrationStanding, registration_standing
from thidua.scoring.queries import standing_of as scoring_standing


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPapers:
    """Movements, conferences and the pledge of a cluster's year."""

    movements: tuple[MovementRow, ...]
    conferences: tuple[ConferenceRow, ...]
    pledge: PledgeRow | None
    clauses: tuple[ClauseRow, ...]
    signatories: tuple[SignatoryRow, ...]
    creating: DocumentRow | None
    registrations: RegistrationStanding
    decisions: DecisionStanding


def papers_of(year: Any, pledge: Any | None) -> YearPapers:
    """Everything that the parts hold of a cluster's year, whose main pledge is known."""
    now, cluster_year_id = clock.now(), year.pk
    return YearPapers(
        movements=tuple(movement_rows(movements_of_cluster_year(cluster_year_id), at=now)),
        conferences=tuple(
            conference_rows(conferences_of_cluster_year(cluster_year_id), bases=False)
        ),
        pledge=pledge_rows([pledge], on=now.date())[0] if pledge else None,
        clauses=tuple(clause_rows(pledge)) if pledge else (),
        signatories=tuple(signatory_rows(pledge)) if pledge else (),
        creating=document_creating(year),
        registrations=registration_standing(cluster_year_id),
        decisions=decision_standing(cluster_year_id),
    )


def known_of(papers: YearPapers, *, seen: Collection[int]) -> Known:
    """The course's view of it, without a way to a draft that is not among the ``seen`` pledges."""
    known = _known_of(papers)
    hidden = papers.pledge is not None and papers.pledge.id not in seen
    return replace(known, pledge_href="") if hidden else known


def _known_of(papers: YearPapers) -> Known:
    return known_from(
        movements=papers.movements,
        conferences=papers.conferences,
        pledge=papers.pledge,
        creating=papers.creating,
        registrations=papers.registrations,
        decisions=papers.decisions,
    )


def known_from(
    *,
    movements: Sequence[MovementRow],
    conferences: Sequence[ConferenceRow],
    pledge: PledgeRow | PledgeStanding | None,
    creating: DocumentRow | None,
    registrations: RegistrationStanding | None = None,
    decisions: DecisionStanding | None = None,
) -> Known:
    """The course's view of what a cluster's year has."""
    movement = movements[0] if movements else None
    meeting = next(
        (
            each
            for each in conferences
            if {"launch", "signing"} & set(each.kinds) and each.state != ConferenceState.CANCELLED
        ),
        None,
    )
    decided = _decided(decisions)
    return Known(
        creating_paper=_paper(creating),
        movement=movement.name if movement else "",
        movement_href=reverse("desk:movement", args=[movement.public_id]) if movement else "",
        directive=_paper(movement.directive) if movement else None,
        launched_on=movement.launched_at.date() if movement and movement.launched_at else None,
        conference_href=reverse("desk:conference", args=[meeting.public_id]) if meeting else "",
        conference_on=meeting.day if meeting else None,
        conference_done=meeting is not None and meeting.day <= clock.today(),
        pledged_on=pledge.signed_on if pledge else None,
        pledge_state=pledge.state if pledge else "",
        pledge_href=reverse("desk:pledge", args=[pledge.public_id]) if pledge else "",
        registered=registrations.units if registrations else 0,
        registrations_open=registrations.open if registrations else 0,
        **decided,
    )


def _decided(standing: DecisionStanding | None) -> dict[str, Any]:
    """What is known of decisions on awards and of the register."""
    if standing is None:
        return {}
    known: dict[str, Any] = {
        "decisions_open": standing.open,
        "decided_on": standing.published_on,
        "awards": standing.awards,
        "decision_href": reverse("desk:decision_list"),
    }
    if standing.newest_public_id:
        words = urlencode({"q": standing.newest_number})
        known |= {
            "decision_href": reverse("desk:decision", args=[standing.newest_public_id]),
            "awards_href": f"{reverse('desk:award_list')}?{words}",
            "decided": Paper(
                number=standing.newest_number,
                href=reverse("desk:document", args=[standing.newest_document_public_id]),
            ),
        }
    return known


def with_scoring(known: Known, year: Any) -> Known:
    """The same with how far the year has come in scoring."""
    standing = scoring_standing(year)
    if standing is None:
        return known
    return replace(
        known,
        table=standing.table,
        invented=standing.invented,
        adopted_on=standing.adopted_on,
        sheets=standing.sheets,
        sheets_sent=standing.claimed,
        frozen_on=standing.frozen_on,
        ranked_on=standing.published_on,
        figured=standing.figured,
        figured_on=standing.figured_on,
    )


def with_figures(known: Known, actor: Actor, year: Any) -> Known:
    """The same with the way to bring a statistics annex, while figures are taken."""
    if known.table != "adopted" or known.frozen_on or not may(actor, "score_figures.bring", year):
        return known
    return replace(known, figures_href=reverse("desk:figures_bring", args=[year.public_id]))


def with_hand_over(known: Known, actor: Actor, year: Any) -> Known:
    """The same with the day of its hand-over; with bundle and minutes for whoever may see them."""
    sees = may(actor, "year_bundle.view", year)
    if not sees and year.state != ClusterState.CLOSED:
        return known
    handed = hand_over_of(year.pk)
    if not sees:
        return replace(known, handed_over_on=handed.at.date() if handed else None)
    return replace(
        known,
        bundle_href=reverse("desk:cluster_bundle", args=[year.public_id]),
        handed_over_on=handed.at.date() if handed else None,
        hand_over_minutes=_paper(handed.minutes) if handed else None,
    )


def with_votes(known: Known, year: Any) -> Known:
    """The same with the newest session of the cluster that votes."""
    session = sessions_of_cluster_year(year.pk).last()
    if session is None:
        return known
    return replace(
        known,
        vote_href=reverse("desk:session", args=[session.public_id]),
        vote_on=session.day,
        vote_state=session.state,
    )


def _paper(document: DocumentRow | None) -> Paper | None:
    if document is None:
        return None
    return Paper(
        number=document.number or document.kind_label,
        href=reverse("desk:document", args=[document.public_id]),
    )
