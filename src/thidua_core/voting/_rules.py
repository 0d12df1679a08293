"""What a vote needs to pass: quorum, share, denominator, each with the text that says so.

Every value carries its citation and how sure it is. A value that nobody has confirmed stays in
the rule and decides nothing. Knows no particular law.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Status(StrEnum):
    """How sure a value is."""

    VERIFIED = "verified"
    """Read in the text of the instrument."""
    REPORTED = "reported"
    """Restated by an authority; answers normally and shows its mark."""
    UNCONFIRMED = "unconfirmed"
    """Known from hearsay or not at all; decides nothing."""
    REGULATION = "regulation"
    """Set by the regulation of the cluster, block or council itself."""

    @property
    def decides(self) -> bool:
        """Whether an answer may rest on a value of this status."""
        return self is not Status.UNCONFIRMED


class Denominator(StrEnum):
    """Of whom a share is taken."""

    MEMBERS = "members"
    """All members on the roll, the absent ones too."""
    PRESENT = "present"
    """Who was there or answered in writing."""
    VALID = "valid"
    """Valid votes."""


class Comparison(StrEnum):
    """Whether reaching the share is enough."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"

    def holds(self, value: Fraction, bound: Fraction) -> bool:
        """Whether ``value`` reaches, or exceeds, ``bound``."""
        return value >= bound if self is Comparison.AT_LEAST else value > bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a value stands: act, article, clause, point; the last three may be empty."""

    act: str
    """The act in words, or number and symbol of a regulation: ``TT 01/2019/TT-VKSTC``."""
    article: str = ""
    clause: str = ""
    point: str = ""
    status: Status

    def __str__(self) -> str:
        """Return ``điểm d khoản 2 Điều 20 TT 01/2019/TT-VKSTC``."""
        parts = (("điểm", self.point), ("khoản", self.clause), ("Điều", self.article))
        return " ".join([*(f"{word} {value}" for word, value in parts if value), self.act])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """How many must take part. Neither share nor number: nobody knows the value yet."""

    share: Fraction | None = None
    """Of all members, "at least"."""
    number: int | None = None
    written_count: bool = False
    """Whether a member who answered in writing counts as taking part."""
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority:
    """The share of agreeing votes. ``share`` None: nobody knows the value yet."""

    share: Fraction | None
    comparison: Comparison = Comparison.AT_LEAST
    denominator: Denominator = Denominator.MEMBERS
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one vote needs."""

    key: str
    """Stable name of the rule in its file."""
    title: str
    majority: Majority
    quorum: Quorum | None = None
    """None where the text was read and asks for none."""
    written: bool | None = None
    """Whether absent members may answer in writing; None where nothing says it."""
    excused_leave: bool | None = False
    """Whether a member who does not vote on the own case leaves the denominators of members and
    of those present for that question; None where nothing says it.
    """
    secret: bool | None = None
    """Whether the ballot must be secret; None where nothing says it."""
    remark: str = ""
    """What the reader of a result should know besides, such as a text not read."""
