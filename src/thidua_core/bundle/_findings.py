"""What a verification of a bundle says, in the language that was asked.

Knows how findings are kept and counted; the sentences are in ``_words``, and what is wrong is
decided elsewhere.
"""

from collections import Counter
from typing import Any, Final, Literal

from thidua_core.bundle._words import WORDS, Language

Level = Literal["error", "warning", "info"]
MOST_OF_A_CODE: Final = 50


class FindingList:
    """Findings as they are made; of each code only so many, the rest counted."""

    def __init__(self, language: Language) -> None:
        """Begin with none."""
        self.language = language
        self._kept: list[dict[str, Any]] = []
        self._counts: Counter[tuple[Level, str]] = Counter()

    @property
    def failed(self) -> bool:
        """Something does not hold."""
        return any(level == "error" for level, _ in self._counts)

    def error(self, code: str, where: str = "", **values: object) -> None:
        """Say what does not hold."""
        self._say("error", code, where, values)

    def warning(self, code: str, where: str = "", **values: object) -> None:
        """Say what holds and yet should be known."""
        self._say("warning", code, where, values)

    def info(self, code: str, where: str = "", **values: object) -> None:
        """Say what was checked and holds."""
        self._say("info", code, where, values)

    def take(self, finding: dict[str, Any], where: str) -> None:
        """Take over a finding of another room, seen from the file ``where``."""
        inside = f"{where}, {finding['where']}" if finding["where"] else where
        self._keep(finding["level"], finding["code"], finding["text"], inside)

    def told(self) -> list[dict[str, Any]]:
        """Return what was found, with a line for each code that was cut short."""
        more = [
            {
                "level": level,
                "code": code,
                "text": self._words("more", {"count": count - MOST_OF_A_CODE}),
                "where": "",
            }
            for (level, code), count in self._counts.items()
            if count > MOST_OF_A_CODE
        ]
        return [*self._kept, *more]

    def _say(self, level: Level, code: str, where: str, values: dict[str, object]) -> None:
        self._keep(level, code, self._words(code, values), where)

    def _keep(self, level: Level, code: str, text: str, where: str) -> None:
        self._counts[level, code] += 1
        if self._counts[level, code] <= MOST_OF_A_CODE:
            self._kept.append({"level": level, "code": code, "text": text, "where": where})

    def _words(self, code: str, values: dict[str, object]) -> str:
        return WORDS[code].said(self.language).format(**values)
