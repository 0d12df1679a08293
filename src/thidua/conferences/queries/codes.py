"""The code shown in the room of a conference, by which those who are invited say that they came.

It proves that somebody saw the screen or the paper in the room, not who it was: for that they
have signed in.
"""

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from thidua.conferences.models import Conference

_SALT = "thidua.conferences.arrival"
LENGTH = 16
"""Signs of a code, six bits each: short enough for a coarse picture, too many to try out."""


def arrival_code(conference: Conference) -> str:
    """The code of one conference; letters, digits, ``-`` and ``_``; the same every time."""
    return Signer(salt=_SALT).signature(conference.public_id)[:LENGTH]


def is_code_of(conference: Conference, code: str) -> bool:
    """Whether ``code`` is this conference's."""
    return constant_time_compare(arrival_code(conference), code)
