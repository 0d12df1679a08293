"""The text as the grammar reads it: composed, with one hyphen, one slash and one case.

Keeps every character in its place, so that what the grammar finds can be cut from the
original; refuses to know what a reference is.
"""

import re
from dataclasses import dataclass

from thidua_core.text import AlignedText, align

GAP = r"[^\S\n]{0,20}(?:\n[^\S\n]{0,20})?"
"""Nothing, blanks, or the end of one line: a reference may be broken, not a paragraph."""
BLANK = r"(?:[^\S\n]{1,20}(?:\n[^\S\n]{0,20})?|\n[^\S\n]{0,20})"
"""As GAP, with at least one blank."""

_SAME_SIGN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("⁄∕／", "/"),
        "：": ":",
        "Ð": "Đ",
        "ð": "đ",
    }
)
_LATE_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_LATE_PAIRS = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_EARLY_PAIRS = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_EARLY_TONE = dict(zip(_LATE_PAIRS.split(), _EARLY_PAIRS.split(), strict=True))


@dataclass(frozen=True, slots=True)
class Canvas:
    """Two texts of one length: as printed, and in lower case with one place for tones."""

    original: str
    aligned: AlignedText
    text: str
    low: str

    def cut(self, start: int, end: int) -> str:
        """Give the printed words on one line, composed."""
        return " ".join(self.aligned.text[start:end].split())


def canvas_of(text: str) -> Canvas:
    """Prepare a text; linear in its length."""
    aligned = align(text)
    printed = aligned.text.translate(_SAME_SIGN)
    low = printed.lower()
    if len(low) != len(printed):
        low = "".join(
            lower if len(lower := character.lower()) == 1 else character for character in printed
        )
    low = _LATE_TONE.sub(lambda pair: _EARLY_TONE[pair[0]], low)
    return Canvas(original=text, aligned=aligned, text=printed, low=low)


def past(form: re.Pattern[str], text: str, place: int) -> int:
    """Give the end of what the form takes at the place, which may be nothing."""
    found = form.match(text, place)
    return found.end() if found else place
