"""What the cluster's people and collectives were given in 2020, entered list by list.

Nobody on the lists exists: they are counted, and their names say that they are invented. The
standing office enters them; none but the decision of 31 December was made on the software.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from thidua.awards.actions import AwardLine, DecisionFacts, enter_awards
from thidua.awards.enums import Ground, SubjectKind
from thidua.awards.queries import awards_for
from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    INVENTED,
    MEMBERS,
    YEAR,
    actor_of,
    unit_id,
)
from thidua.console.play.year_2020.registering import OFFICE
from thidua.kernel.actors import SYSTEM
from thidua_core.periods import format_date_vn

SIGNED_ALREADY = {("cstd-nganh", "vinh-long"): 1, ("bang-khen-nganh", "ben-tre"): 1}
"""Of these the decision that was signed on the software has the two whose dossiers are played."""


def award_in_summer(stage: Stage) -> list[str]:
    """The five spontaneous commendations, and the medals of the sector's sixtieth year."""
    told = read_script("year-2020/awards").told
    medals = told["medals"]
    if _known(told, medals):
        return ["đã có sẵn"]
    with transaction.atomic():
        for each in told["spontaneous"]:
            _enter(told, each, [_spontaneous(each)])
        lines = list(_persons("ky-niem-chuong", medals["awarded"], Ground.DEVOTION))
        _enter(told, medals, lines)
    proposed = sum(medals["proposed"].values())
    return [
        f"{len(told['spontaneous']):02d} khen đột xuất",
        f"{len(lines)}/{proposed} Kỷ niệm chương",
    ]


def award_at_the_end(stage: Stage) -> list[str]:
    """Fighters of the base and collectives by province, then what the head of the sector gave."""
    told = read_script("year-2020/awards").told
    yearly = told["yearly"]
    fighters = {"decided": yearly["decided"], "number": yearly["fighters_number"]}
    if _known(told, fighters):
        return ["đã có sẵn"]
    merit = {"decided": yearly["decided"], "number": yearly["merit_number"]}
    with transaction.atomic():
        entered = sum(_of_province(word, told) for word in MEMBERS)
        lines = list(_persons("cstd-nganh", yearly["granted"], Ground.MERIT))
        _enter(told, fighters, lines)
        people = {word: each["merit"][0] for word, each in yearly["units"].items()}
        rooms = {word: each["merit"][1] for word, each in yearly["units"].items()}
        forms = [
            *_persons("bang-khen-nganh", people, Ground.MERIT),
            *_rooms("bang-khen-nganh", rooms),
        ]
        _enter(told, merit, forms)
    return [f"{entered} dòng của 06 tỉnh", f"{len(lines) + len(forms)} dòng của Ngành"]


def _of_province(word: str, told: Told) -> int:
    """The list of one province, as its head decided it and the standing office enters it."""
    each = told["yearly"]["units"][word]
    lines = [
        *_persons("cstd-co-so", {word: each["base"]}, Ground.MERIT),
        *_rooms("tt-ldtt", {word: each["rooms"]}),
        *_rooms("tt-ldxs", {word: each["best"]}),
        *_rooms("co-dan-dau-khoi", {word: each["flags"]}),
    ]
    decision = {"decided": told["yearly"]["base_decided"], "number": each["number"]}
    _enter(
        {**told, "authority": f"Viện trưởng {MEMBERS[word]}", "symbol": "QĐ-VKS"},
        decision,
        lines,
        public=False,
    )
    return len(lines)


def _spontaneous(told: Told) -> AwardLine:
    merit = f"Thành tích đột xuất ngày {format_date_vn(told['achieved'])} (giả định)"
    counted = {told["unit"]: 1}
    if told["person"]:
        (line,) = _persons("bang-khen-nganh", counted, Ground.SPONTANEOUS, merit=merit)
    else:
        (line,) = _rooms("bang-khen-nganh", counted, Ground.SPONTANEOUS, merit=merit)
    return line


def _persons(
    award: str, counted: Mapping[str, int], ground: Ground, *, merit: str = ""
) -> Iterator[AwardLine]:
    """As many invented persons of each unit as are counted."""
    for word, count in counted.items():
        first = 1 + (SIGNED_ALREADY.get((award, word), 0) if ground is Ground.MERIT else 0)
        shared = _shared(award, word, ground, merit)
        for place in range(first, count + 1):
            yield AwardLine(
                subject_kind=SubjectKind.PERSON,
                name=f"Cá nhân giả định {place:02d}",
                office="Công chức (giả định)",
                **shared,
            )


def _rooms(
    award: str, counted: Mapping[str, int], ground: Ground = Ground.MERIT, *, merit: str = ""
) -> Iterator[AwardLine]:
    """As many invented collectives of each unit as are counted."""
    for word, count in counted.items():
        shared = _shared(award, word, ground, merit)
        for place in range(1, count + 1):
            yield AwardLine(
                subject_kind=SubjectKind.COLLECTIVE,
                name=f"Tập thể giả định {place:02d}",
                **shared,
            )


def _shared(award: str, word: str, ground: Ground, merit: str) -> dict[str, Any]:
    yearly = ground is Ground.MERIT
    return {
        "award": award,
        "unit_id": unit_id(word),
        "ground": ground,
        "period": (YEAR, YEAR) if yearly else None,
        "period_none": not yearly,
        "merit": merit,
    }


def _number(told: Told, decision: Told) -> str:
    return f"{decision['number']}/{told['symbol']}"


def _known(told: Told, decision: Told) -> bool:
    known = awards_for(SYSTEM).filter(decision_number=_number(told, decision))
    return known.filter(decided_on=decision["decided"]).exists()


def _enter(told: Told, decision: Told, lines: list[AwardLine], *, public: bool = True) -> None:
    day = decision["decided"]
    with lived(day, 16) as at:
        enter_awards(
            decision=DecisionFacts(
                decided_on=day,
                authority=told["authority"],
                number=_number(told, decision),
                public=public,
                source=INVENTED,
                invented=True,
            ),
            lines=lines,
            actor=actor_of(OFFICE, day),
            at=at,
        )
