"""The sheet of one unit: its marks, the sums of its sections, its points, maximum and share.

Rounds once, at each criterion; everything after is whole numbers of the table's unit. Knows
nothing of other units but what rules compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from thidua_core.scoring._compute import compute
from thidua_core.scoring._entries import Entry
from thidua_core.scoring._facts import Facts, UnitFacts, facts_alone, gather, too_few
from thidua_core.scoring._marks import least_of
from thidua_core.scoring._outcomes import Outcome, Result
from thidua_core.scoring._rules import Given, LeaderRelative
from thidua_core.scoring._table import CriteriaTable, Criterion, Section, SectionKind, Take
from thidua_core.scoring._words import pts
from thidua_core.values import Points, rounding_named, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The marks of one unit for one criterion."""

    code: str
    kind: SectionKind
    assigned: bool
    """False also where a thing did not arise and is left out."""
    maximum: Points | None
    """None where nothing bounds the points, or where the criterion is left out."""
    computed: Points | None
    claimed: Points | None
    crossed: Points | None
    appraised: Points | None
    counted: Points | None
    """The one that enters the sum: appraised, else computed; None while not known."""
    why: str
    least: Fraction = Fraction(0)
    """The fewest points that the mark may still come to, while it is not known."""
    basis: str = ""
    """The arithmetic of the counted mark; empty where people gave it."""
    tentative: bool = False
    """May change when another unit's figures come."""

    @property
    def unknown(self) -> bool:
        """Whether the sheet waits for this mark."""
        return self.assigned and self.counted is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """What one section comes to for one unit."""

    code: str
    kind: SectionKind
    points: Points
    maximum: Points
    """Of the criteria that are assigned; zero in bonus and penalty sections without maxima."""
    open: Points | None
    """What marks not known yet may still add; None when nothing bounds it."""
    risk: Fraction
    """What marks not known yet may still take away, where rules go below zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One unit's whole sheet."""

    unit: str
    group: str
    marks: tuple[Mark, ...]
    sections: tuple[SectionScore, ...]
    """Every section at every depth, in order of appearance."""
    ordinary: Points
    """The sum of the ordinary sections, without base, bonus and penalty."""
    bonus: Points
    penalty: Points
    points: Points
    maximum: Points
    knocked_out: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def share(self) -> Fraction | None:
        """Points over the assigned maximum; None where nothing was assigned."""
        return share(self.points, self.maximum)

    @property
    def incomplete(self) -> tuple[str, ...]:
        """Codes of the criteria whose marks are not known."""
        return tuple(mark.code for mark in self.marks if mark.unknown)

    @property
    def provisional(self) -> bool:
        """Whether the rank may change with figures that are still to come."""
        return any(mark.unknown or mark.tentative for mark in self.marks)

    def mark(self, code: str) -> Mark:
        """Return the mark of a criterion."""
        return next(mark for mark in self.marks if mark.code == code)

    def section(self, code: str) -> SectionScore:
        """Return the score of a section."""
        return next(section for section in self.sections if section.code == code)


def fill_sheets(table: CriteriaTable, units: Sequence[UnitFacts]) -> tuple[Sheet, ...]:
    """Fill the sheets of all units, each compared with those of its own group."""
    results = _compared(table, units)
    return tuple(_sheet(table, unit, results) for unit in units)


def sheet_of(table: CriteriaTable, entries: Iterable[Entry], unit: str) -> Sheet:
    """One unit's sheet among all of the entries, without those of the others and any rank.

    Of other units only what rules compare with is needed. StopIteration for a stranger,
    InputError as ``score``.
    """
    units = gather(table, entries)
    own = next(each for each in units if each.unit == unit)
    return _sheet(table, own, _compared(table, units))


def _compared(
    table: CriteriaTable, units: Sequence[UnitFacts]
) -> dict[tuple[str, str], list[Result]]:
    """What units are compared by, by group and criterion."""
    results: dict[tuple[str, str], list[Result]] = {}
    criteria = [each for each in table.all_criteria() if isinstance(each.rule, LeaderRelative)]
    for unit in units:
        for criterion in criteria:
            facts = unit.facts[criterion.code]
            if facts.assigned and not facts.not_arisen and not too_few(criterion, facts):
                pool = results.setdefault((unit.group, criterion.code), [])
                pool.append(Result(facts.target, facts.actual))
    return results


