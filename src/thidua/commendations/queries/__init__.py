"""Reads of decisions on awards and of certificates."""

from thidua.commendations.queries.certificates import (
    MOST_SHEETS,
    CertificateRow,
    certificate_behind,
    certificate_rows,
    certificates_of,
    find_certificate,
    printed_certificates,
)
from thidua.commendations.queries.decisions import (
    DecisionRow,
    DecisionStanding,
    decision_behind,
    decision_rows,
    decision_standing,
    decisions_behind,
    decisions_for,
    decisions_of_cluster_year,
    decisions_waiting_for,
    find_decision,
    papers_of_decisions,
    search_decisions,
    standing_from,
)
from thidua.commendations.queries.lines import LineRow, award_lines, find_line, line_rows
from thidua.commendations.queries.papers import (
    decision_files,
    field_to_sign,
    paper_to_sign,
    printed_decision,
)
from thidua.commendations.queries.signers import may_sign_for

__all__ = [
    "MOST_SHEETS",
    "CertificateRow",
    "DecisionRow",
    "DecisionStanding",
    "LineRow",
    "award_lines",
    "certificate_behind",
    "certificate_rows",
    "certificates_of",
    "decision_behind",
    "decision_files",
    "decision_rows",
    "decision_standing",
    "decisions_behind",
    "decisions_for",
    "decisions_of_cluster_year",
    "decisions_waiting_for",
    "field_to_sign",
    "find_certificate",
    "find_decision",
    "find_line",
    "line_rows",
    "may_sign_for",
    "paper_to_sign",
    "papers_of_decisions",
    "printed_certificates",
    "printed_decision",
    "search_decisions",
    "standing_from",
]
