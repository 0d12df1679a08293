"""Small tables and entries for tests, written the way a person writes them."""

from decimal import Decimal

from thidua_core.scoring import Entry, Scores, read_table, score

HEAD = 'table: Bảng thử\nyear: 2020\npoints: {unit: "0.01", round: half_up}\n'


def table_of(body: str, head: str = HEAD):
    return read_table(head + body)


def table_with(rule: str, maximum: str | None = "10", more: str = "", kind: str = "", head=HEAD):
    """A table of one criterion C1 in section A."""
    top = f'max: "{maximum}", ' if maximum is not None else ""
    rest = f", {more}" if more else ""
    kind = f"kind: {kind}, " if kind else ""
    criterion = f"{{code: C1, {top}rule: {{{rule}}}{rest}}}"
    return read_table(f"{head}sections: [{{code: A, {kind}criteria: [{criterion}]}}]")


_NUMBERS = ("target", "actual", "numerator", "denominator", "claimed", "crossed", "appraised")


def entry(criterion: str = "C1", unit: str = "Đơn vị A", **facts) -> Entry:
    """An entry whose numbers may be written as text or whole numbers."""
    exact = {key: Decimal(str(facts.pop(key))) for key in _NUMBERS if facts.get(key) is not None}
    return Entry(unit=unit, criterion=criterion, where="dòng 2", **exact, **facts)


def mark_of(table, *, criterion: str = "C1", register=None, **facts):
    """The mark of one unit for the facts given."""
    scores = score(table, [entry(criterion, **facts)], register=register)
    return scores.units[0].sheet.mark(criterion)


def computed(table, **facts) -> str | None:
    mark = mark_of(table, **facts)
    return None if mark.computed is None else str(mark.computed)


def ranks(scores: Scores) -> dict[str, int | None]:
    return {unit.sheet.unit: unit.rank for unit in scores.units}


def counted(scores: Scores, criterion: str = "C1") -> dict[str, str | None]:
    marks = {unit.sheet.unit: unit.sheet.mark(criterion).counted for unit in scores.units}
    return {unit: None if mark is None else str(mark) for unit, mark in marks.items()}
