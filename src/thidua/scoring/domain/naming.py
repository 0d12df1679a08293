"""Names of units side by side, without the words that all of them begin with.

Knows words only.
"""

from collections.abc import Sequence


def apart(names: Sequence[str]) -> list[str]:
    """What tells the names apart: ``VKSND tỉnh Bến Tre`` beside Long An is ``Bến Tre``.

    At least one word is left of each; one name alone stays whole.
    """
    words = [name.split() for name in names]
    if len(words) < 2:
        return list(names)
    most = min(len(each) for each in words) - 1
    shared = 0
    while shared < most and len({each[shared] for each in words}) == 1:
        shared += 1
    return [" ".join(each[shared:]) for each in words]
