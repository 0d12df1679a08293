"""The refusals of the organisation: problems of the domain in words."""

from thidua.kernel.errors import Refused
from thidua.org.domain.problems import Fact, Problem
from thidua.org.phrases import sentence
from thidua_core.text import squash

_DAY_FIELD = "since"
_OF_DAY = frozenset({"later", "same_day", "not_begun", "no_beginning", "ended"})


class ChangeRefused(Refused):
    """A change of units that cannot be; ``problems`` keep code, facts and step."""

    code = "org.change_refused"

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        field = field_of(problems[0].code) if problems else None
        super().__init__(*(tell(each) for each in problems), field=field)


def refuse(code: str, /, **facts: Fact) -> ChangeRefused:
    """A refusal for one reason, a code of ``phrases.PROBLEMS``."""
    return ChangeRefused(Problem(code=code, facts=facts))


def fit_text(text: str, limit: int) -> str:
    """``text`` without needless space; refused when it is longer than its column."""
    squashed = squash(text)
    if len(squashed) > limit:
        raise refuse("text.long", text=f"{squashed[:40]}…", limit=limit)
    return squashed


def tell(trouble: Problem) -> str:
    """The sentence of a problem."""
    return sentence(trouble.code, trouble.facts, trouble.step)


def field_of(code: str) -> str | None:
    """The form field that a problem belongs to."""
    noun, what = code.split(".")
    if what in _OF_DAY:
        return _DAY_FIELD
    return noun if noun in {"name", "parent", "code"} else None
