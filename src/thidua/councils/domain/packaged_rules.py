"""The rules of votes that the product carries, and the one that stands where none is known.

Reads ``data/vote_rules.yaml``; which text is right is not decided here.
"""

from datetime import date
from functools import cache
from importlib.resources import files

from thidua_core.voting import Citation, Majority, Rule, RuleEntry, Status, read_rules
from thidua_core.voting import rules_in_force as _in_force


@cache
def packaged_rules() -> tuple[RuleEntry, ...]:
    """Every rule of the packaged file."""
    return read_rules((files("thidua.councils") / "data" / "vote_rules.yaml").read_bytes())


def rules_in_force(award: str, voters: str, on: date) -> tuple[Rule, ...]:
    """The packaged rules of a vote on a day; none where no text is known."""
    return _in_force(packaged_rules(), award=award, voters=voters, on=on)


def unset_rule() -> Rule:
    """What a vote stands under of which no text is known: it has no threshold, so no result."""
    nowhere = Citation(act="quy chế chưa nhập", status=Status.UNCONFIRMED)
    return Rule(
        key="chua-nhap",
        title="Chưa có quy định được nhập",
        majority=Majority(share=None, citation=nowhere),
    )
