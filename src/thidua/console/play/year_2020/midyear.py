"""The middle of the played year: figures up to 31 May, the online conference of 16 July, the lots.

Five units sent their figures in time, one was three hours late; the chief of the head's office
writes down who sent what, for the units that are not on the software.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.conferences.enums import ConferenceKind
from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    MEMBERS,
    OFFICER,
    YEAR,
    actor_of,
    cluster_year_id,
    unit_id,
)
from thidua.console.play.year_2020.meeting import (
    close_with_minutes,
    known_meeting,
    open_meeting,
    prepare,
    take_notes,
)
from thidua.console.play.year_2020.papers import invented_papers
from thidua.console.play.year_2020.writing import made_here, paper_of_head, table
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.movements.actions import Duty, enter_guidance, hand_over, set_obligation
from thidua.movements.enums import Addressee
from thidua.movements.queries import guidances_of
from thidua.scoring.actions import draw_scorers

CHIEF = "chanh-van-phong"
"""Who asks the units for their figures."""


def collect_figures(stage: Stage) -> list[str]:
    """Ask the six units for the figures of six months, and write down when each sent them."""
    told = midyear_told()["figures"]
    body_id = unit_id("long-an")
    paper_id = invented_papers().keys[f"papers.{told['guidance']}"]
    if guidances_of(body_id, YEAR).filter(document=paper_id).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        with lived(told["asked_on"], 9) as at:
            chief = actor_of(CHIEF, told["asked_on"])
            guidance = enter_guidance(
                body_id=body_id,
                year=YEAR,
                document_id=paper_id,
                invented=True,
                actor=chief,
                at=at,
            )
            obligation = set_obligation(
                guidance_id=guidance.pk,
                duty=_duty(told),
                address=lambda public_id: reverse("desk:obligation", args=[public_id]),
                actor=chief,
                at=at,
            )
        for word in sorted(told["handed"], key=lambda each: told["handed"][each]["hour"]):
            _hand_over(obligation.pk, word, told)
    late = [word for word, each in told["handed"].items() if each["hour"] > told["due"]["hour"]]
    return [f"{len(MEMBERS) - len(late):02d}/06 đơn vị gửi đúng giờ", f"chậm: {len(late):02d}"]


def hold_midyear(stage: Stage) -> list[str]:
    """The report, the conference with its minutes, and the lots for cross-scoring."""
    told = midyear_told()
    meeting = told["conference"] | {"source": told["source"]}
    if known_meeting(meeting) is not None:
        return ["đã có sẵn"]
    with transaction.atomic():
        report = made_here(DocumentKind.REPORT, told["report"], _content(told["report"]))
        papers = {"bao-cao-so-ket": report}
        conference = prepare(meeting, [ConferenceKind.MID_YEAR], papers)
        open_meeting(conference, meeting)
        take_notes(conference, meeting, papers)
        _draw(told["lots"], meeting)
        close_with_minutes(conference, meeting)
    proven = sum(told["report"]["proven"].values())
    return [
        f"báo cáo {told['report']['number']}/{told['report']['symbol']}",
        f"{proven}/{told['report']['of'] * len(MEMBERS)} chỉ tiêu có minh chứng",
        "06/06 điểm cầu",
        f"bốc thăm chấm chéo theo mã số {told['lots']['code']}",
    ]


def midyear_told() -> Told:
    return read_script("year-2020/midyear").told


def _duty(told: Told) -> Duty:
    return Duty(
        key=told["key"],
        who=told["who"],
        paper=told["paper"],
        due=clock.moment(told["due"]["day"], told["due"]["hour"]),
        form=told["form"],
        to=told["to"],
        addressee=Addressee.NAMED,
        unit_ids=[unit_id(word) for word in MEMBERS],
    )


def _hand_over(obligation_id: int, word: str, told: Told) -> None:
    day = told["due"]["day"]
    with lived(day, told["handed"][word]["hour"]) as at:
        hand_over(
            obligation_id=obligation_id,
            unit_id=unit_id(word),
            note=told["note"],
            actor=actor_of(CHIEF, day),
            at=at,
        )


def _content(told: Told) -> dict[str, Any]:
    """The report as keys of ``PAPER.yaml``."""
    proven, every = told["proven"], told["of"] * len(MEMBERS)
    done = sum(proven.values())
    share = f"{done / every:.1%}".replace(".", ",")
    rows = [
        [f"{place}", MEMBERS[word], f"{count}/{told['of']}", told["punctual"].get(word, "Đúng giờ")]
        for place, (word, count) in enumerate(proven.items(), start=1)
    ]
    return paper_of_head(
        f"Đến hết 31/5/2020, {done}/{every} chỉ tiêu giao ước của 06 đơn vị có minh chứng ({share}).",
        table(
            [
                ("TT", "1", "centre"),
                ("Đơn vị", "5", "left"),
                ("Chỉ tiêu có minh chứng", "4", "right"),
                ("Gửi số liệu", "4", "left"),
            ],
            [*rows, ["", "Cộng", f"{done}/{every}", ""]],
        ),
    )


def _draw(told: Told, meeting: Told) -> None:
    day = meeting["day"]
    with lived(day, told["hour"], told["minute"]) as at:
        draw_scorers(
            cluster_year_id=cluster_year_id(),
            code=told["code"],
            actor=actor_of(OFFICER, day),
            at=at,
        )
