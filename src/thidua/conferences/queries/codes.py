"""The code shown in the room of a conference, by which those who are invited say that they came.

It proves that somebody saw the screen or the paper in the room, not who it was: for that they
have signed in.
"""

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from thidua.conferences import phrases
from thidua.conferences.models import Conference, Delegate
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused

_SALT = "thidua.conferences.arrival"
LENGTH = 16
"""Signs of a code, six bits each: short enough for a coarse picture, too many to try out."""


def arrival_code(conference: Conference) -> str:
    """The code of one conference; letters, digits, ``-`` and ``_``; the same every time."""
    return Signer(salt=_SALT).signature(conference.public_id)[:LENGTH]


def is_code_of(conference: Conference, code: str) -> bool:
    """Whether ``code`` is this conference's."""
    return constant_time_compare(arrival_code(conference), code)


def delegate_at_door(conference: Conference, code: str, actor: Actor) -> Delegate:
    """The actor's own row in the list of the conference whose code was read.

    Refuses the code of another conference and somebody who is not on the list by name; whether
    it is time is the action's to say.
    """
    if not is_code_of(conference, code):
        raise Refused(phrases.CODE_OF_OTHER.format(name=conference.name))
    delegates = conference.delegates.select_related("person")
    if actor.person_id is not None:
        found = delegates.filter(person=actor.person_id).first()
        if found is not None:
            return found
    if actor.unit_id is not None and delegates.filter(unit=actor.unit_id).exists():
        raise Refused(phrases.INVITED_BY_ROLE.format(unit=actor.unit_name))
    raise Refused(phrases.NOT_INVITED.format(name=conference.name))
