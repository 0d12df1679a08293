"""Grades, gates, places, knock-outs and the order of units, as a criteria table writes them.

Knows which codes the table has, so that a gate on a missing one is refused with its line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.scoring._table import (
    AllOfGate,
    AnyOfGate,
    Bound,
    CountGate,
    Criterion,
    CriterionGate,
    EverySectionGate,
    Gate,
    Grade,
    KnockOut,
    LostGate,
    Place,
    RankBy,
    Section,
    SectionGate,
    SectionKind,
)
from thidua_core.scoring._words import code_words
from thidua_core.scoring._yaml_numbers import bounding_share, name, positive, whole_from
from thidua_core.values import ROUNDINGS
from thidua_core.yaml_nodes import (
    is_list,
    is_text,
    keys_of,
    list_of,
    listed,
    nearest,
    one_of,
    where,
)

GRADE_KEYS: Final = ("grade", "title", "at_least_share", "at_least_points", "gates")
GATE_KEYS: Final = (
    "criterion",
    "section",
    "every",
    "any_of",
    "all_of",
    "count",
    "at_least_share",
    "at_least_points",
    "lost_at_most_share_of",
    "share",
)
COUNT_KEYS: Final = ("of", "at_least_share", "at_least_points", "at_least")
PLACE_KEYS: Final = ("grade", "at_most_share", "round")
KNOCK_OUT_KEYS: Final = ("code", "title", "effect")
EFFECT_KEYS: Final = ("grade_at_most", "lower_grade_by", "not_for")
TIES: Final = ("share", "points", "fewest_penalties", "shared_rank")
_SUBJECTS: Final = ("criterion", "section", "every", "any_of", "all_of", "count")
_BOUNDS: Final = ("at_least_share", "at_least_points")

Keys = dict[str, Node]


@dataclass(frozen=True, slots=True)
class GradeReader:
    """Reads what speaks of a table's criteria and sections by code."""

    criteria: dict[str, Criterion]
    sections: dict[str, Section]

    def grades(self, keys: Keys) -> tuple[Grade, ...]:
        """Read ``grades``; the last has no bound and no code comes twice."""
        grades = listed(keys, "grades", self._grade)
        codes = [grade.code for grade in grades]
        for place, grade in enumerate(grades):
            node = keys["grades"].value[place]
            if grade.code in codes[:place]:
                problem = f"xếp loại {grade.code} ghi hai lần"
                raise InputError(where(node, "grade"), problem, "Hãy giữ một dòng")
            last = place == len(grades) - 1
            bounded = grade.gates or not (grade.at_least_share is grade.at_least_points is None)
            if last and bounded:
                raise InputError(
                    where(node, "grade"),
                    f"xếp loại cuối {grade.code} có điều kiện, nên có đơn vị sẽ không được xếp loại",
                    "Hãy thêm một xếp loại cuối không có điều kiện",
                )
            if not last and not bounded:
                raise InputError(
                    where(node, "grade"),
                    f"xếp loại {grade.code} không có điều kiện nên các xếp loại sau không được xét",
                    "Hãy ghi at_least_share, at_least_points hoặc gates",
                )
        return grades

    def _grade(self, node: Node) -> Grade:
        keys = keys_of(node, GRADE_KEYS, required=("grade",))
        code = name(keys["grade"], "grade")
        return Grade(
            code=code,
            title=name(keys["title"], "title") if "title" in keys else code_words(code),
            at_least_share=_optional_share(keys),
            at_least_points=_optional_points(keys),
            gates=listed(keys, "gates", self.gate),
        )

    def gate(self, node: Node) -> Gate:
        """Read one gate."""
        keys = keys_of(node, GATE_KEYS)
        subjects = [key for key in _SUBJECTS if key in keys]
        if len(subjects) != 1:
            mend = f"Hãy giữ đúng một khóa trong: {', '.join(_SUBJECTS)}"
            raise InputError(where(node, "gates"), "điều kiện không nói rõ về gì", mend)
        subject = subjects[0]
        losing = subject == "section" and "lost_at_most_share_of" in keys
        _refuse_others(keys, node, _beside(subject, losing=losing))
        match subject:
            case "criterion":
                bound = _bound(keys, node)
                return CriterionGate(self._criterion(keys["criterion"], bound), bound)
            case "section" if losing:
                return self._lost(keys, node)
            case "section":
                return SectionGate(self._section(keys["section"]), _bound(keys, node))
            case "every":
                one_of(keys["every"], "every", ("section",))
                return EverySectionGate(_bound(keys, node))
            case "any_of" | "all_of":
                joined = AnyOfGate if subject == "any_of" else AllOfGate
                return joined(self._several(keys, subject))
            case _:
                return self._count(keys["count"])

    def _several(self, keys: Keys, key: str) -> tuple[Gate, ...]:
        gates = list_of(keys[key], key, self.gate)
        if not gates:
            raise InputError(where(keys[key], key), "chưa có điều kiện nào", "Hãy ghi điều kiện")
        return gates

    def _lost(self, keys: Keys, node: Node) -> Gate:
        if "share" not in keys:
            problem = "điều kiện về điểm mất thiếu khóa “share”"
            raise InputError(where(node, "gates"), problem, "Hãy ghi thêm share, ví dụ 0.5")
        return LostGate(
            section=self._section(keys["section"]),
            of_section=self._section(keys["lost_at_most_share_of"], "lost_at_most_share_of"),
            share=positive(keys["share"], "share"),
        )

    def _count(self, node: Node) -> Gate:
        keys = keys_of(node, COUNT_KEYS, required=("of", "at_least"))
        bound = _bound(keys, node)
        codes = list_of(keys["of"], "of", lambda each: self._criterion(each, bound))
        least = whole_from(keys["at_least"], "at_least", 1)
        if least > len(codes):
            problem = f"đòi {least} tiêu chí trong khi chỉ nêu {len(codes)}"
            raise InputError(where(keys["at_least"], "at_least"), problem, "Hãy sửa at_least")
        if len(set(codes)) < len(codes):
            raise InputError(where(keys["of"], "of"), "có tiêu chí nêu hai lần", "Hãy giữ một")
        return CountGate(codes, bound, least)

    def _criterion(self, node: Node, bound: Bound) -> str:
        code = name(node, "criterion")
        if code not in self.criteria:
            problem = f"không có tiêu chí {code}"
            raise InputError(where(node, "criterion"), problem, nearest(code, self.criteria))
        if bound.at_least_share is not None and self.criteria[code].maximum is None:
            problem = f"tiêu chí {code} không có điểm tối đa nên không có tỷ lệ"
            raise InputError(where(node, "criterion"), problem, "Hãy dùng at_least_points")
        return code

    def _section(self, node: Node, key: str = "section") -> str:
        code = name(node, key)
        if code not in self.sections:
            problem = f"không có mục {code}"
            raise InputError(where(node, key), problem, nearest(code, self.sections))
        return code

    def places(self, keys: Keys, grades: Sequence[Grade]) -> tuple[Place, ...]:
        """Read ``places``; each grade has at most one quota, the last grade none."""
        places = listed(keys, "places", lambda node: _place(node, grades))
        codes = [place.grade for place in places]
        for index, code in enumerate(codes):
            if code in codes[:index]:
                node = keys["places"].value[index]
                problem = f"xếp loại {code} có hai mức chỉ tiêu"
                raise InputError(where(node, "grade"), problem, "Hãy giữ một dòng")
        return places

    def ties(self, node: Node) -> tuple[str, ...]:
        """Read ``ties``; what stands after ``shared_rank`` would never be asked."""
        ties = list_of(node, "ties", self._tie)
        if "shared_rank" in ties[:-1]:
            problem = "sau shared_rank không còn gì được xét"
            raise InputError(where(node, "ties"), problem, "Hãy để shared_rank ở cuối")
        return ties

    def _tie(self, node: Node) -> str:
        word = name(node, "ties")
        if not word.startswith("section:"):
            return one_of(node, "ties", (*TIES, "section:…"))
        code = word.removeprefix("section:").strip()
        section = self.sections.get(code)
        if section is None:
            known = [f"section:{each}" for each in self.sections]
            raise InputError(where(node, "ties"), f"không có mục {code}", nearest(word, known))
        if section.kind is SectionKind.PENALTY:
            mend = "Hãy dùng fewest_penalties"
            raise InputError(where(node, "ties"), f"mục {code} là mục điểm trừ", mend)
        return f"section:{code}"


