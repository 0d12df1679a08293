"""The register of verbs: each has one sentence and one privacy decision, made when it is declared.

Parts declare their verbs in ``enums.py``; a verb that was never declared cannot be recorded.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from thidua.ledger.enums import Privacy


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A declared verb: ``noun.past``."""

    code: str
    sentence: str | Promise
    """Vietnamese, after the actor's name: "đổi tên {old} thành {new}"."""
    privacy: Privacy

    def places(self) -> frozenset[str]:
        """Names of the payload keys that the sentence needs."""
        return frozenset(
            name
            for _text, name, _spec, _conversion in string.Formatter().parse(str(self.sentence))
            if name
        )

    def tell(self, payload: Mapping[str, Any] | None) -> str:
        """The sentence with the payload's values; a value that is gone shows as an ellipsis."""
        known = payload or {}
        return str(self.sentence).format(**{name: known.get(name, "…") for name in self.places()})


_verbs: dict[str, Verb] = {}


def verb(code: str, sentence: str | Promise, *, privacy: Privacy) -> Verb:
    """Declare a verb. Two verbs of one code, or a code that is not ``noun.past``, are mistakes."""
    if code in _verbs:
        raise ValueError(f"two verbs are called {code!r}")
    if code.count(".") != 1:
        raise ValueError(f"a verb's code is noun.past, not {code!r}")
    declared = Verb(code=code, sentence=sentence, privacy=privacy)
    _verbs[code] = declared
    return declared


def declared() -> dict[str, Verb]:
    """A copy of the register."""
    return dict(_verbs)


def find(code: str) -> Verb:
    """The declared verb of that code."""
    return _verbs[code]
