"""Figures of the played year of 2020 as the product's own queries tell them, printed as JSON.

Told in a process of its own whose home is that of a demonstration.
"""

import json
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.clusters.queries import cluster_years_for
from thidua.kernel.actors import SYSTEM
from thidua.pledges.enums import PledgeKind
from thidua.pledges.queries import (
    comment_rows,
    pledge_of,
    pledge_rows,
    pledges_for,
    signatory_rows,
)
from thidua.registrations.queries import summary_rows
from thidua.scoring.queries import consolidated_for, evidence_of, sheets_for


def figures() -> dict[str, Any]:
    year = _year()
    return {
        "comments": _comments(year.pk),
        "registrations": _registrations(year),
        "marks": _marks(year),
        "evidence": _evidence(year.pk),
        "pledges": _pledges(),
    }


def _year() -> Any:
    return cluster_years_for(SYSTEM).get(year=2020, cluster__name="Cụm thi đua số 10")


def _comments(year_id: int) -> dict[str, Any]:
    said = comment_rows(pledge_of(year_id), on=date(2020, 2, 21))
    return {
        "count": len(said),
        "units": len({each.unit for each in said}),
        "outcomes": Counter(each.outcome for each in said),
    }


def _registrations(year: Any) -> dict[str, Any]:
    return {
        row.unit: [
            *row.collectives,
            *(row.counts[code] for code in ("cstd-nganh", "cstd-co-so")),
            row.initiatives,
            row.state,
            row.on_behalf,
        ]
        for row in summary_rows(year)
    }


def _marks(year: Any) -> dict[str, Any]:
    table = consolidated_for(SYSTEM, year)
    cells = [cell for row in table.rows for cell in row.cells]
    # A claim differs where the figures or the cluster gave another mark; two of these were given
    # back after the unit had explained them.
    claimed = [
        each
        for each in cells
        if (each.claimed and each.claimed not in {each.counted, each.computed or each.counted})
        or each.explanation
    ]
    explained = [each for each in cells if each.explanation]
    return {
        "claimed_differ": len(claimed),
        "taken_as_counted": sum(not each.explanation for each in claimed),
        "explained": len(explained),
        "accepted": sum(_gained(each.computed, each.counted) for each in explained),
        "kept": sum(not _gained(each.computed, each.counted) for each in explained),
        "unanswered": sum(not each.appraisal_reason for each in explained),
        "crossed_differ": sum(
            bool(each.crossed and each.computed and each.crossed != each.computed) for each in cells
        ),
    }


def _gained(computed: str, counted: str) -> bool:
    """Whether the cluster agreed on more than the figures gave."""
    return Fraction(counted) > Fraction(computed)


def _evidence(year_id: int) -> dict[str, Any]:
    sheets = sheets_for(SYSTEM).filter(cluster_year=year_id)
    files = [each for sheet in sheets for each in evidence_of(SYSTEM, sheet)]
    return {
        "count": len(files),
        "contents": len({each.sha256 for each in files}),
        "warned": sum(bool(each.elsewhere) for each in files),
        "on_behalf": sum(bool(each.behalf) for each in files),
    }


def _pledges() -> list[Any]:
    known = pledges_for(SYSTEM).filter(cluster_year__year__in=(2019, 2024), kind=PledgeKind.MAIN)
    rows = {each.id: each for each in pledge_rows(known, on=date(2024, 12, 31))}
    return sorted(
        [
            rows[pledge.pk].cluster,
            rows[pledge.pk].state,
            str(rows[pledge.pk].signed_on),
            rows[pledge.pk].invented,
            sorted({str(each.how) for each in signatory_rows(pledge)}),
        ]
        for pledge in known
    )


def tell() -> None:
    json.dump(figures(), sys.stdout)