def with_mark(table: CriteriaTable, sheet: Sheet, code: str, points: Points) -> Sheet:
    """The same sheet summed anew with one mark agreed otherwise; its warnings as they were."""
    marks = tuple(
        replace(mark, counted=points, appraised=points, basis="", tentative=False)
        if mark.code == code
        else mark
        for mark in sheet.marks
    )
    named = {mark.code: mark for mark in marks}
    sections = tuple(score for top in table.sections for score in _scores(table, top, named))
    whose = _Whose(sheet.unit, sheet.group, sheet.knocked_out)
    return _summed(table, whose, marks, sections, sheet.warnings)


class _Whose(NamedTuple):
    """Of which unit a sheet is."""

    unit: str
    group: str
    knocked_out: tuple[str, ...]


def _sheet(
    table: CriteriaTable, unit: UnitFacts, results: dict[tuple[str, str], list[Result]]
) -> Sheet:
    marks: dict[str, Mark] = {}
    warnings: list[str] = []
    for section in table.all_sections():
        for criterion in section.criteria:
            facts = unit.facts[criterion.code]
            group = results.get((unit.group, criterion.code), [])
            outcome = compute(criterion, facts, group)
            marks[criterion.code] = _mark(table, criterion, section.kind, facts, outcome)
            computed = marks[criterion.code].computed
            warnings += _warnings(unit.unit, criterion, facts, outcome, computed)
    waiting = [mark.code for mark in marks.values() if mark.unknown]
    if waiting:
        warnings.append(f"{unit.unit}: chưa đủ điểm, còn {', '.join(waiting)}; hạng là tạm tính.")
    sections = tuple(score for top in table.sections for score in _scores(table, top, marks))
    return _summed(table, unit, tuple(marks.values()), sections, tuple(warnings))


def mark_alone(table: CriteriaTable, code: str, entries: Iterable[Entry]) -> Mark:
    """One unit's mark for a criterion whose rule compares with no other unit.

    The same as in the whole sheet, at the price of one criterion; StopIteration for a code that
    the table does not have, InputError as ``score``.
    """
    section, criterion = next(
        (section, criterion)
        for section in table.all_sections()
        for criterion in section.criteria
        if criterion.code == code
    )
    assert not isinstance(criterion.rule, LeaderRelative), f"{code} compares with other units"
    facts = facts_alone(table, code, entries)
    return _mark(table, criterion, section.kind, facts, compute(criterion, facts, []))


def _mark(
    table: CriteriaTable, criterion: Criterion, kind: SectionKind, facts: Facts, outcome: Outcome
) -> Mark:
    computed = None
    if outcome.value is not None:
        computed = table.unit.rounded(outcome.value, rounding_named(table.round))
    counted = None
    if not outcome.excluded:
        counted = computed if facts.appraised is None else facts.appraised
    return Mark(
        code=criterion.code,
        kind=kind,
        assigned=not outcome.excluded,
        maximum=None if outcome.excluded else criterion.maximum,
        computed=computed,
        claimed=facts.claimed,
        crossed=facts.crossed,
        appraised=facts.appraised,
        counted=counted,
        why=_why(kind, facts, outcome, computed, counted),
        least=least_of(criterion.rule) if counted is None else Fraction(0),
        basis=outcome.text if facts.appraised is None else "",
        tentative=outcome.tentative and facts.appraised is None,
    )


_VERBS = {
    SectionKind.ORDINARY: "được",
    SectionKind.BONUS: "cộng",
    SectionKind.PENALTY: "trừ",
}


def _why(
    kind: SectionKind,
    facts: Facts,
    outcome: Outcome,
    computed: Points | None,
    counted: Points | None,
) -> str:
    """The arithmetic, then the mark that people agreed on where there is one."""
    said = [f"{outcome.text}."]
    if computed is not None:
        said = [f"{outcome.text}; {_VERBS[kind]} {pts(computed)} điểm."]
    if outcome.tentative:
        said.append("Tạm tính: đơn vị khác trong nhóm chưa có đủ kết quả.")
    if counted is not None and facts.appraised is not None:
        reason = f": {facts.reason.rstrip('.')}" if facts.reason else ""
        said.append(f"Tính theo điểm thẩm định, thống nhất {pts(facts.appraised)}{reason}.")
    return " ".join(said)


