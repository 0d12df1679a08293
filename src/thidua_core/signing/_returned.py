"""What may be wrong with a file that was given out to be signed elsewhere and has come back.

Each fault is a value of its own; who is registered is told, not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from thidua_core.signing._certificates import Certificate

Level = Literal["B-B", "B-T", "B-LT", "B-LTA"]


class Standing(StrEnum):
    """How a certificate stands to the person who is to sign, on a day."""

    GOOD = "good"
    UNKNOWN = "unknown_certificate"
    OTHER_PERSON = "other_person"
    REVOKED = "revoked"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"


class ReturnFault(StrEnum):
    """What is wrong with a returned file."""

    UNREADABLE = "unreadable"
    OTHER_BYTES = "other_bytes"
    """Another document than the one given out, or an older state of it."""
    NOT_INCREMENTAL = "not_incremental"
    """The document given out, but written anew instead of added to."""
    NOTHING_SIGNED = "nothing_signed"
    OTHER_FIELD = "other_field"
    BROKEN = "broken"
    FORBIDDEN_CHANGE = "forbidden_change"
    UNKNOWN_CERTIFICATE = "unknown_certificate"
    OTHER_PERSON = "other_person"
    REVOKED = "revoked"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A certificate of which it is known whose it is."""

    fingerprint: str
    holder: int
    revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The answer on a returned file; the rest is known only as far as the file could be read."""

    fault: ReturnFault | None
    certificate: Certificate | None = None
    field: str = ""
    """The field that was really signed."""
    time: datetime | None = None
    level: Level | None = None


def standing_of(
    certificate: Certificate, registered: Iterable[Registered], *, holder: int, at: datetime
) -> Standing:
    """How the certificate stands to the holder who is asked to sign at that moment."""
    known = [each for each in registered if each.fingerprint == certificate.fingerprint]
    if not known:
        return Standing.UNKNOWN
    own = [each for each in known if each.holder == holder]
    if not own:
        return Standing.OTHER_PERSON
    if all(each.revoked for each in own):
        return Standing.REVOKED
    if at > certificate.valid_until:
        return Standing.EXPIRED
    return Standing.NOT_YET_VALID if at < certificate.valid_from else Standing.GOOD
