"""The line above a signature: in which capacity somebody signs.

Reads what officials type ("KT. Viện trưởng / Phó Viện trưởng") into the parts that a paper
prints; knows no persons.
"""

import re
from dataclasses import dataclass

_FORMS = ("TM", "TL", "TUQ", "KT", "Q")
_FOR = re.compile(rf"^(?P<form>{'|'.join(_FORMS)})\.\s*(?P<whom>\S.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """Lines for another as pairs of form and whom, and the signer's own office."""

    signing_for: tuple[tuple[str, str], ...]
    office: str


def office_lines(typed: str) -> Office | None:
    """The parts of a typed office; None when it cannot be read.

    >>> office_lines("KT. Viện trưởng / Phó Viện trưởng")
    Office(signing_for=(('KT', 'Viện trưởng'),), office='Phó Viện trưởng')
    >>> office_lines("Phó Viện trưởng phụ trách")
    Office(signing_for=(), office='Phó Viện trưởng phụ trách')
    """
    lines = [" ".join(line.split()) for line in typed.split("/")]
    if not lines or not all(lines):
        return None
    found = [_FOR.match(line) for line in lines]
    acting = tuple((each["form"].upper(), each["whom"]) for each in found if each)
    if found[-1] is None:
        return Office(signing_for=acting, office=lines[-1]) if all(found[:-1]) else None
    # Whoever was given the head's power signs under that line alone: "Q. Viện trưởng".
    return Office(signing_for=acting, office="") if all(found) and acting[-1][0] == "Q" else None
