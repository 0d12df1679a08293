"""Generated clusters: a table with every kind of rule, units with everything that can be known.

Plain random choices from a seed, so that thousands are cheap; what they mean is not known here.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from random import Random

from thidua_core.scoring import CriteriaTable, Entry, read_table

RULES = (
    "kind: pass_fail",
    "kind: proportional",
    "kind: proportional, direction: lower",
    "kind: leader_relative",
    "kind: tiers, tiers: [{at_least: 90, points: 10}, {at_least: 60, below: 90, points: '6.5'}, {at_most: 50, points: 1}]",
    "kind: tiers, of: share, tiers: [{at_least: 1, points: 10}, {above: '0.5', points: 4}, {points: 0}]",
    "kind: tiers, of: level, tiers: [{is: Tốt, points: 10}, {is: Khá, points: 5}]",
    "kind: per_event, points: '1.5', cap: 9",
    "kind: per_event, events: {cờ: 4, bằng khen: '2.5'}, cap: null",
    "kind: deduct, per_event: '2.5', floor: 1",
    "kind: deduct, events: {nhẹ: 1, nặng: 6}",
    "kind: plus_minus, plus: 2, minus: 3, floor: -4, cap: 8",
    "kind: shortfall, per_point: '0.1', cap: 10",
    "kind: per_percent, points: '0.7', floor: 2",
    "kind: per_percent, points: 1, of: ratio, direction: lower",
    "kind: given",
)
EVENTS = {8: ("cờ", "bằng khen"), 10: ("nhẹ", "nặng")}
TIES = ("section:A", "section:B", "fewest_penalties", "points", "share")


@dataclass(frozen=True, repr=False)
class Cluster:
    seed: int
    table: CriteriaTable
    entries: list[Entry]
    rules: dict[str, int]
    """Which of ``RULES`` each criterion has."""
    source: str

    def __repr__(self) -> str:
        return f"generate({self.seed})"


def generate(seed: int) -> Cluster:
    random = Random(seed)
    table, rules, source = _table_of(seed // _CLUSTERS_OF_A_TABLE)
    units = [f"U{number}" for number in range(random.randint(2, 6))]
    grouped = random.random() < 0.3
    entries = []
    for number, unit in enumerate(units):
        group = f"Cụm {number % 2 + 1}" if grouped else ""
        for criterion in table.all_criteria():
            entries += _rows(random, unit, group, criterion.code, rules[criterion.code])
        for knock_out in table.knock_outs:
            held = random.random() < 0.1
            facts = {"passed": held} if held or random.random() < 0.5 else {}
            entries.append(Entry(unit=unit, group=group, criterion=knock_out.code, **facts))
    random.shuffle(entries)
    return Cluster(seed, table, entries, rules, source)


_CLUSTERS_OF_A_TABLE = 8


@lru_cache(maxsize=512)
def _table_of(seed: int) -> tuple[CriteriaTable, dict[str, int], str]:
    rules: dict[str, int] = {}
    source = _table(Random(seed), rules)
    return read_table(source), rules, source


def _table(random: Random, rules: dict[str, int]) -> str:
    unit = random.choice(["0.01", "0.1", "0.5", "1"])
    policy = random.choice(["half_up", "half_even", "floor", "ceil"])
    lines = [f"table: Bảng\nyear: 2020\npoints: {{unit: '{unit}', round: {policy}}}"]
    lines.append(f"base: {random.choice([0, 0, 5])}")
    lines.append(f"bonus_above_max: {random.choice(['true', 'false'])}")
    ties = random.sample(TIES, random.randint(0, 3))
    lines.append(f"ties: {[*ties, 'shared_rank']}")
    lines.append(
        f"rank_by: {random.choice(['share', 'points', '[grade, share]', '[grade, points]'])}"
    )
    lines.append("sections:")
    for code in ("A", "B"):
        lines.append(f"  - code: {code}\n    sections:")
        for part in ("1", "2"):
            lines.append(f"      - {{code: {code}{part}, criteria: [")
            lines.append(_criteria(random, f"{code}{part}", rules))
            lines.append("        ]}")
    take = random.choice(["sum", "best"])
    lines.append(
        f"  - {{code: E, kind: bonus, take: {take}, max: {random.choice([20, 25])}, criteria: ["
    )
    lines.append(_criteria(random, "E", rules, most=2) + "]}")
    lines.append(f"  - {{code: F, kind: penalty, max: {random.choice(['null', '40'])}, criteria: [")
    lines.append(_criteria(random, "F", rules, most=2) + "]}")
    return "\n".join([*lines, *_grades(random, rules)]) + "\n"


def _criteria(random: Random, code: str, rules: dict[str, int], most: int = 3) -> str:
    parts = []
    for number in range(random.randint(1, most)):
        rule = random.randrange(len(RULES))
        rules[f"{code}.{number}"] = rule
        policies = ["", "", ", not_arisen: zero", ", not_arisen: exclude"]
        if code != "F":
            policies.append(", not_arisen: full")
        policy = random.choice(policies)
        least = ", min_denominator: 4" if random.random() < 0.3 else ""
        parts.append(
            f"          {{code: {code}.{number}, max: 10, rule: {{{RULES[rule]}}}{policy}{least}}}"
        )
    return ",\n".join(parts)


def _grades(random: Random, rules: dict[str, int]) -> list[str]:
    code = random.choice(sorted(rules))
    gates = random.sample(
        [
            f"{{criterion: {code}, at_least_share: '0.5'}}",
            "{section: A, at_least_share: '0.4'}",
            "{every: section, at_least_share: '0.2'}",
            f"{{count: {{of: [A1.0, B1.0, {'B2.0' if code != 'B2.0' else 'A2.0'}], at_least_share: '0.6', at_least: 2}}}}",
            "{section: F, lost_at_most_share_of: A, share: '0.4'}",
            "{any_of: [{section: B, at_least_points: 8}, {criterion: A2.0, at_least_points: 9}]}",
        ],
        random.randint(0, 3),
    )
    lines = [
        "grades:",
        f"  - {{grade: a, at_least_share: '0.6', gates: [{', '.join(gates)}]}}",
        "  - {grade: b, at_least_points: 20}\n  - {grade: c, at_least_share: '0.2'}\n  - {grade: d}",
        "knock_outs:\n  - {code: K1, effect: not_ranked}\n  - {code: K2, effect: {grade_at_most: c}}",
        "  - {code: K3, effect: {lower_grade_by: 1}}",
    ]
    if random.random() < 0.5:
        share = random.choice(["0.3", "0.5"])
        lines.append(
            f"places: [{{grade: a, at_most_share: '{share}', round: {random.choice(['floor', 'ceil'])}}}]"
        )
    return lines


def _rows(random: Random, unit: str, group: str, code: str, rule: int) -> list[Entry]:
    head = {"unit": unit, "group": group, "criterion": code}
    fate = random.random()
    if fate < 0.05:
        return []
    if fate < 0.1:
        return [Entry(**head, assigned=False)]
    if fate < 0.15:
        return [Entry(**head, not_arisen=True)]
    if rule in EVENTS:
        kinds = [kind for kind in EVENTS[rule] if random.random() < 0.7]
        rows = [
            Entry(**head, event=kind, count=_maybe(random, random.randint(0, 3))) for kind in kinds
        ]
        return rows or [Entry(**head, count=0)]
    return [Entry(**head, **_facts(random, rule), **_mark(random, rule))]


def _facts(random: Random, rule: int) -> dict[str, object]:
    facts: dict[str, object] = {
        "passed": _maybe(random, random.random() < 0.5),
        "count": _maybe(random, random.randint(0, 6)),
        "minus_count": _maybe(random, random.randint(0, 4)),
        "level": random.choice(["Tốt", "Khá", "tốt", "Đạt", ""]),
        "target": _maybe(
            random, random.choice([Decimal(0), Decimal(60), Decimal("87.5"), Decimal(100)])
        ),
    }
    if rule not in {0, 6, 7, 9, 11, 15} and random.random() < 0.3:
        over = random.randint(1, 8)
        return facts | {"numerator": Decimal(random.randint(0, over)), "denominator": Decimal(over)}
    facts["actual"] = _maybe(random, Decimal(random.randint(0, 1300)) / 10)
    return facts


def _maybe(random: Random, value):
    return None if random.random() < 0.06 else value


def _mark(random: Random, rule: int) -> dict[str, object]:
    marks = {"claimed": Decimal(random.randint(0, 10)), "crossed": Decimal(random.randint(0, 10))}
    if rule == 15 or random.random() < 0.1:
        appraised = _maybe(random, Decimal(random.randint(0, 10)))
        marks |= {"appraised": appraised, "reason": "Thử"}
    return marks
