"""Reads of scoring."""

from thidua.scoring.queries.consolidated import (
    Consolidated,
    ConsolidatedRow,
    MarkCell,
    UnitColumn,
    consolidated_for,
)
from thidua.scoring.queries.evidence import (
    Elsewhere,
    EvidenceFile,
    EvidenceRow,
    evidence_for,
    evidence_of,
    file_of,
    find_evidence,
)
from thidua.scoring.queries.files import (
    Change,
    ResultsPreview,
    RowError,
    preview_results,
)
from thidua.scoring.queries.ranking import (
    RankingRow,
    RankingShown,
    SectionShown,
    ranking_for,
    ranking_rows,
    ranking_shown,
)
from thidua.scoring.queries.visible import (
    conducted_years,
    find_sheet,
    find_table,
    sees_whole_year,
    sheets_for,
    table_in_use,
    tables_for,
)
from thidua.scoring.queries.year import (
    UnitOfYear,
    cutoff_of,
    ranking_of,
    units_of,
    year_results,
    year_scores,
    year_table,
)

__all__ = [
    "Change",
    "Consolidated",
    "ConsolidatedRow",
    "Elsewhere",
    "EvidenceFile",
    "EvidenceRow",
    "MarkCell",
    "RankingRow",
    "RankingShown",
    "ResultsPreview",
    "RowError",
    "SectionShown",
    "UnitColumn",
    "UnitOfYear",
    "conducted_years",
    "consolidated_for",
    "cutoff_of",
    "evidence_for",
    "evidence_of",
    "file_of",
    "find_evidence",
    "find_sheet",
    "find_table",
    "preview_results",
    "ranking_for",
    "ranking_of",
    "ranking_rows",
    "ranking_shown",
    "sees_whole_year",
    "sheets_for",
    "table_in_use",
    "tables_for",
    "units_of",
    "year_results",
    "year_scores",
    "year_table",
]
