"""Rules of votes as a file: which award, which voters, from when until when, with citations.

Reads YAML strictly and answers which rules were in force on a day. The values are data of
whoever packages them; none stands here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.voting._rule_json import read_share
from thidua_core.voting._rules import (
    Citation,
    Comparison,
    Denominator,
    Majority,
    Quorum,
    Rule,
    Status,
)
from thidua_core.yaml_nodes import keys_of, listed, one_of, optional_text, root_of, text_of, texts

VOTERS = ("de-nghi", "nganh", "cum", "don-vi")
"""The proposing level's council, the sector's council, the units of a cluster or block, the people of
a room or unit in its review meeting.
"""
_TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One rule with what it governs."""

    rule: Rule
    awards: tuple[str, ...]
    """Codes of titles and forms."""
    voters: str
    first_day: date
    last_day: date | None = None

    def governs(self, award: str, voters: str, on: date) -> bool:
        """Whether this is a rule of that vote on that day."""
        runs = self.first_day <= on and (self.last_day is None or on <= self.last_day)
        return runs and award in self.awards and voters == self.voters


def read_rules(source: str | bytes) -> tuple[RuleEntry, ...]:
    """The rules of a file; InputError names the line and key of what cannot be read."""
    keys = keys_of(root_of(source, fewest="Hãy ghi khóa rules"), ("rules",), ("rules",))
    entries = listed(keys, "rules", _entry)
    seen: set[str] = set()
    for entry in entries:
        if entry.rule.key in seen:
            raise InputError(f"quy định {entry.rule.key}", "ghi hai lần", "Hãy giữ một")
        seen.add(entry.rule.key)
    return entries


def rules_in_force(
    entries: Iterable[RuleEntry], *, award: str, voters: str, on: date
) -> tuple[Rule, ...]:
    """The rules of that vote on that day, in the order of the file."""
    return tuple(each.rule for each in entries if each.governs(award, voters, on))


_KEYS = (
    "rule", "title", "awards", "voters", "from", "until", "majority", "quorum", "written",
    "excused_leave", "secret", "remark",
)  # fmt: skip


def _entry(node: Node) -> RuleEntry:
    keys = keys_of(node, _KEYS, ("rule", "title", "awards", "voters", "from", "majority"))
    rule = Rule(
        key=text_of(keys["rule"], "rule"),
        title=text_of(keys["title"], "title"),
        majority=_majority(keys["majority"]),
        quorum=_quorum(keys["quorum"]) if "quorum" in keys else None,
        written=_truth(keys, "written"),
        excused_leave=_truth(keys, "excused_leave"),
        secret=_truth(keys, "secret"),
        remark=optional_text(keys, "remark") or "",
    )
    last = _day(keys["until"], "until") if "until" in keys else None
    return RuleEntry(
        rule=rule,
        awards=texts(keys, "awards"),
        voters=one_of(keys["voters"], "voters", VOTERS),
        first_day=_day(keys["from"], "from"),
        last_day=last,
    )


def _majority(node: Node) -> Majority:
    keys = keys_of(node, ("share", "compare", "of", "cites", "status"), ("of", "cites", "status"))
    compare = one_of(keys["compare"], "compare", Comparison) if "compare" in keys else "at_least"
    return Majority(
        share=_share(keys),
        comparison=Comparison(compare),
        denominator=Denominator(one_of(keys["of"], "of", Denominator)),
        citation=_citation(keys),
    )


def _quorum(node: Node) -> Quorum:
    known = ("share", "number", "written_count", "cites", "status")
    keys = keys_of(node, known, ("cites", "status"))
    return Quorum(
        share=_share(keys),
        number=_number(keys["number"]) if "number" in keys else None,
        written_count=_truth(keys, "written_count") is True,
        citation=_citation(keys),
    )


def _citation(keys: dict[str, Node]) -> Citation:
    cites = keys_of(keys["cites"], ("act", "article", "clause", "point"), ("act",))
    return Citation(
        act=text_of(cites["act"], "act"),
        article=optional_text(cites, "article") or "",
        clause=optional_text(cites, "clause") or "",
        point=optional_text(cites, "point") or "",
        status=Status(one_of(keys["status"], "status", Status)),
    )


def _share(keys: dict[str, Node]) -> Fraction | None:
    text = optional_text(keys, "share")
    return None if text is None else read_share(text, "share")


def _number(node: Node) -> int:
    text = text_of(node, "number")
    if not text.isdecimal() or len(text) > 6 or int(text) < 1:
        raise InputError("number", f"“{text}” không phải số người", "Hãy ghi số nguyên từ 1")
    return int(text)


def _truth(keys: dict[str, Node], key: str) -> bool | None:
    return _TRUTHS[one_of(keys[key], key, _TRUTHS)] if key in keys else None


def _day(node: Node, key: str) -> date:
    text = text_of(node, key)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(key, f"“{text}” không phải ngày", "Hãy ghi như 2024-10-01") from None
