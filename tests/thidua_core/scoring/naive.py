"""A second tally, written apart from the product and plainly: one long sum after another.

Shares nothing with the product but the table that was read and the entries. Where the product is
careful about sentences, speed and places, this is only about numbers.
"""

from fractions import Fraction
from math import ceil, floor

from tests.thidua_core.scoring.generating import Cluster

F = Fraction


def tally(cluster: Cluster) -> dict[str, tuple]:
    """Points in the table's unit, maximum, share, grade, rank and waiting criteria of each unit."""
    table = cluster.table
    people = sorted({row.unit for row in cluster.entries})
    groups = {row.unit: row.group for row in cluster.entries}
    step = F(table.unit.step, 10**table.unit.decimals)
    counted, left_out = {}, set()
    for criterion in table.all_criteria():
        for unit in people:
            value = one(cluster, criterion, unit, groups, people)
            if value == "out":
                left_out.add((unit, criterion.code))
                continue
            if value is not None:
                value = rounded(min(value, F(10)) / step, table.round) * step
            given = [
                r.appraised for r in rows(cluster, unit, criterion.code) if r.appraised is not None
            ]
            counted[unit, criterion.code] = F(given[0]) if given else value
    sums = {unit: sum_of(table, unit, counted, left_out) for unit in people}
    grades = {unit: grade_of(cluster, unit, sums) for unit in people}
    result = {}
    for group in sorted(set(groups.values())):
        members = [unit for unit in people if groups[unit] == group]
        order(cluster, members, sums, grades)
        ranked = [unit for unit in members if "K1" not in knocked(cluster, unit)]
        keys = {unit: key_of(cluster, unit, sums, grades) for unit in ranked}
        for unit in members:
            rank = 1 + sum(keys[other] > keys[unit] for other in ranked) if unit in keys else None
            waiting = {
                c.code
                for c in table.all_criteria()
                if (unit, c.code) in counted and counted[unit, c.code] is None
            }
            points, maximum = sums[unit]["points"], sums[unit]["maximum"]
            result[unit] = (points, maximum, grades[unit], rank, waiting)
    return result


def rows(cluster, unit, code):
    return [row for row in cluster.entries if (row.unit, row.criterion) == (unit, code)]


def rounded(value, policy):
    if policy == "floor":
        return floor(value)
    if policy == "ceil":
        return ceil(value)
    if policy == "half_even":
        return round(value)
    return floor(value + F(1, 2)) if value >= 0 else -floor(-value + F(1, 2))


def figures(given):
    """Target and actual; the ratio of two numbers in per cent where there are two."""
    row = given[0]
    target = None if row.target is None else F(row.target)
    if row.numerator is not None:
        return target, F(row.numerator) / F(row.denominator) * 100
    return target, None if row.actual is None else F(row.actual)


def arose(criterion, given):
    if any(row.not_arisen for row in given):
        return False
    least, over = criterion.min_denominator, given[0].denominator if given else None
    return least is None or over is None or over >= least


def one(cluster, criterion, unit, groups, people):  # noqa: C901, PLR0911, PLR0912  # reason: plain on purpose
    """Exact points of one unit for one criterion, None for not known, "out" for left out."""
    given = rows(cluster, unit, criterion.code)
    rule = cluster.rules[criterion.code]
    if any(not row.assigned for row in given):
        return "out"
    if given and not arose(criterion, given):
        policy = criterion.not_arisen and criterion.not_arisen.value
        return {"full": F(10), "zero": F(0), "exclude": "out", None: None}[policy]
    if not given:
        return None
    row = given[0]
    target, actual = figures(given)
    if rule == 0:
        return None if row.passed is None else F(10 if row.passed else 0)
    if rule in {1, 2, 5, 12, 13, 14} and (target is None or actual is None):
        return None
    if rule == 1:
        return None if target == 0 else 10 * min(actual / target, F(1))
    if rule == 2:
        return F(10) if actual == 0 else 10 * min(target / actual, F(1))
    if rule == 3:
        return leader(cluster, criterion, unit, groups, people)
    if rule == 4:
        if actual is None:
            return None
        return (
            F(10) if actual >= 90 else F(13, 2) if actual >= 60 else F(1) if actual <= 50 else None
        )
    if rule == 5:
        if target == 0:
            return None
        return F(10) if actual / target >= 1 else F(4) if actual / target > F(1, 2) else F(0)
    if rule == 6:
        return {"tốt": F(10), "khá": F(5)}.get(row.level.lower())
    if rule == 12:
        return min(max(target - actual, F(0)) / 10, F(10))
    if rule == 13:
        return max(10 - max(floor(target - actual), 0) * F(7, 10), F(2))
    if rule == 14:
        return (
            None if target == 0 else max(F(10 - max(floor(actual / target * 100 - 100), 0)), F(0))
        )
    return events(given, rule)


