"""The year bundle of a cluster, filled from what the parts hold.

What a part has not got yet is left out, and the manifest says what is absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua import __version__
from thidua.clusters.models import ClusterYear
from thidua.commendations.enums import DecisionState
from thidua.commendations.queries import decision_files, decisions_of_cluster_year
from thidua.councils.queries import ballot_records
from thidua.exchange.domain.year_bundle import PartCount, named_apart
from thidua.exchange.queries.year_papers import (
    count_files,
    documents_of_year,
    files_of_papers,
    signed_pledge,
    things_of_year,
)
from thidua.kernel.errors import NotFound
from thidua.ledger import keys
from thidua.ledger.queries import latest_checkpoint, log_extract_about
from thidua.org.queries.labels import label_on
from thidua.scoring.queries import ranking_of, year_table
from thidua_core.bundle import PARTS, BundleContents, write_bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class YearResults:
    """What the parts above the papers say of a year; None or nothing = not there yet."""

    pledge: bytes | None = None
    table: str | None = None
    results: str | None = None
    scores: str | None = None
    ballots: Mapping[str, bytes] | None = None
    decisions: Mapping[str, bytes] | None = None


def year_bundle(cluster_year_id: int) -> bytes:
    """The bundle of a cluster's year as things stand, sealed with the key of the log."""
    return write_bundle(bundle_contents(cluster_year_id), signer=keys.signing_key())


def bundle_contents(cluster_year_id: int) -> BundleContents:
    """Everything that goes into the bundle."""
    year = ClusterYear.objects.select_related("cluster", "emulation_year").get(pk=cluster_year_id)
    papers = documents_of_year(year)
    results = year_results(cluster_year_id)
    return BundleContents(
        year=year.year,
        year_name=year.emulation_year.name if year.emulation_year else "",
        cluster=year.cluster.name,
        body=label_on(year.cluster.parent_body_id, _day_of(year)),
        software=f"thidua {__version__}",
        documents=named_apart(files_of_papers(papers)),
        pledge=results.pledge,
        table=results.table,
        results=results.results,
        scores=results.scores,
        ballots=named_apart((results.ballots or {}).items()),
        decisions=named_apart((results.decisions or {}).items()),
        log=log_extract_about(things_of_year(year, papers)),
    )


def year_results(cluster_year_id: int) -> YearResults:
    """What pledges, scoring, councils and commendations say of the year.

    Results and scores are those that were frozen; what is still being entered is no result.
    """
    frozen = ranking_of(cluster_year_id)
    return YearResults(
        pledge=signed_pledge(cluster_year_id),
        ballots=ballot_records(cluster_year_id),
        decisions=decision_files(cluster_year_id),
        table=_table(cluster_year_id),
        results=frozen.results if frozen else None,
        scores=frozen.scores if frozen else None,
    )


def _table(cluster_year_id: int) -> str | None:
    try:
        return year_table(cluster_year_id)
    except NotFound:
        return None


def bundle_parts(cluster_year_id: int) -> tuple[PartCount, ...]:
    """How many files each part of the bundle would have now, in the order of the year."""
    year = ClusterYear.objects.get(pk=cluster_year_id)
    frozen = ranking_of(cluster_year_id)
    decisions = decisions_of_cluster_year(cluster_year_id).exclude(published_at=None)
    counts = {
        "documents": count_files(documents_of_year(year)),
        "pledge": int(signed_pledge(cluster_year_id) is not None),
        "table": int(_table(cluster_year_id) is not None),
        "results": int(frozen is not None),
        "scores": int(frozen is not None),
        "ballots": len(ballot_records(cluster_year_id)),
        "decisions": decisions.exclude(state=DecisionState.CANCELLED).count(),
        "log": int(latest_checkpoint() is not None),
    }
    return tuple(PartCount(part=part, count=counts[part]) for part in PARTS)


def _day_of(year: ClusterYear) -> date:
    return year.emulation_year.end if year.emulation_year else date(year.year, 12, 31)
