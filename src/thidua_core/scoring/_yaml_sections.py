"""``sections:`` of a criteria table: the tree, its maxima, its criteria.

Checks what can be told from the tree alone: codes said once, maxima that fit their parent's.
"""

from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Final

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.scoring._rules import (
    KINDS,
    NEED_MAXIMUM,
    Deduct,
    PerEvent,
    PerPercent,
    PlusMinus,
    Rule,
    Tiers,
)
from thidua_core.scoring._table import (
    Criterion,
    FromRegister,
    NotArisen,
    Section,
    SectionKind,
    Take,
)
from thidua_core.scoring._words import pts
from thidua_core.scoring._yaml_numbers import maximum, name, positive, whole
from thidua_core.scoring._yaml_rules import read_rule
from thidua_core.values import Points, PointUnit
from thidua_core.yaml_nodes import keys_of, listed, one_of, text_of, where

SECTION_KEYS: Final = ("code", "title", "kind", "max", "take", "sections", "criteria")
CRITERION_KEYS: Final = (
    "code",
    "title",
    "max",
    "rule",
    "owner",
    "appraiser",
    "evidence",
    "due",
    "not_arisen",
    "min_denominator",
    "from",
)
EVIDENCE: Final = ("required", "optional")
_KINDS: Final = (SectionKind.BONUS.value, SectionKind.PENALTY.value)
_UNBOUNDED: Final = (PerEvent, PlusMinus)
"""Rules of ordinary sections that the section's maximum alone may bound."""
_MENTION: Final = "Hãy sửa điểm tối đa của mục hoặc của phần bên trong"


@dataclass(slots=True)
class TreeReader:
    """Reads the tree of one table and remembers the codes met."""

    unit: PointUnit
    lines: dict[str, str] = field(default_factory=dict)
    """Where each code stands."""
    warnings: list[str] = field(default_factory=list)

    def section(self, node: Node, above: SectionKind = SectionKind.ORDINARY) -> Section:
        """Read one section with all that is under it."""
        keys = keys_of(node, SECTION_KEYS, required=("code",))
        code = self.new_code(keys["code"])
        if ("sections" in keys) == ("criteria" in keys):
            raise InputError(
                where(node, code),
                "mỗi mục có hoặc criteria, hoặc sections, không có cả hai",
                "Hãy giữ một trong hai khóa",
            )
        kind = _kind(keys, above)
        whole = maximum(keys["max"], "max", self.unit) if "max" in keys else None
        together = whole is not None
        section = Section(
            code=code,
            title=_text(keys, "title"),
            kind=kind,
            maximum=whole,
            take=_take(keys, kind),
            sections=listed(keys, "sections", lambda each: self.section(each, kind)),
            criteria=listed(
                keys, "criteria", lambda each: self.criterion(each, kind, together=together)
            ),
        )
        self._check_children(section, where(node, code))
        return section

    def criterion(self, node: Node, kind: SectionKind, *, together: bool = False) -> Criterion:
        """Read one criterion; ``together`` where the section's maximum may bound it with others."""
        keys = keys_of(node, CRITERION_KEYS, required=("code", "rule"))
        code = self.new_code(keys["code"])
        rule = read_rule(keys["rule"])
        top = maximum(keys["max"], "max", self.unit) if "max" in keys else None
        if top is None and kind is SectionKind.ORDINARY:
            top = self._greatest(rule)
        needs = kind is SectionKind.ORDINARY and not (together and isinstance(rule, _UNBOUNDED))
        arisen = _not_arisen(keys)
        full = arisen is NotArisen.FULL and (top is None or kind is SectionKind.PENALTY)
        _check_maximum(rule, top, needs, full=full, place=where(node, code))
        least = keys.get("min_denominator")
        return Criterion(
            code=code,
            title=_text(keys, "title"),
            maximum=top,
            rule=rule,
            owner=_text(keys, "owner"),
            appraiser=_text(keys, "appraiser"),
            evidence_required="evidence" in keys
            and one_of(keys["evidence"], "evidence", EVIDENCE) == "required",
            due=_due(keys["due"]) if "due" in keys else "",
            not_arisen=arisen,
            min_denominator=positive(least, "min_denominator") if least else None,
            from_register=_from(keys["from"]) if "from" in keys else None,
        )

    def new_code(self, node: Node) -> str:
        """Read a code that nothing else in the table has."""
        code = name(node, "code")
        if code in self.lines:
            raise InputError(
                where(node, "code"),
                f"mã {code} đã có ở {self.lines[code]}",
                "Hãy đặt mỗi mục, tiêu chí, trường hợp một mã riêng",
            )
        self.lines[code] = where(node)
        return code

    def _greatest(self, rule: Rule) -> Points | None:
        """The most that a rule can give, where the rule itself says so."""
        match rule:
            case PerEvent(cap=cap) | PlusMinus(cap=cap):
                most = cap
            case Tiers(tiers=tiers):
                most = max(tier.points for tier in tiers)
            case _:
                most = None
        if most is None or most <= 0:
            return None
        scaled = most * 10**self.unit.decimals / self.unit.step
        if scaled.denominator != 1:
            return None
        return Points(scaled.numerator * self.unit.step, self.unit.decimals)

    def _check_children(self, section: Section, place: str) -> None:
        maxima = [each.maximum for each in section.criteria]
        maxima += [each.maximum for each in section.sections if each.kind is section.kind]
        exact = [each.exact() for each in maxima if each is not None]
        if section.maximum is None or not exact or len(exact) < len(maxima):
            return
        inside = max(exact) if section.take is Take.BEST else sum(exact, Fraction(0))
        whole_of = section.maximum.exact()
        if inside == whole_of:
            return
        total = self.unit.rounded(inside, round)
        if inside > whole_of:
            raise InputError(
                place,
                f"các phần bên trong mục {section.code} có tối đa {pts(total)} điểm,"
                f" cao hơn {pts(section.maximum)} của mục",
                _MENTION,
            )
        self.warnings.append(
            f"Mục {section.code}: các phần bên trong có tối đa {pts(total)} điểm,"
            f" thấp hơn {pts(section.maximum)} của mục; tỷ lệ tính trên điểm của các tiêu chí."
        )