def events(given, rule):
    counts = [row.count for row in given]
    if rule == 11:
        minus = given[0].minus_count
        if counts[0] is None or minus is None:
            return None
        return F(min(max(counts[0] * 2 - minus * 3, -4), 8))
    if rule == 15 or None in counts:
        return None
    if rule == 7:
        return min(counts[0] * F(3, 2), F(9))
    if rule == 9:
        return max(10 - counts[0] * F(5, 2), F(1))
    prices = {"cờ": F(4), "bằng khen": F(5, 2), "nhẹ": F(1), "nặng": F(6), "": F(0)}
    total = sum((prices[row.event] * row.count for row in given), F(0))
    return total if rule == 8 else max(10 - total, F(0))


def leader(cluster, criterion, unit, groups, people):
    field = {}
    for other in people:
        given = rows(cluster, other, criterion.code)
        if groups[other] != groups[unit] or not given or not arose(criterion, given):
            continue
        if all(row.assigned for row in given):
            field[other] = figures(given)
    target, actual = field[unit]
    if target:
        if actual is None:
            return None
        if actual <= target:
            return 5 * actual / target
        overs = [(a - t) / t for t, a in field.values() if t and a is not None]
        return 5 + 5 * ((actual - target) / target) / max(overs)
    if not actual:
        return F(0)
    return 10 * actual / max(a for t, a in field.values() if not t and a is not None)


def sum_of(table, unit, counted, left_out):
    sums = {"A": F(0), "B": F(0), "A1": F(0), "A2": F(0), "B1": F(0), "B2": F(0)}
    sums |= {"maximum": F(0), "open": {}, "risk": {}, "tops": {}, "marks": {}}
    bonus, penalty = [], F(0)
    for criterion in table.all_criteria():
        code, key = criterion.code, (unit, criterion.code)
        if key in left_out:
            continue
        mark = sums["marks"][code] = counted[key]
        parts = [code[0], code[:2]] if code[0] in "AB" else [code[0]]
        for part in parts:
            sums["tops"][part] = sums["tops"].get(part, 0) + 10
            if mark is None:
                sums["open"][part] = sums["open"].get(part, 0) + 10
                less = 4 if "PlusMinus" in type(criterion.rule).__name__ else 0
                sums["risk"][part] = sums["risk"].get(part, 0) + less
        if code[0] in "AB":
            sums["maximum"] += 10
            for part in parts:
                sums[part] += mark or 0
        elif code[0] == "E":
            bonus += [] if mark is None else [mark]
        else:
            penalty += mark or 0
    section_e, section_f = table.sections[2], table.sections[3]
    extra = max(bonus, default=F(0)) if section_e.take == "best" else sum(bonus, F(0))
    sums["E"] = min(extra, section_e.maximum.exact())
    sums["F"] = penalty if section_f.maximum is None else min(penalty, section_f.maximum.exact())
    sums["F cap"] = section_f.maximum and section_f.maximum.exact()
    points = max(table.base.exact() + sums["A"] + sums["B"] + sums["E"] - sums["F"], F(0))
    if sums["maximum"] and not table.bonus_above_max:
        points = min(points, sums["maximum"])
    sums["points"] = points
    sums["share"] = points / sums["maximum"] if sums["maximum"] else None
    return sums


def knocked(cluster, unit):
    return {
        row.criterion
        for row in cluster.entries
        if row.unit == unit and row.criterion[0] == "K" and row.passed
    }


