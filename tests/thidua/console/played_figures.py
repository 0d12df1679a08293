"""Figures of the played year of 2020 as the product's own queries tell them, printed as JSON.

Told in a process of its own whose home is that of a demonstration.
"""

import json
import re
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.awards.queries import awards_for
from thidua.clusters.queries import cluster_years_for
from thidua.conferences.queries import conferences_of_cluster_year, written_minutes_of
from thidua.councils.queries import question_rows, results_of_cluster_year, sessions_for
from thidua.documents.queries import documents_for
from thidua.kernel.actors import SYSTEM
from thidua.movements.models import Handover
from thidua.pledges.enums import PledgeKind
from thidua.pledges.queries import (
    appendices_of,
    clause_rows,
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
        "midyear": _midyear(year),
        "awards": _awards(),
        "submission": _submission(),
        "council": _council(),
        "leads": _leads(year.pk),
    }


def _year() -> Any:
    return cluster_years_for(SYSTEM).get(year=2020, cluster__name="Cụm thi đua số 10")


def _comments(year_id: int) -> dict[str, Any]:
    pledge = pledge_of(year_id)
    assert pledge is not None
    said = comment_rows(pledge, on=date(2020, 2, 21))
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


def _midyear(year: Any) -> dict[str, Any]:
    (appendix,) = appendices_of(year.pk)
    (meeting,) = conferences_of_cluster_year(year.pk).filter(day=date(2020, 7, 16))
    handed = Handover.objects.filter(obligation__guidance__invented=True, handed_at__year=2020)
    late = [each for each in handed if each.handed_at > each.obligation.due]
    signed = signatory_rows(appendix)
    return {
        "appendix": appendix.state,
        "signed_on": sorted({str(each.signed_on) for each in signed}),
        "signed_how": [each.how for each in signed],
        "clauses": len(clause_rows(appendix)),
        "minutes": written_minutes_of(meeting) is not None,
        "figures": handed.count(),
        "late": [
            [_short(each.unit), (each.handed_at - each.obligation.due).seconds // 3600]
            for each in late
        ],
        "for_others": sum(bool(each.on_behalf_by) for each in handed),
        "scorers": {
            _short(each.unit): _short(each.crossed_by)
            for each in sheets_for(SYSTEM)
            .filter(cluster_year=year)
            .select_related("unit", "crossed_by")
            if each.crossed_by is not None
        },
    }


def _awards() -> dict[str, Any]:
    # Another part of the demonstration has a decision of that year too.
    given = (
        awards_for(SYSTEM).filter(decided_on__year=2020).exclude(decision_number__endswith="QĐ-GĐ")
    )
    kinds = Counter(
        f"{each.award} {each.subject_kind} {each.ground}" for each in given.order_by("id")
    )
    spontaneous = given.filter(ground="dot-xuat")
    return {
        "counted": kinds,
        "days": sorted(
            (each.decided_on - _day_in(each.merit)).days for each in spontaneous.order_by("id")
        ),
        "by_province": {
            name: Counter(
                each.award for each in given.filter(authority=f"Viện trưởng VKSND tỉnh {name}")
            )
            for name in ("Long An", "Tiền Giang", "Bến Tre", "Vĩnh Long", "Trà Vinh", "Đồng Tháp")
        },
        "marked": all(each.invented for each in given),
        "real_names": sum(
            each.person_id is None and "giả định" not in each.name
            for each in given
            if each.subject_kind != "unit"
        ),
    }


def _day_in(merit: str) -> date:
    day, month, year = re.search(r"(\d+)/(\d+)/(\d+)", merit).groups()  # type: ignore[union-attr]  # reason: each of them names its day
    return date(int(year), int(month), int(day))


def _submission() -> list[list[str]]:
    (paper,) = documents_for(SYSTEM, on=date(2020, 12, 31)).filter(
        title__startswith="Kết quả bình xét", number="1487"
    )
    assert paper.paper is not None
    (table,) = [each["table"] for each in paper.paper["body"] if isinstance(each, dict)]
    rows: list[list[str]] = table["rows"]
    return rows


def _council() -> list[Any]:
    (session,) = sessions_for(SYSTEM).filter(kind="council", day=date(2020, 12, 24))
    (asked,) = question_rows(session)
    assert asked.result is not None
    return [asked.award, asked.result.answer, asked.result.agree, asked.result.of]


def _leads(year_id: int) -> list[list[Any]]:
    results = results_of_cluster_year(year_id)
    return [[each.award, each.subject, each.answer, each.agree, each.of] for each in results]


def _short(unit: Any) -> str:
    return str(unit.latest_name).replace("Viện kiểm sát nhân dân", "VKSND")


def tell() -> None:
    json.dump(figures(), sys.stdout)
