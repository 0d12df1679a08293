"""Reads of pledges."""

from thidua.pledges.queries.opinions import (
    CommentRow,
    MatrixRow,
    comment_rows,
    matrix_rows,
    open_comments,
)
from thidua.pledges.queries.papers import printed_comments, printed_pledge
from thidua.pledges.queries.pledges import (
    ClauseRow,
    PledgeRow,
    PledgeStanding,
    SignatoryRow,
    appendices_of,
    clause_rows,
    find_pledge,
    pledge_of,
    pledge_rows,
    pledge_standing,
    pledges_for,
    pledges_signed_at,
    signatory_rows,
    signing_order,
)
from thidua.pledges.queries.texts import clauses_in_force, content_of, version_content

__all__ = [
    "ClauseRow",
    "CommentRow",
    "MatrixRow",
    "PledgeRow",
    "PledgeStanding",
    "SignatoryRow",
    "appendices_of",
    "clause_rows",
    "clauses_in_force",
    "comment_rows",
    "content_of",
    "find_pledge",
    "matrix_rows",
    "open_comments",
    "pledge_of",
    "pledge_rows",
    "pledge_standing",
    "pledges_for",
    "pledges_signed_at",
    "printed_comments",
    "printed_pledge",
    "signatory_rows",
    "signing_order",
    "version_content",
]
