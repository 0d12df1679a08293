"""Where a pledge stood on a day, from what is known of it.

Of a pledge that was entered after its signing only that day is known: from it on it was signed,
and of before nobody can say how far the draft had come.
"""

from datetime import date


def state_on(state: str, signed_on: date | None, day: date) -> str | None:
    """The state of a pledge on ``day``; None where it is not known.

    ``state`` is the stored one, ``signed_on`` the day of signing; a signed pledge without day is
    not known to be signed on any day.
    """
    if state != "signed":
        return state
    if signed_on is None or day < signed_on:
        return None
    return "signed"
