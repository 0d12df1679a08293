"""The submission of 14 December 2020: what the cluster proposes, each list beside its cap."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import transaction

from thidua.console.play.script import Told, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import MEMBERS
from thidua.console.play.year_2020.writing import made_here, paper_of_head, table
from thidua.documents.enums import DocumentKind
from thidua.documents.queries import documents_for
from thidua.kernel.actors import SYSTEM

BASE_CAP, BEST_CAP, FLAG_CAP = Fraction(15, 100), Fraction(1, 3), Fraction(1, 2)
"""Fighters of the base by advanced workers; best collectives by advanced ones; flags by the best.

As the story of the year has them; the software does not judge a list by them yet.
"""
COLUMNS = [
    ("Đơn vị", "5", "left"),
    ("Biên chế", "3", "right"),
    ("LĐTT", "3", "right"),
    ("Trần 15%", "3", "right"),
    ("CSTĐ cơ sở", "3", "right"),
    ("Tập thể LĐTT", "3", "right"),
    ("LĐXS (trần)", "3", "right"),
    ("Cờ dẫn đầu khối (trần)", "3", "right"),
    ("CSTĐ ngành", "3", "right"),
    ("Bằng khen (cá nhân, tập thể)", "4", "right"),
]
_SUMMED: tuple[Callable[[Told], int], ...] = (
    lambda each: each["staff"],
    lambda each: each["advanced"],
    lambda each: each["base"],
    lambda each: each["rooms"],
    lambda each: each["best"],
    lambda each: each["flags"],
    lambda each: each["fighters"],
)


def submit_results(stage: Stage) -> list[str]:
    """Write the paper with its table, sign and number it."""
    told = read_script("year-2020/awards").told
    paper = told["submission"]
    if documents_for(SYSTEM, on=paper["signed_on"]).filter(title=paper["title"]).exists():
        return ["đã có sẵn"]
    units = told["yearly"]["units"]
    with transaction.atomic():
        made_here(
            DocumentKind.SUBMISSION_LETTER,
            paper,
            paper_of_head(
                "Cụm đề nghị xét 89 hồ sơ: 02 Cờ thi đua, 06 danh hiệu tập thể của Cụm, 57 cá nhân, "
                "24 tập thể nhỏ. Số lượng đề nghị của từng đơn vị và mức trần như sau.",
                table(COLUMNS, [*(_row(word, units[word]) for word in MEMBERS), _sum(units)]),
            ),
        )
    return [f"{paper['number']}/{paper['symbol']}", "89 hồ sơ"]


def within_caps(each: Told) -> bool:
    """Whether the lists of a unit keep to their caps."""
    return (
        each["base"] <= each["advanced"] * BASE_CAP
        and each["best"] <= each["rooms"] * BEST_CAP
        and each["flags"] <= each["best"] * FLAG_CAP
    )


def _row(word: str, each: Told) -> list[str]:
    assert within_caps(each), "the file of facts keeps to the caps"
    people, rooms = each["merit"]
    return [
        MEMBERS[word],
        _thousands(each["staff"]),
        _thousands(each["advanced"]),
        _tenths(each["advanced"] * BASE_CAP),
        str(each["base"]),
        str(each["rooms"]),
        f"{each['best']} ({_tenths(each['rooms'] * BEST_CAP)})",
        f"{each['flags']} ({_tenths(each['best'] * FLAG_CAP)})",
        str(each["fighters"]),
        f"{people}, {rooms}",
    ]


def _sum(units: Told) -> list[str]:
    staff, advanced, base, rooms, best, flags, fighters = (
        _thousands(sum(map(count, units.values()))) for count in _SUMMED
    )
    merit = [sum(each["merit"][place] for each in units.values()) for place in (0, 1)]
    return [
        *("Cộng", staff, advanced, "", base, rooms, best, flags, fighters),
        f"{merit[0]}, {merit[1]}",
    ]


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _tenths(number: Fraction) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")
