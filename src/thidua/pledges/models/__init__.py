"""Rows of pledges."""

from thidua.pledges.models.drafting import (
    PledgeBasis,
    PledgeTarget,
    PledgeTargetLevel,
    PledgeVersion,
)
from thidua.pledges.models.opinions import PledgeAssent, PledgeComment
from thidua.pledges.models.pledge import Pledge, PledgeClause, PledgeSignatory

__all__ = [
    "Pledge",
    "PledgeAssent",
    "PledgeBasis",
    "PledgeClause",
    "PledgeComment",
    "PledgeSignatory",
    "PledgeTarget",
    "PledgeTargetLevel",
    "PledgeVersion",
]
