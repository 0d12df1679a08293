"""What is known of each unit for each criterion, gathered from entries and held against a table.

Refuses what contradicts itself or the table, each with its place; does not give points.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from thidua_core.errors import InputError
from thidua_core.scoring._entries import Entry
from thidua_core.scoring._marks import checked_marks
from thidua_core.scoring._rules import Deduct, PerEvent, Tiers
from thidua_core.scoring._table import CriteriaTable, Criterion
from thidua_core.scoring._words import shown, written
from thidua_core.text import vietnamese_key
from thidua_core.values import Points, format_vn
from thidua_core.yaml_nodes import nearest

Register = Mapping[tuple[str, str, int], int]
"""How many of an award a unit has for a year; an absent key is unknown, never none."""

_FINEST: Final = 9
"""Decimals beyond this one are a spreadsheet's noise, not a claim."""

_NOTHING: Final = Entry(unit="", criterion="")

SHARED: Final = (
    "assigned",
    "target",
    "actual",
    "numerator",
    "denominator",
    "not_arisen",
    "level",
    "passed",
    "claimed",
    "crossed",
    "appraised",
)
"""What several rows of one criterion must agree on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything given for one unit and one criterion; None and empty are unknown."""

    assigned: bool = True
    target: Fraction | None = None
    actual: Fraction | None = None
    """In per cent where it follows from numerator and denominator."""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    not_arisen: bool = False
    counts: tuple[tuple[str, int | None], ...] = ()
    """The number of each event; the event is empty where there is one kind only."""
    minus_count: int | None = None
    level: str = ""
    passed: bool | None = None
    claimed: Points | None = None
    crossed: Points | None = None
    appraised: Points | None = None
    reason: str = ""
    """Why the appraised mark is what it is."""
    given: bool = False
    """Whether anything at all was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """One unit with what is known of it."""

    unit: str
    group: str
    facts: dict[str, Facts]
    """By criterion code, one for every criterion of the table."""
    knocked_out: tuple[str, ...]
    """Codes of the knock-outs that hold."""


def gather(
    table: CriteriaTable, entries: Iterable[Entry], register: Register | None = None
) -> tuple[UnitFacts, ...]:
    """Hold the entries against the table and put them together, units in Vietnamese order."""
    criteria = {criterion.code: criterion for criterion in table.all_criteria()}
    rows, groups = _sorted_in(table, criteria, entries)
    units = []
    for unit, by_code in rows.items():
        facts = {
            code: _fed(
                criterion, _facts(table, criterion, by_code.get(code, [])), unit, table, register
            )
            for code, criterion in criteria.items()
        }
        held = tuple(each.code for each in table.knock_outs if _holds(by_code.get(each.code, [])))
        group = groups[unit].group
        units.append(UnitFacts(unit=unit, group=group, facts=facts, knocked_out=held))
    return tuple(sorted(units, key=lambda each: (_order(each.group), _order(each.unit))))


def check(table: CriteriaTable, entries: Iterable[Entry]) -> None:
    """Refuse what ``gather`` refuses of the entries, as fast as there are few of them."""
    criteria = {criterion.code: criterion for criterion in table.all_criteria()}
    rows, _groups = _sorted_in(table, criteria, entries)
    for by_code in rows.values():
        for code, together in by_code.items():
            if code in criteria:
                _facts(table, criteria[code], together)
            else:
                _holds(together)


def facts_alone(table: CriteriaTable, code: str, entries: Iterable[Entry]) -> Facts:
    """What one unit's own entries say of one criterion; KeyError for a criterion unknown."""
    criteria = {criterion.code: criterion for criterion in table.all_criteria()}
    rows, _groups = _sorted_in(table, criteria, entries)
    together = [entry for by_code in rows.values() for entry in by_code.get(code, [])]
    facts = _facts(table, criteria[code], together)
    return _fed(criteria[code], facts, next(iter(rows), ""), table, None)


def _sorted_in(
    table: CriteriaTable, criteria: Mapping[str, Criterion], entries: Iterable[Entry]
) -> tuple[dict[str, dict[str, list[Entry]]], dict[str, Entry]]:
    """The entries by unit and criterion, and for each unit the one that names its group."""
    known = {*criteria, *(knock_out.code for knock_out in table.knock_outs)}
    rows: dict[str, dict[str, list[Entry]]] = {}
    groups: dict[str, Entry] = {}
    for entry in entries:
        if entry.criterion not in known:
            raise _unknown(entry, table)
        _require_one_group(entry, groups)
        rows.setdefault(entry.unit, {}).setdefault(entry.criterion, []).append(entry)
    _require_all_grouped(groups)
    return rows, groups