def _warnings(
    unit: str, criterion: Criterion, facts: Facts, outcome: Outcome, computed: Points | None
) -> Iterator[str]:
    place = f"{unit}, {criterion.code}"
    if outcome.warning and facts.appraised is None:
        yield f"{place}: {outcome.text}."
    marks = (facts.claimed, facts.crossed, facts.appraised)
    if outcome.excluded and any(mark is not None for mark in marks):
        yield f"{place}: tiêu chí không tính cho đơn vị, điểm đã ghi không được dùng."
    if isinstance(criterion.rule, Given) or computed is None or facts.reason:
        return
    if facts.appraised is not None:
        if facts.appraised != computed:
            yield f"{place}: điểm thống nhất khác điểm theo số liệu, chưa ghi lý do."
    elif facts.claimed is not None and facts.claimed != computed:
        yield (
            f"{place}: điểm tự chấm {pts(facts.claimed)} không tính lại được, theo số liệu là"
            f" {pts(computed)}; chưa ghi lý do."
        )


def _scores(
    table: CriteriaTable, section: Section, marks: dict[str, Mark]
) -> Iterator[SectionScore]:
    """The section's score, then those under it."""
    under = [list(_scores(table, each, marks)) for each in section.sections]
    # A bonus or penalty section inside an ordinary one goes to the unit's own sums.
    children = [scores[0] for scores in under if scores[0].kind is section.kind]
    own = [marks[criterion.code] for criterion in section.criteria]
    zero = table.zero
    got = [mark.counted for mark in own if mark.counted is not None]
    got += [child.points for child in children]
    best = section.take is Take.BEST
    points = max(got, default=zero) if best else _total(got, zero)
    maxima = [mark.maximum for mark in own if mark.maximum is not None]
    maxima += [child.maximum for child in children]
    maximum = max(maxima, default=zero) if best else _total(maxima, zero)
    waiting: list[Points | None] = [mark.maximum for mark in own if mark.unknown]
    waiting += [child.open for child in children]
    bounded = [each for each in waiting if each is not None]
    still = None if len(bounded) < len(waiting) else _total(bounded, zero)
    if section.maximum is not None:
        # Where nothing bounds a child by itself, the section's own maximum does.
        unbounded = any(mark.assigned and mark.maximum is None for mark in own)
        if unbounded and section.kind is SectionKind.ORDINARY:
            maximum = section.maximum
        points, maximum = min(points, section.maximum), min(maximum, section.maximum)
        room = section.maximum - points
        still = room if still is None else min(still, room)
    risks = [-mark.least for mark in own if mark.unknown] + [child.risk for child in children]
    yield SectionScore(
        code=section.code,
        kind=section.kind,
        points=points,
        maximum=maximum,
        open=still,
        risk=sum(risks, Fraction(0)),
    )
    for scores in under:
        yield from scores


def _total(points: Iterable[Points], zero: Points) -> Points:
    total = zero
    for each in points:
        total += each
    return total


def _tops(table: CriteriaTable) -> dict[SectionKind, list[str]]:
    """Codes of the sections that enter the unit's own sums, by where they go."""
    tops: dict[SectionKind, list[str]] = {kind: [] for kind in SectionKind}

    def visit(section: Section, above: SectionKind | None) -> None:
        if section.kind is not above:
            tops[section.kind].append(section.code)
        for each in section.sections:
            visit(each, section.kind)

    for section in table.sections:
        visit(section, None)
    return tops


def _summed(
    table: CriteriaTable,
    unit: UnitFacts | _Whose,
    marks: tuple[Mark, ...],
    sections: tuple[SectionScore, ...],
    warnings: tuple[str, ...],
) -> Sheet:
    zero = table.zero
    scores = {score.code: score for score in sections}
    sums, maximum = {}, zero
    for kind, codes in _tops(table).items():
        sums[kind] = _total((scores[code].points for code in codes), zero)
        if kind is SectionKind.ORDINARY:
            maximum = _total((scores[code].maximum for code in codes), zero)
    ordinary, bonus = sums[SectionKind.ORDINARY], sums[SectionKind.BONUS]
    penalty = sums[SectionKind.PENALTY]
    points = max(table.base + ordinary + bonus - penalty, zero)
    if maximum.units and not table.bonus_above_max:
        points = min(points, maximum)
    return Sheet(
        unit=unit.unit,
        group=unit.group,
        marks=marks,
        sections=sections,
        ordinary=ordinary,
        bonus=bonus,
        penalty=penalty,
        points=points,
        maximum=maximum,
        knocked_out=unit.knocked_out,
        warnings=warnings,
    )
