"""Samples of criteria tables, score sheets, evidence and rankings: of the invented cluster."""

from tests.pages.samples import Sample, sample
from tests.pages.samples.house import newest


@sample("desk:scoring_year")
@sample("desk:ranking")
@sample("desk:criteria_table_draft")
@sample("desk:score_results")
@sample("desk:score_freeze")
@sample("desk:score_publish")
@sample("desk:score_reopen")
@sample("desk:score_correct")
def _year() -> Sample:
    return Sample(newest("clusters", "ClusterYear", demonstration=True, year=2026))


@sample("desk:scoring_file")
def _file() -> Sample:
    year = newest("clusters", "ClusterYear", demonstration=True, year=2026)
    return Sample(year | {"name": "scores.json"})


@sample("desk:criteria_table")
@sample("desk:criteria_table_try")
@sample("desk:criteria_table_adopt")
def _table() -> Sample:
    return Sample(newest("scoring", "CriteriaTable", invented=True, year=2026))


def sheet(unit: str) -> dict[str, object]:
    return newest("scoring", "ScoreSheet", unit__latest_short_name=unit, table__year=2026)


@sample("desk:score_sheet")
@sample("desk:score_cell")
@sample("desk:score_undo")
@sample("desk:score_return")
@sample("desk:score_assign")
def _own_sheet() -> Sample:
    return Sample(sheet("VKSND tỉnh Vĩnh Long"))


@sample("desk:score_sheet#agreed")
def _explained_sheet() -> Sample:
    return Sample(sheet("VKSND tỉnh An Giang"))


@sample("desk:score_step")
def _step() -> Sample:
    return Sample(sheet("VKSND tỉnh Vĩnh Long") | {"step": "recall"})


@sample("desk:score_evidence")
def _criterion() -> Sample:
    return Sample(sheet("VKSND tỉnh Vĩnh Long") | {"criterion": "A1.1"})


@sample("desk:score_evidence#twice")
def _same_file() -> Sample:
    return Sample(sheet("VKSND tỉnh Đồng Tháp") | {"criterion": "A1.1"})


@sample("desk:evidence_file")
@sample("desk:evidence_withdraw")
def _evidence() -> Sample:
    return Sample(newest("scoring", "Evidence", withdrawn_at=None))
