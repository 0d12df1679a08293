"""What may be done to the register of awards."""

from thidua.awards.actions.changing import (
    CORRECTABLE,
    Cancelled,
    cancel_award,
    correct_award,
    end_award,
    lock_award,
    restore_award,
)
from thidua.awards.actions.coverage import declare_coverage, withdraw_coverage
from thidua.awards.actions.entering import (
    DecisionFacts,
    enter_award,
    enter_awards,
    people_of,
    write_awards,
)
from thidua.awards.actions.lines import prepare_awards
from thidua.awards.domain.lines import AwardLine

__all__ = [
    "CORRECTABLE",
    "AwardLine",
    "Cancelled",
    "DecisionFacts",
    "cancel_award",
    "correct_award",
    "declare_coverage",
    "end_award",
    "enter_award",
    "enter_awards",
    "lock_award",
    "people_of",
    "prepare_awards",
    "restore_award",
    "withdraw_coverage",
    "write_awards",
]
