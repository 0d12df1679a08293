"""What a themed movement must contain before it is launched, and what its points may state.

The six contents are those of TT 01/2019/TT-VKSTC, Điều 6 khoản 2. Knows their words and which
named facts belong to which topic; not how a movement is stored or worded.
"""

from collections.abc import Collection, Iterable, Mapping

SIX_CONTENTS: tuple[str, ...] = (
    "period",
    "purpose",
    "requirement",
    "target",
    "content",
    "measure",
)
"""In the order in which the circular lists them."""

FACTS: Mapping[str, Mapping[str, frozenset[str] | None]] = {
    "cascade": {"levels": frozenset({"all", "some"})},
    "initiative": {
        "synthesised_by": None,
        "reported_to": None,
        "decided_by": None,
        "scopes": frozenset({"work_line", "level", "whole_sector"}),
    },
}
"""Topic to the facts that its points may state; a set is the closed list of their words."""


def missing_contents(filled: Collection[str], *, has_days: bool) -> tuple[str, ...]:
    """Those of the six that are still empty, in their order.

    A movement with its first and last day (``has_days``) has its period.
    """
    return tuple(
        each for each in SIX_CONTENTS if each not in filled and not (each == "period" and has_days)
    )


def unfit_facts(topic: str, facts: Mapping[str, object]) -> tuple[str, ...]:
    """Names of the facts that do not belong to a topic or use a word outside its closed list."""
    known = FACTS.get(topic, {})
    return tuple(name for name, value in facts.items() if not _fits(known, name, value))


def _fits(known: Mapping[str, frozenset[str] | None], name: str, value: object) -> bool:
    if name not in known:
        return False
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, Iterable) or not all(isinstance(word, str) for word in words):
        return False
    closed = known[name]
    return closed is None or closed.issuperset(words)