def _beside(subject: str, *, losing: bool) -> set[str]:
    """The keys that may stand beside the subject of a gate."""
    if losing:
        return {subject, "lost_at_most_share_of", "share"}
    return {subject} if subject in {"any_of", "all_of", "count"} else {subject, *_BOUNDS}


def _refuse_others(keys: Keys, node: Node, known: set[str]) -> None:
    for key, value in keys.items():
        if key not in known:
            problem = f"khóa “{key}” không đi cùng điều kiện này"
            raise InputError(
                where(value, key), problem, f"Khóa dùng được: {', '.join(sorted(known))}"
            )


def _optional_share(keys: Keys) -> Fraction | None:
    return (
        bounding_share(keys["at_least_share"], "at_least_share")
        if "at_least_share" in keys
        else None
    )


def _optional_points(keys: Keys) -> Fraction | None:
    return (
        positive(keys["at_least_points"], "at_least_points") if "at_least_points" in keys else None
    )


def _bound(keys: Keys, node: Node) -> Bound:
    if ("at_least_share" in keys) == ("at_least_points" in keys):
        mend = "Hãy ghi at_least_share hoặc at_least_points"
        raise InputError(where(node, "gates"), "điều kiện cần đúng một mức", mend)
    return Bound(at_least_share=_optional_share(keys), at_least_points=_optional_points(keys))