def grade_of(cluster, unit, sums):
    """The letter of the grade; None for undetermined and for those not ranked."""
    held = knocked(cluster, unit)
    if "K1" in held:
        return None
    grade = climb(cluster, sums[unit], "a")
    if grade is None:
        return None
    lowest = "abcd"[min("abcd".index(grade) + ("K3" in held), 3)]
    lowest = max(lowest, "c") if "K2" in held else lowest
    return grade if lowest == grade else climb(cluster, sums[unit], lowest)


def climb(cluster, mine, start):
    share, points = mine["share"] or F(0), mine["points"]
    if start == "a" and share >= F(6, 10):
        answers = [gate_of(cluster, gate, mine) for gate in cluster.table.grades[0].gates]
        if all(answers):
            return "a"
        if not any(answer is False for answer in answers):
            return None
    if start <= "b" and points >= 20:
        return "b"
    return "c" if start <= "c" and share >= F(2, 10) else "d"


def gate_of(cluster, gate, mine):
    """True, False or None, by trying the worst and the best that missing marks can be."""
    if hasattr(gate, "gates"):
        answers = [gate_of(cluster, each, mine) for each in gate.gates]
        return True if True in answers else None if None in answers else False
    if hasattr(gate, "share"):
        tight = gate.share * (mine["A"] - mine["risk"].get("A", 0))
        loose = gate.share * (mine["A"] + mine["open"].get("A", 0))
        worst = mine["F"] + mine["open"].get("F", 0)
        worst = worst if mine["F cap"] is None else min(worst, mine["F cap"])
        best = mine["F"] - mine["risk"].get("F", 0)
        return True if worst <= tight else False if best > loose else None
    if hasattr(gate, "at_least"):
        answers = [marked(cluster, code, gate.bound, mine) for code in gate.criteria]
        answers = [each for each in answers if each != "out"]
        sure, maybe = answers.count(True), answers.count(None)
        return True if sure >= gate.at_least else None if sure + maybe >= gate.at_least else False
    if hasattr(gate, "criterion"):
        answer = marked(cluster, gate.criterion, gate.bound, mine)
        return True if answer == "out" else answer
    names = [gate.section] if hasattr(gate, "section") else ["A", "A1", "A2", "B", "B1", "B2"]
    answers = [reached(name, gate.bound, mine) for name in names]
    return False if False in answers else None if None in answers else True


def marked(cluster, code, bound, mine):
    mark = mine["marks"].get(code, "out")
    if mark == "out":
        return "out"
    asked = bound.at_least_points if bound.at_least_share is None else bound.at_least_share * 10
    if mark is None:
        least = -4 if cluster.rules[code] == 11 else 0
        return True if asked <= least else None if asked <= 10 else False
    return mark >= asked


def reached(name, bound, mine):
    top = mine["tops"].get(name, 0)
    if not top:
        return True
    asked = bound.at_least_points if bound.at_least_share is None else bound.at_least_share * top
    if mine[name] - mine["risk"].get(name, 0) >= asked:
        return True
    return None if mine[name] + mine["open"].get(name, 0) >= asked else False


def key_of(cluster, unit, sums, grades):
    """What stands higher is greater; equal keys are equal ranks."""
    mine = sums[unit]
    share = F(-1) if mine["share"] is None else mine["share"]
    letters = {"a": 4, "b": 3, "c": 2, "d": 1, None: 0}
    by = {"grade": letters[grades[unit]], "points": mine["points"], "share": share}
    by |= {"section:A": mine["A"], "section:B": mine["B"], "fewest_penalties": -mine["F"]}
    words = [*cluster.table.rank_by, *cluster.table.ties]
    return tuple(by[word] for word in words if word != "shared_rank")


def order(cluster, members, sums, grades):
    """Take the best grade from those for whom it has no place; equals go together."""
    for place in cluster.table.places:
        allowed = rounded(place.at_most_share * len(members), place.round)
        ranked = [unit for unit in members if "K1" not in knocked(cluster, unit)]
        keys = {unit: key_of(cluster, unit, sums, grades) for unit in ranked}
        holders = [unit for unit in ranked if grades[unit] == "a"]
        late = [u for u in holders if sum(keys[v] >= keys[u] for v in holders) > allowed]
        for unit in late:
            share, points = sums[unit]["share"] or F(0), sums[unit]["points"]
            grades[unit] = "b" if points >= 20 else "c" if share >= F(2, 10) else "d"
