"""Reads of pledges."""

from thidua.pledges.queries.pledges import (
    ClauseRow,
    PledgeRow,
    PledgeStanding,
    SignatoryRow,
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

__all__ = [
    "ClauseRow",
    "PledgeRow",
    "PledgeStanding",
    "SignatoryRow",
    "clause_rows",
    "find_pledge",
    "pledge_of",
    "pledge_rows",
    "pledge_standing",
    "pledges_for",
    "pledges_signed_at",
    "signatory_rows",
    "signing_order",
]