def _grade_code(node: Node, key: str, grades: Sequence[Grade]) -> str:
    return one_of(node, key, [grade.code for grade in grades])


def _place(node: Node, grades: Sequence[Grade]) -> Place:
    keys = keys_of(node, PLACE_KEYS, required=("grade", "at_most_share"))
    code = _grade_code(keys["grade"], "grade", grades)
    if code == grades[-1].code:
        problem = f"xếp loại cuối {code} không thể có chỉ tiêu"
        raise InputError(where(keys["grade"], "grade"), problem, "Hãy bỏ dòng này")
    return Place(
        grade=code,
        at_most_share=bounding_share(keys["at_most_share"], "at_most_share"),
        round=one_of(keys["round"], "round", ROUNDINGS) if "round" in keys else "floor",
    )


def rank_by(node: Node, grades: Sequence[Grade]) -> tuple[RankBy, ...]:
    """Read one order, or a list of orders."""
    entries = node.value if is_list(node) else [node]
    orders = tuple(RankBy(one_of(entry, "rank_by", list(RankBy))) for entry in entries)
    if not orders or len(set(orders)) < len(orders):
        mend = "Hãy ghi mỗi căn cứ một lần: grade, points, share"
        raise InputError(where(node, "rank_by"), "căn cứ xếp hạng trống hoặc lặp lại", mend)
    if RankBy.GRADE in orders and not grades:
        mend = "Hãy ghi grades, hoặc xếp theo share hay points"
        raise InputError(where(node, "rank_by"), "xếp theo grade mà bảng không có grades", mend)
    return orders


def read_knock_out(node: Node, code: str, grades: Sequence[Grade]) -> KnockOut:
    """Read one knock-out; its code has been taken by the caller."""
    keys = keys_of(node, KNOCK_OUT_KEYS, required=("code", "effect"))
    title = name(keys["title"], "title") if "title" in keys else ""
    effect = keys["effect"]
    if is_text(effect):
        one_of(effect, "effect", ("not_ranked",))
        return KnockOut(code=code, title=title, not_ranked=True)
    found = keys_of(effect, EFFECT_KEYS)
    if not found:
        raise InputError(where(effect, "effect"), "chưa ghi hệ quả", "Hãy ghi not_ranked")
    lowers = found.get("lower_grade_by")
    if not grades and {"grade_at_most", "lower_grade_by"} & set(found):
        raise InputError(where(effect, "effect"), "bảng không có grades", "Hãy ghi grades")
    return KnockOut(
        code=code,
        title=title,
        grade_at_most=_grade_code(found["grade_at_most"], "grade_at_most", grades)
        if "grade_at_most" in found
        else None,
        lower_grade_by=whole_from(lowers, "lower_grade_by", 1) if lowers else 0,
        not_for=listed(found, "not_for", lambda each: name(each, "not_for")),
    )
