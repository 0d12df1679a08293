"""Forms of one text: composed, squashed, and folded so that search ignores marks and case.

Knows which abbreviations of public bodies stand for which words; refuses to guess a
spelling that the text does not have.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"đ": "d", "ð": "d"})
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("⁄∕", "/"),
        "…": "...",
    }
)


def nfc(text: str) -> str:
    """Compose letters with their marks (Unicode form C)."""
    return unicodedata.normalize("NFC", text)


def squash(text: str) -> str:
    """Compose, trim, and make every run of white space one space."""
    return " ".join(nfc(text).split())


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    """Fold one character on its own: the same whatever stands beside it."""
    if character.isspace():
        return " "
    bare = "".join(
        part
        for part in unicodedata.normalize("NFD", character)
        if unicodedata.category(part) not in {"Mn", "Cf"}
    )
    return bare.casefold().translate(_LETTERS).translate(_SIGNS)


def fold(text: str) -> str:
    """Give the form in which texts are compared without diacritics.

    Marks are dropped, đ becomes d, case is levelled, white space is squashed. Signs are
    kept, but each dash becomes a hyphen and each quotation mark a straight one, because
    which of them was typed says nothing. Folding twice changes nothing.
    """
    return " ".join("".join(map(_folded, text)).split())


def find_folded(text: str, query: str) -> list[tuple[int, int]]:
    """Find where ``query`` occurs in ``text`` when both are folded.

    Gives ``(start, end)`` offsets in the text as given, left to right, without overlap;
    marks that follow a letter belong to it. An empty query is found nowhere.
    """
    wanted = fold(query)
    if not wanted:
        return []
    folded: list[str] = []
    starts: list[int] = []
    for place, character in enumerate(text):
        for letter in _folded(character):
            if letter == " " and folded and folded[-1] == " ":
                continue
            folded.append(letter)
            starts.append(place)
    haystack = "".join(folded)
    spans = []
    found = haystack.find(wanted)
    while found >= 0:
        after = found + len(wanted)
        spans.append((starts[found], _end_after(text, starts[after - 1])))
        found = haystack.find(wanted, after)
    return spans


def _end_after(text: str, place: int) -> int:
    """Give the end of the letter at ``place`` together with the marks that follow it."""
    end = place + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


_ABBREVIATIONS = {
    "vksndtc": "vien kiem sat nhan dan toi cao",
    "vkstc": "vien kiem sat nhan dan toi cao",
    "vksndcc": "vien kiem sat nhan dan cap cao",
    "vksnd": "vien kiem sat nhan dan",
    "vksqs": "vien kiem sat quan su",
    "vks": "vien kiem sat",
    "tandtc": "toa an nhan dan toi cao",
    "tand": "toa an nhan dan",
    "thads": "thi hanh an dan su",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "hdtdkt": "hoi dong thi dua khen thuong",
    "tdkt": "thi dua khen thuong",
    "mttq": "mat tran to quoc",
    "tphcm": "thanh pho ho chi minh",
    "hcm": "ho chi minh",
    "tp": "thanh pho",
    "tx": "thi xa",
    "kv": "khu vuc",
}
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def search_key(text: str) -> str:
    """Give the form for search columns and queries: folded, without signs, words in full.

    ``VKSND TP. Hải Phòng`` and ``Viện kiểm sát nhân dân thành phố Hải Phòng`` get the
    same key. Ambiguous abbreviations (``tt``, ``tc``, ``p``) stay as they are.
    """
    spaced = _BETWEEN_WORDS.sub(" ", fold(text))
    return _WORD.sub(lambda word: _ABBREVIATIONS.get(word[0], word[0]), spaced).strip()
