"""Public identifiers: what stands in addresses and in the log instead of a database key.

Twelve signs of Crockford's base 32 carry 60 random bits: short enough to read out, too many to
guess, and they say nothing about how many there are.
"""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def new_public_id() -> str:
    """A fresh identifier of 12 signs."""
    bits = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))


class PublicIdConverter:
    """``<pid:...>`` in addresses; a capital letter typed by hand is accepted."""

    regex = "[0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{12}"

    def to_python(self, value: str) -> str:
        return value.lower()

    def to_url(self, value: str) -> str:
        return value
