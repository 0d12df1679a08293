"""One score sheet as its page shows it: rows of cells, each with its version and who may change it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.queries.labels import label_on
from thidua.scoring import phrases
from thidua.scoring.domain.columns import (
    NUMBERS,
    OF_APPRAISER,
    OF_SCORER,
    TRUTHS,
    events_of,
    figures_of,
    levels_of,
)
from thidua.scoring.domain.course import takes, waits_for_answer
from thidua.scoring.domain.entries import Cell, entries_of
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SheetState
from thidua.scoring.models import Evidence, ScoreSheet, SheetCell
from thidua.scoring.queries.consolidated import marks_differ
from thidua.scoring.queries.year import before, cells_of_sheets, cutoff_of, ranking_of, units_of
from thidua_core.scoring import Criterion, Mark, NotArisen, Scores, Section, score


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One cell of the page."""

    name: str
    """Criterion, event and column in one word: the name of its field."""
    column: str
    label: str
    text: str
    version: int
    editable: bool
    choices: tuple[tuple[str, object], ...]
    """Where one of a few words is chosen; empty for what is typed."""
    behalf: str
    pledged: bool
    annex: str = ""
    """The statistics annex that the text came from; empty where it was typed."""
    source: str = ""
    """Its cell there."""
    problem: str = ""
    """Why what was typed was not kept."""
    typed: str = ""
    """What was typed and not kept."""

    @property
    def shown(self) -> str:
        """As people write it: decimals with a comma; what was typed and not kept, as typed."""
        if self.problem:
            return self.typed
        return self.text.replace(".", ",") if self.column in NUMBERS else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A section, a criterion or a knock-out."""

    kind: str
    """``section``, ``criterion`` or ``knock_out``."""
    level: int
    code: str
    title: str
    maximum: str
    points: str
    """Of a section: what it comes to."""
    figures: tuple[CellShown, ...] = ()
    claimed: CellShown | None = None
    reason: CellShown | None = None
    computed: str = ""
    crossed: CellShown | None = None
    crossed_reason: CellShown | None = None
    agreed: CellShown | None = None
    agreed_reason: CellShown | None = None
    explanation: CellShown | None = None
    why: str = ""
    differs: bool = False
    assigned: bool = True
    evidence: int = 0
    evidence_required: bool = False
    provisional: bool = False

    @property
    def cells(self) -> tuple[CellShown, ...]:
        """Every cell of the row."""
        others = (
            self.claimed,
            self.reason,
            self.crossed,
            self.crossed_reason,
            self.agreed,
            self.agreed_reason,
            self.explanation,
        )
        return (*self.figures, *(each for each in others if each is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShown:
    """A whole sheet."""

    public_id: str
    year_public_id: str
    unit: str
    table: str
    year: int
    state: str
    state_label: str
    version: int
    rows: tuple[SheetRow, ...]
    points: str
    maximum: str
    claimed_total: int
    """How many criteria have a claimed mark."""
    agreed_total: int
    criteria: int
    differing: int
    claimed_at: datetime | None
    claimed_behalf: str
    taken: bool
    returned_reason: str
    waits_for_answer: bool
    crossed_by: str
    due: datetime | None
    provisional: bool
    cutoff: datetime | None
    invented: bool

    @property
    def editable(self) -> bool:
        """Whether anything on the page can be changed."""
        return any(cell.editable for row in self.rows for cell in row.cells)


def sheet_shown(actor: Actor, sheet: ScoreSheet) -> SheetShown:
    """The sheet as ``actor`` sees and may change it; constant in queries."""
    return _Page(actor, sheet).shown()


class _Page:
    """Everything of one sheet read once."""

    def __init__(self, actor: Actor, sheet: ScoreSheet) -> None:
        self.sheet, self.core = sheet, table_of(sheet.table.yaml)
        self.rights = {
            verb: may(actor, f"score_sheet.{verb}", sheet) for verb in ("fill", "cross", "appraise")
        }
        self.cells = {
            (cell.criterion, cell.event, cell.column): cell
            for cell in SheetCell.objects.filter(sheet=sheet).select_related("annex")
        }
        self.unit = label_on(sheet.unit_id, date(sheet.table.year, 1, 15))
        own = self._scores().unit(self.unit).sheet
        self.own, self.marks = own, {mark.code: mark for mark in own.marks}
        self.sections = {each.code: each for each in own.sections}
        self.cutoff = cutoff_of(sheet.cluster_year)
        ranking = ranking_of(sheet.cluster_year_id)
        # Who freezes after the figures are final confirms what was given before.
        self.open_figures = ranking is None or ranking.before_cutoff
        counted = Evidence.objects.filter(sheet=sheet, withdrawn_at=None).order_by()
        self.evidence = dict(counted.values_list("criterion").annotate(count=Count("pk")))

    def _scores(self) -> Scores:
        """Of all units that are compared today, and of this one in any case."""
        units = units_of(self.sheet.table)
        texts = cells_of_sheets([each.sheet_id for each in units])
        entries = []
        for unit in units:
            if unit.sheet_id == self.sheet.pk or unit.is_ranked(clock.today()):
                entries += entries_of(self.core, unit.name, texts[unit.sheet_id])
        if not any(unit.sheet_id == self.sheet.pk for unit in units):
            entries += entries_of(self.core, self.unit, self._own_texts())
        return score(self.core, entries)

    def _own_texts(self) -> list[Cell]:
        return [Cell(*place, cell.text) for place, cell in self.cells.items()]

    def shown(self) -> SheetShown:
        sheet = self.sheet
        rows = tuple(self._rows())
        scored = sheet.crossed_by_id
        return SheetShown(
            public_id=sheet.public_id,
            year_public_id=sheet.cluster_year.public_id,
            unit=self.unit,
            table=sheet.table.title,
            year=sheet.table.year,
            state=sheet.state,
            state_label=str(SheetState(sheet.state).label),
            version=sheet.version,
            rows=rows,
            points=str(self.own.points),
            maximum=str(self.own.maximum),
            claimed_total=sum(bool(row.claimed and row.claimed.text) for row in rows),
            agreed_total=sum(bool(row.agreed and row.agreed.text) for row in rows),
            criteria=sum(row.kind == "criterion" for row in rows),
            differing=sum(row.differs for row in rows),
            claimed_at=sheet.claimed_at.astimezone(clock.VIETNAM) if sheet.claimed_at else None,
            claimed_behalf=sheet.claimed_behalf,
            taken=sheet.taken_at is not None,
            returned_reason=sheet.returned_reason,
            waits_for_answer=waits_for_answer(sheet.state, sheet.answered_at is not None),
            crossed_by=label_on(scored, date(sheet.table.year, 1, 15)) if scored else "",
            due=_here(sheet.table.claims_due),
            provisional=bool(self.cutoff and clock.now() < self.cutoff),
            cutoff=self.cutoff,
            invented=sheet.table.invented,
        )

    def _rows(self) -> Iterator[SheetRow]:
        for section in self.core.sections:
            yield from self._section(section, 0)
        for knock_out in self.core.knock_outs:
            yield SheetRow(
                kind="knock_out",
                level=1,
                code=knock_out.code,
                title=knock_out.title,
                maximum="",
                points="",
                figures=(self._cell(knock_out.code, "passed", label=phrases.HAPPENED),),
                reason=self._cell(knock_out.code, "reason"),
            )

    def _section(self, section: Section, level: int) -> Iterator[SheetRow]:
        yield SheetRow(
            kind="section",
            level=level,
            code=section.code,
            title=section.title,
            maximum="" if section.maximum is None else str(section.maximum),
            points=str(self.sections[section.code].points),
        )
        for child in section.sections:
            yield from self._section(child, level + 1)
        for criterion in section.criteria:
            yield self._criterion(criterion, level + 1)

    def _criterion(self, criterion: Criterion, level: int) -> SheetRow:
        mark: Mark = self.marks[criterion.code]
        code = criterion.code
        return SheetRow(
            kind="criterion",
            level=level,
            code=code,
            title=criterion.title,
            maximum="" if criterion.maximum is None else str(criterion.maximum),
            points="",
            figures=tuple(each for each in self._figures(criterion) if each.editable or each.text),
            claimed=self._cell(code, "claimed"),
            reason=self._cell(code, "reason"),
            computed="" if mark.computed is None else str(mark.computed),
            crossed=self._cell(code, "crossed"),
            crossed_reason=self._cell(code, "crossed_reason"),
            agreed=self._cell(code, "appraised"),
            agreed_reason=self._cell(code, "appraisal_reason"),
            explanation=self._cell(code, "explanation"),
            why=mark.why,
            differs=marks_differ(mark),
            assigned=mark.assigned,
            evidence=self.evidence.get(code, 0),
            evidence_required=criterion.evidence_required,
            provisional=self._given_early(code),
        )

    def _given_early(self, code: str) -> bool:
        marks = (self.cells.get((code, "", name)) for name in ("claimed", "crossed", "appraised"))
        return self.open_figures and any(
            cell is not None and bool(cell.text) and before(cell.changed_at, self.cutoff)
            for cell in marks
        )

    def _figures(self, criterion: Criterion) -> Iterator[CellShown]:
        levels = levels_of(criterion)
        for column in figures_of(criterion):
            events = events_of(criterion) if column == "count" else ()
            for event in events:
                yield self._cell(criterion.code, column, event=event, label=event)
            if not events:
                words = levels if column == "level" else ()
                yield self._cell(criterion.code, column, words=words)
        there = self.cells.get((criterion.code, "", "not_arisen"))
        if isinstance(criterion.not_arisen, NotArisen) or (there and there.text):
            yield self._cell(criterion.code, "not_arisen")

    def _cell(
        self,
        criterion: str,
        column: str,
        *,
        event: str = "",
        label: object = "",
        words: Sequence[str] = (),
    ) -> CellShown:
        cell = self.cells.get((criterion, event, column))
        return CellShown(
            name=f"{criterion}|{event}|{column}",
            column=column,
            label=str(label or phrases.COLUMNS[column]),
            text=cell.text if cell else "",
            version=cell.version if cell else 0,
            editable=self._editable(column) and not (cell and cell.pledged),
            choices=_choices(column, words),
            behalf=cell.behalf if cell and cell.text else "",
            pledged=bool(cell and cell.pledged),
            annex=cell.annex.name if cell and cell.annex else "",
            source=cell.annex_cell if cell else "",
        )

    def _editable(self, column: str) -> bool:
        right = "fill"
        if column in OF_SCORER:
            right = "cross"
        elif column in OF_APPRAISER:
            right = "appraise"
        if right == "cross" and self.sheet.crossed_by_id is None:
            return False
        in_use = self.sheet.table.state == "adopted"
        return self.rights[right] and in_use and takes(self.sheet.state, column)


def _choices(column: str, words: Sequence[str]) -> tuple[tuple[str, object], ...]:
    if column in TRUTHS:
        return tuple(_TRUTHS.items())
    return (("", "–"), *((word, word) for word in words)) if words else ()


_TRUTHS: Mapping[str, object] = {"": "–", "yes": phrases.YES, "no": phrases.NO}


def _here(moment: datetime | None) -> datetime | None:
    return moment.astimezone(clock.VIETNAM) if moment else None
