"""A text in composed form that remembers where each of its characters came from.

Knows combining marks and invisible characters; refuses to change anything that a reader
would see.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_NEEDS_WORK = re.compile(f"[\u0300-\u036f{_INVISIBLE}]")
_CLUSTER = re.compile(f"[{_INVISIBLE}]+|[\\s\\S]([\u0300-\u036f{_INVISIBLE}]+)")
_ONLY_INVISIBLE = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class AlignedText:
    """Composed text beside the places of its characters in the original.

    ``origins`` holds one offset more than ``text`` has characters (the length of the
    original closes it); ``None`` says that the two texts have the same offsets.
    """

    text: str
    origins: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the original of ``text[start:end]``, marks included."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end]


def align(text: str) -> AlignedText:
    """Compose every letter with its marks and leave out invisible characters.

    Handles full decomposition as well as the half-composed letters of older keyboards
    (a circumflexed letter with its tone apart). Time is linear in the length.
    """
    if not _NEEDS_WORK.search(text):
        return AlignedText(text)
    parts: list[str] = []
    origins = array("q")
    reached = 0
    for cluster in _CLUSTER.finditer(text):
        start = cluster.start()
        parts.append(text[reached:start])
        origins.extend(range(reached, start))
        composed = unicodedata.normalize("NFC", _ONLY_INVISIBLE.sub("", cluster[0]))
        parts.append(composed)
        origins.extend([start] * len(composed))
        reached = cluster.end()
    parts.append(text[reached:])
    origins.extend(range(reached, len(text) + 1))
    return AlignedText("".join(parts), origins)
