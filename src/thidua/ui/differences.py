"""Word by word, what an edited sentence leaves out and puts in."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    kind: str
    """``same``, ``del`` or ``ins``."""
    text: str


def compare(earlier: str, later: str) -> list[Part]:
    """Parts that give ``earlier`` without the ``ins`` and ``later`` without the ``del``."""
    before, after = _WORDS.findall(earlier), _WORDS.findall(later)
    parts = []
    for kind, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(Part("same", "".join(before[i:j])))
            continue
        if i < j:
            parts.append(Part("del", "".join(before[i:j])))
        if m < n:
            parts.append(Part("ins", "".join(after[m:n])))
    return parts