def _order(name: str) -> tuple[str, str]:
    return vietnamese_key(name), name


def _unknown(entry: Entry, table: CriteriaTable) -> InputError:
    where = entry.place("criterion")
    if entry.criterion in {section.code for section in table.all_sections()}:
        mend = "Hãy ghi mã của từng tiêu chí trong mục"
        return InputError(where, f"{entry.criterion} là mã của một mục, không phải tiêu chí", mend)
    codes = [*(each.code for each in table.all_criteria()), *(k.code for k in table.knock_outs)]
    problem = f"bảng không có tiêu chí {entry.criterion}"
    return InputError(where, problem, nearest(entry.criterion, codes))


def _require_one_group(entry: Entry, groups: dict[str, Entry]) -> None:
    first = groups.setdefault(entry.unit, entry)
    if entry.group == first.group:
        return
    if not first.group:
        groups[entry.unit] = entry
    elif entry.group:
        raise InputError(
            entry.place("group"),
            f"{entry.unit} ở đây thuộc “{entry.group}”, ở {first.where} thuộc “{first.group}”",
            "Hãy ghi một cụm cho mỗi đơn vị; đơn vị trùng tên thì ghi kèm tên tỉnh",
        )


def _require_all_grouped(groups: dict[str, Entry]) -> None:
    bare = [entry for entry in groups.values() if not entry.group]
    if bare and len(bare) < len(groups):
        problem = f"{bare[0].unit} chưa ghi cụm trong khi đơn vị khác đã ghi"
        raise InputError(bare[0].place("group"), problem, "Hãy ghi cụm của đơn vị này")


def _holds(entries: Sequence[Entry]) -> bool:
    """Whether a knock-out holds: only where some row says yes."""
    for entry in entries:
        if (
            entry.passed is not None
            and entry.count is not None
            and entry.passed != bool(entry.count)
        ):
            problem = "kết luận có hay không và số lần nói khác nhau"
            raise InputError(
                entry.where, problem, "Hãy ghi có (yes) khi đã xảy ra, không (no) khi không"
            )
        if entry.passed is None and entry.count:
            problem = f"ghi {entry.count} lần nhưng chưa xác nhận có hay không"
            raise InputError(entry.place("passed"), problem, "Hãy ghi có (yes) hoặc không (no)")
    return any(entry.passed for entry in entries)


def _facts(table: CriteriaTable, criterion: Criterion, entries: Sequence[Entry]) -> Facts:
    if not entries:
        return Facts()
    _require_different_events(criterion, entries)
    if len(entries) > 1:
        entries = sorted(entries, key=lambda entry: _order(entry.event))
    shared = {name: _agreed(name, entries) for name in SHARED}
    marks = checked_marks(table, criterion, entries)
    first = entries[0]
    actual, numerator, denominator = _ratio(criterion, shared, first)
    target = shared["target"]
    if isinstance(target, Decimal) and target < 0 and not isinstance(criterion.rule, Tiers):
        raise _below_zero(first, "target")
    facts = Facts(
        assigned=all(entry.assigned for entry in entries),
        target=Fraction(target) if isinstance(target, Decimal) else None,
        actual=actual,
        numerator=numerator,
        denominator=denominator,
        not_arisen=any(entry.not_arisen for entry in entries),
        counts=tuple((entry.event, entry.count) for entry in entries),
        minus_count=_sum(entry.minus_count for entry in entries),
        level=next((entry.level for entry in entries if entry.level), ""),
        passed=next((entry.passed for entry in entries if entry.passed is not None), None),
        reason=next(
            (e.appraisal_reason or e.reason for e in entries if e.appraisal_reason or e.reason), ""
        ),
        given=True,
        **marks,
    )
    _require_not_both(criterion, facts, first)
    return facts


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _require_different_events(criterion: Criterion, entries: Sequence[Entry]) -> None:
    known = _kinds_of(criterion)
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.event in seen:
            said = f"sự kiện “{entry.event}” của " if entry.event else ""
            raise InputError(
                entry.where,
                f"{said}{entry.unit}, tiêu chí {entry.criterion} đã ghi ở {seen[entry.event].where}",
                "Hãy giữ một dòng, hoặc ghi sự kiện khác nhau",
            )
        seen[entry.event] = entry
        if not known or (not entry.event and not entry.count):
            continue
        if entry.event not in known:
            problem = f"không có sự kiện “{entry.event}”" if entry.event else "chưa ghi sự kiện nào"
            raise InputError(entry.place("event"), problem, nearest(entry.event, known))