def _text(keys: dict[str, Node], key: str) -> str:
    return name(keys[key], key) if key in keys else ""


def _kind(keys: dict[str, Node], above: SectionKind) -> SectionKind:
    if "kind" not in keys:
        return above
    kind = SectionKind(one_of(keys["kind"], "kind", _KINDS))
    if above not in {SectionKind.ORDINARY, kind}:
        raise InputError(
            where(keys["kind"], "kind"),
            "mục con khác loại với mục điểm cộng hoặc điểm trừ chứa nó",
            "Hãy bỏ khóa kind, hoặc đưa mục này ra ngoài",
        )
    return kind


def _take(keys: dict[str, Node], kind: SectionKind) -> Take:
    if "take" not in keys:
        return Take.SUM
    if kind is not SectionKind.BONUS:
        raise InputError(
            where(keys["take"], "take"), "chỉ mục điểm cộng có khóa take", "Hãy bỏ khóa này"
        )
    return Take(one_of(keys["take"], "take", list(Take)))


def _check_maximum(rule: Rule, top: Points | None, needs: bool, *, full: bool, place: str) -> None:
    named = next(word for word, shape in KINDS.items() if isinstance(rule, shape))
    if full:
        problem = "việc không phát sinh không thể được trọn điểm ở đây"
        raise InputError(place, problem, "Hãy ghi not_arisen: exclude hoặc zero")
    if top is None:
        if needs or isinstance(rule, NEED_MAXIMUM):
            problem = f"tiêu chí theo luật {named} thiếu điểm tối đa"
            raise InputError(place, problem, "Hãy ghi thêm khóa max")
        return
    above = _stated_above(rule, top.exact())
    if above is not None:
        mend = "Hãy sửa max hoặc mức điểm trong rule"
        raise InputError(place, f"{above} cao hơn điểm tối đa {pts(top)} của tiêu chí", mend)


def _stated_above(rule: Rule, top: Fraction) -> str | None:
    match rule:
        case PerEvent(cap=cap) | PlusMinus(cap=cap) if cap is not None and cap > top:
            return "trần cap"
        case Deduct(floor=floor) | PlusMinus(floor=floor) | PerPercent(floor=floor) if floor > top:
            return "sàn floor"
        case Tiers(tiers=tiers) if any(tier.points > top for tier in tiers):
            return "một mức điểm"
        case _:
            return None


def _not_arisen(keys: dict[str, Node]) -> NotArisen | None:
    if "not_arisen" not in keys:
        return None
    return NotArisen(one_of(keys["not_arisen"], "not_arisen", list(NotArisen)))


def _due(node: Node) -> str:
    text = text_of(node, "due").strip()
    try:
        datetime.fromisoformat(text)
    except ValueError:
        mend = "Hãy ghi như 2020-11-15 hoặc 2020-11-15T16:00"
        raise InputError(where(node, "due"), f"“{text}” không phải là hạn", mend) from None
    return text


def _from(node: Node) -> FromRegister:
    keys = keys_of(node, ("award", "year"), required=("award",))
    year = whole(keys["year"], "year") if "year" in keys else 0
    return FromRegister(award=name(keys["award"], "award"), year=year)
