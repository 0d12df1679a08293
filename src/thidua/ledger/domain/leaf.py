"""What of an entry is chained into the log, byte for byte.

The leaf names the entry, the verb, the subject and the moment; everything about people and
contents is behind a salted commitment, so that it can be erased without breaking the chain. This
module knows bytes, not rows.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8: the one spelling of a value."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def commitment(salt: bytes, content: dict[str, Any]) -> str:
    """SHA-256 over the 32-byte salt and the canonical content, in hexadecimal."""
    return hashlib.sha256(salt + canonical(content)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The chained part of an entry."""

    entry: str
    """Public identifier of the entry."""
    verb: str
    subjects: tuple[tuple[str, str], ...]
    """Kind and public identifier of each thing concerned, the main one first."""
    at: str
    """ISO 8601 in UTC."""
    commitment: str

    def encode(self) -> bytes:
        return canonical(
            {
                "v": 1,
                "entry": self.entry,
                "verb": self.verb,
                "subjects": [list(subject) for subject in self.subjects],
                "at": self.at,
                "commitment": self.commitment,
            }
        )