def _kinds_of(criterion: Criterion) -> list[str]:
    if isinstance(criterion.rule, PerEvent | Deduct):
        return [kind for kind, _ in criterion.rule.prices.kinds]
    return []


def _agreed(name: str, entries: Sequence[Entry]) -> object:
    """The one value that the rows give; rows that leave it empty agree."""
    if len(entries) == 1:
        return getattr(entries[0], name)
    empty = getattr(_NOTHING, name)
    given = [entry for entry in entries if getattr(entry, name) != empty]
    for entry in given[1:]:
        if getattr(entry, name) != getattr(given[0], name):
            raise InputError(
                entry.place(name),
                f"khác với {given[0].where} của cùng đơn vị và tiêu chí",
                "Hãy ghi giống nhau, hoặc chỉ ghi ở một dòng",
            )
    return getattr(given[0], name) if given else empty


def _below_zero(entry: Entry, column: str) -> InputError:
    where = entry.place(column)
    return InputError(where, "số này nhỏ hơn 0", "Hãy ghi số từ 0 trở lên")


def _ratio(
    criterion: Criterion, shared: Mapping[str, object], entry: Entry
) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Actual, numerator and denominator, exactly; the ratio wins over its rounded form."""
    values = {}
    for name in ("actual", "numerator", "denominator"):
        value = shared[name]
        assert value is None or isinstance(value, Decimal)
        signed = name == "actual" and isinstance(criterion.rule, Tiers)
        if value is not None and value < 0 and not signed:
            raise _below_zero(entry, name)
        values[name] = value
    actual, numerator, denominator = values["actual"], values["numerator"], values["denominator"]
    exact = None if actual is None else Fraction(actual)
    under = None if denominator is None else Fraction(denominator)
    if numerator is None:
        return exact, None, under
    if under is None:
        problem = "có tử số mà chưa có mẫu số"
        raise InputError(entry.place("denominator"), problem, "Hãy ghi mẫu số")
    if under == 0:
        if numerator:
            problem = f"tử số là {format_vn(Fraction(numerator))} mà mẫu số là 0"
            raise InputError(entry.place("denominator"), problem, "Hãy xem lại hai số này")
        return exact, Fraction(0), under
    ratio = Fraction(numerator) / under * 100
    if actual is not None and not _agrees(actual, ratio):
        raise InputError(
            entry.place("actual"),
            f"{written(actual)} không khớp với {written(numerator)} ÷ {shown(under)}"
            f" = {format_vn(ratio, 2)} %",
            "Hãy ghi kết quả theo phần trăm, hoặc bỏ trống để tính từ tử số và mẫu số",
        )
    return ratio, Fraction(numerator), under


def _agrees(actual: Decimal, ratio: Fraction) -> bool:
    exponent = actual.as_tuple().exponent
    decimals = min(max(-exponent, 0), _FINEST) if isinstance(exponent, int) else 0
    return abs(Fraction(actual) - ratio) <= Fraction(1, 2 * 10**decimals)


def _require_not_both(criterion: Criterion, facts: Facts, entry: Entry) -> None:
    """A thing that did not arise has no figures, unless there were too few to count."""
    if not facts.not_arisen or too_few(criterion, facts):
        return
    if facts.actual or facts.numerator or any(count for _, count in facts.counts):
        raise InputError(
            entry.place("not_arisen"),
            "ghi là không phát sinh nhưng lại có số liệu",
            "Hãy bỏ ghi nhận không phát sinh, hoặc bỏ số liệu",
        )


def too_few(criterion: Criterion, facts: Facts) -> bool:
    """Whether the denominator is below what the criterion asks for."""
    least = criterion.min_denominator
    return least is not None and facts.denominator is not None and facts.denominator < least


def _fed(
    criterion: Criterion, facts: Facts, unit: str, table: CriteriaTable, register: Register | None
) -> Facts:
    """Add what the award register knows, where the unit's own rows say nothing."""
    source = criterion.from_register
    if source is None:
        return facts
    counts = [count for _, count in facts.counts]
    kept = {name: getattr(facts, name) for name in Facts.__slots__}
    event = source.award if _kinds_of(criterion) else ""
    if counts and None not in counts:
        return Facts(**kept | {"passed": any(counts) if facts.passed is None else facts.passed})
    if facts.passed is not None:
        return Facts(**kept | {"counts": ((event, int(facts.passed)),)})
    key = (unit, source.award, table.year + source.year)
    number = None if register is None else register.get(key)
    if number is None:
        return facts
    fed = {"passed": number > 0, "counts": ((event, number),), "given": True}
    return Facts(**kept | fed)
