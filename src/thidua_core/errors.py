"""The errors of thidua_core: a code for machines, a place and a sentence for people.

Knows nothing of any rule; a legal answer is never one of these, it is a value.
"""

from typing import ClassVar, Self


class ThiduaCoreError(Exception):
    """Base of every error raised on purpose in thidua_core.

    ``code`` is stable and may be matched by programs; ``where`` names the place in words a
    person can find (file, sheet, row, column, key) and is empty when there is none.
    """

    code: ClassVar[str] = "core"

    def __init__(self, message: str, where: str = "") -> None:
        """Keep the Vietnamese sentence and the place it speaks of."""
        super().__init__(message, where)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class InputError(ThiduaCoreError):
    """Input that cannot be read; its text names the place, the problem and the mend."""

    code = "input"

    def __init__(self, where: str, problem: str, mend: str) -> None:
        """Take two Vietnamese clauses; full stops are added where they are missing."""
        super().__init__(f"{_sentence(problem)} {_sentence(mend)}".strip(), where)
        self.args = (where, problem, mend)  # so that the error survives pickling
        self.problem = problem
        self.mend = mend

    def within(self, outer: str) -> Self:
        """Return the same error seen from a wider place, such as the file around a row."""
        where = f"{outer}, {self.where}" if self.where else outer
        return type(self)(where, self.problem, self.mend)


def _sentence(clause: str) -> str:
    clause = clause.strip()
    return clause if not clause or clause[-1] in ".!?…" else f"{clause}."
