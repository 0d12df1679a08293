"""What a unit brought for one criterion: figures, what arose, the marks others gave.

An entry is one row of a results file, or one line that the platform keeps. Empty means not given,
and not given is never no.
"""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One unit and one criterion or knock-out; several where events differ."""

    unit: str
    criterion: str
    group: str = ""
    """The cluster or block, where there are several."""
    assigned: bool = True
    target: Decimal | None = None
    actual: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    not_arisen: bool = False
    count: int | None = None
    minus_count: int | None = None
    event: str = ""
    level: str = ""
    passed: bool | None = None
    claimed: Decimal | None = None
    """By the unit itself; never enters the sum."""
    crossed: Decimal | None = None
    """By another unit; never enters the sum."""
    appraised: Decimal | None = None
    """Agreed by the cluster, or appraised by the office that owns the criterion."""
    reason: str = ""
    explanation: str = ""
    appraisal_reason: str = ""
    where: str = field(default="", compare=False)
    """The place in words, for errors: ``dòng 7``."""

    def place(self, column: str) -> str:
        """Say where a column of this entry stands."""
        return f"{self.where}, cột {column}" if self.where else f"cột {column}"


COLUMNS = (
    "unit",
    "group",
    "criterion",
    "assigned",
    "target",
    "actual",
    "numerator",
    "denominator",
    "not_arisen",
    "count",
    "minus_count",
    "event",
    "level",
    "passed",
    "claimed",
    "crossed",
    "appraised",
    "reason",
    "explanation",
    "appraisal_reason",
)
"""The columns of a results file, in the order of the contract."""

NUMBERS = ("target", "actual", "numerator", "denominator", "claimed", "crossed", "appraised")
COUNTS = ("count", "minus_count")
TRUTHS = ("assigned", "passed", "not_arisen")
