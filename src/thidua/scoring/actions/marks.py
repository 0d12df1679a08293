"""What the core says of a sheet's entries, asked before they are kept.

Refuses in the core's words, at the cell; gives no points itself.
"""

from collections.abc import Iterable

from thidua.kernel.errors import Refused
from thidua.scoring import phrases
from thidua.scoring.actions.places import cells_in, name_of
from thidua.scoring.domain.columns import REASONS, criterion_of
from thidua.scoring.domain.entries import Cell, entries_of
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.models import ScoreSheet
from thidua.scoring.queries.year import cells_of_sheets, units_of
from thidua_core.errors import InputError
from thidua_core.scoring import Criterion, LeaderRelative, Mark, Sheet, check, mark_alone, sheet_of

_COLUMN = "cột "


def refuse_unusable(sheet: ScoreSheet, criterion: str, column: str) -> None:
    """Refuse a cell with which the core cannot use the entry any more."""
    cells = [cell for cell in cells_in(sheet) if cell.criterion == criterion]
    table = table_of(sheet.table.yaml)
    try:
        check(table, entries_of(table, name_of(sheet), cells))
    except InputError as error:
        named = error.where.rpartition(_COLUMN)[2]
        raise Refused(
            phrases.CELL_REFUSED.format(
                criterion=criterion,
                column=phrases.COLUMNS.get(named, phrases.COLUMNS[column]),
                problem=error.message,
            ),
            field=column,
        ) from None


def refuse_unreasoned(sheet: ScoreSheet, criterion: str, column: str) -> None:
    """Refuse a mark that differs from another one without its reason beside it.

    Asked only where the mark or its reason is what changed; what a change of figures brings about
    is asked when the sheet is sent.
    """
    for mark, beside in REASONS.items():
        if column in {mark, beside}:
            found = criterion_of(table_of(sheet.table.yaml), criterion)
            if found is None:
                return
            difference = _difference(sheet, found, mark)
            if difference and column == beside:
                raise Refused(
                    phrases.REASON_NEEDED.format(
                        criterion=criterion, column=phrases.COLUMNS[beside]
                    ),
                    field=column,
                )
            if difference:
                raise Refused(difference, field=column)


def unreasoned(sheet: ScoreSheet, mark: str) -> list[str]:
    """A sentence for every criterion whose ``mark`` differs from another one without reason."""
    table = table_of(sheet.table.yaml)
    cells = cells_in(sheet)
    texts = {(cell.criterion, cell.column): cell.text for cell in cells}
    own = sheet_with(sheet, cells)
    said = (
        _unlike(own.mark(each.code), texts, mark)
        for each in table.all_criteria()
        if texts.get((each.code, mark))
    )
    return [sentence for sentence in said if sentence]


def unknown_marks(sheet: ScoreSheet) -> list[str]:
    """Codes of the criteria whose mark the core does not know."""
    return list(sheet_with(sheet, cells_in(sheet)).incomplete)


def sheet_with(sheet: ScoreSheet, own: Iterable[Cell]) -> Sheet:
    """What a sheet comes to with these cells, among the units that it is compared with."""
    table, name = table_of(sheet.table.yaml), name_of(sheet)
    entries = list(entries_of(table, name, own))
    compared = {each.code for each in table.all_criteria() if isinstance(each.rule, LeaderRelative)}
    if compared:
        units = [each for each in units_of(sheet.table) if each.sheet_id != sheet.pk]
        others = cells_of_sheets([each.sheet_id for each in units])
        for unit in units:
            cells = [cell for cell in others[unit.sheet_id] if cell.criterion in compared]
            entries += entries_of(table, unit.name, cells)
    return sheet_of(table, entries, name)


def _difference(sheet: ScoreSheet, criterion: Criterion, mark: str) -> str:
    cells = [cell for cell in cells_in(sheet) if cell.criterion == criterion.code]
    texts = {(cell.criterion, cell.column): cell.text for cell in cells}
    if not texts.get((criterion.code, mark)):
        return ""
    table = table_of(sheet.table.yaml)
    name = name_of(sheet)
    if isinstance(criterion.rule, LeaderRelative):
        own = sheet_with(sheet, cells).mark(criterion.code)
    else:
        own = mark_alone(table, criterion.code, entries_of(table, name, cells))
    return _unlike(own, texts, mark)


def _unlike(own: Mark, texts: dict[tuple[str, str], str], mark: str) -> str:
    """The sentence of a mark that differs from another without a reason; empty where none does."""
    given = getattr(own, mark)
    if given is None or texts.get((own.code, REASONS[mark])):
        return ""
    others = [(own.computed, phrases.OTHER_COMPUTED)]
    if mark == "appraised":
        others.append((own.claimed, phrases.OTHER_CLAIMED))
    for other, words in others:
        if other is not None and other != given:
            return str(
                phrases.REASON_OF_MARK.format(
                    criterion=own.code,
                    mark=str(given).replace(".", ","),
                    other=words.format(mark=str(other).replace(".", ",")),
                    column=phrases.COLUMNS[REASONS[mark]],
                )
            )
    return ""
