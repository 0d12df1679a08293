"""The Vietnamese order of words and of persons, as keys that sort in any database.

Knows the alphabet and the order of tones; refuses to know languages that write otherwise,
whose letters merely keep a place of their own after z.
"""

import re
import unicodedata

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_SHAPES = {
    ("a", _BREVE): "a1",
    ("a", _CIRCUMFLEX): "a2",
    ("e", _CIRCUMFLEX): "e1",
    ("o", _CIRCUMFLEX): "o1",
    ("o", _HORN): "o2",
    ("u", _HORN): "u1",
}
_PLAIN = {letter: f"{letter}0" for letter in "abcdefghijklmnopqrstuvwxyz"} | {"đ": "d1", "ð": "d1"}
_PART = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_COUNTED = 35
_COUNTS = "0123456789abcdefghijklmnopqrstuvwxyz"


def vietnamese_key(text: str) -> str:
    """Give a key under which texts sort as in a Vietnamese dictionary.

    Syllable by syllable: first the letters (a ă â b c d đ e ê … o ô ơ … u ư …), then the
    tone (level, grave, hook, tilde, acute, dot), so that everything under *ba* stands
    before *bà*. Numbers sort by value. Case, Unicode form, signs and the place of the tone
    mark (*hoà*, *hòa*) do not count. The key consists of digits and lower-case ASCII
    letters alone, so every database collation sorts it alike.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    syllables = unicodedata.normalize("NFC", decomposed)
    return "".join(_part_key(part) for part in _PART.findall(syllables))


def person_key(full_name: str) -> str:
    """Give a key under which full names sort in Vietnamese lists.

    The given name, which is the last word, decides; then the family and middle names.
    """
    *before, given = full_name.split() or [""]
    return vietnamese_key(given) + vietnamese_key(" ".join(before))


def _part_key(part: str) -> str:
    if part[0].isdigit():
        return _number_key(part)
    tone = 0
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", part):
        if character in _TONES:
            tone = tone or _TONES[character]
        elif unicodedata.combining(character):
            base = letters[-1][0] if letters else ""
            if (base, character) in _SHAPES:
                letters[-1] = _SHAPES[base, character]
        else:
            letters.append(_PLAIN.get(character) or f"zz{ord(character):06x}")
    return "".join(letters) + f"0{tone}"


def _number_key(digits: str) -> str:
    """Put the count of digits before them: a longer number is a greater one."""
    value = "".join(str(unicodedata.digit(digit, 0)) for digit in digits).lstrip("0")
    count = _COUNTS[min(len(value), _LONGEST_COUNTED)]
    return f"1{count}{value}"
