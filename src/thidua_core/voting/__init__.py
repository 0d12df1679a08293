"""Votes: what a rule asks, what two tellers counted, whether a question passed, and the record.

Exact fractions and three-valued answers. Knows neither Django nor any particular law, nor who
the voters are.
"""

from thidua_core.voting._check import Finding, check_record
from thidua_core.voting._counts import Papers, QuestionCount, Roll, TellerCount, Votes
from thidua_core.voting._reading import count_from_json, read_record
from thidua_core.voting._reconcile import Difference, Impossible, impossibilities, reconcile
from thidua_core.voting._record import (
    BallotRecord,
    QuestionFacts,
    SessionFacts,
    VoterKind,
    count_as_json,
    record_as_json,
    write_record,
)
from thidua_core.voting._rule_files import VOTERS, RuleEntry, read_rules, rules_in_force
from thidua_core.voting._rule_json import read_share, rule_as_json, rule_from_json
from thidua_core.voting._rules import (
    Citation,
    Comparison,
    Denominator,
    Majority,
    Quorum,
    Rule,
    Status,
)
from thidua_core.voting._tally import Answer, Outcome, least_agreeing, quorum_reached, tally
from thidua_core.voting._words import bound, compared, of_whom, percent

__all__ = [
    "VOTERS",
    "Answer",
    "BallotRecord",
    "Citation",
    "Comparison",
    "Denominator",
    "Difference",
    "Finding",
    "Impossible",
    "Majority",
    "Outcome",
    "Papers",
    "QuestionCount",
    "QuestionFacts",
    "Quorum",
    "Roll",
    "Rule",
    "RuleEntry",
    "SessionFacts",
    "Status",
    "TellerCount",
    "VoterKind",
    "Votes",
    "bound",
    "check_record",
    "compared",
    "count_as_json",
    "count_from_json",
    "impossibilities",
    "least_agreeing",
    "of_whom",
    "percent",
    "quorum_reached",
    "read_record",
    "read_rules",
    "read_share",
    "reconcile",
    "record_as_json",
    "rule_as_json",
    "rule_from_json",
    "rules_in_force",
    "tally",
    "write_record",
]
