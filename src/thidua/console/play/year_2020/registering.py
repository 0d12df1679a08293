"""What the six units registered for 2020, closed on 28 February; the annex is read in the conference.

The officer of the cluster's head enters for the five units that are not on the software.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.clusters.queries import cluster_years_for
from thidua.console.play.script import Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import OFFICER, actor_of, cluster_year_id, unit_id
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.registrations.actions import (
    Line,
    add_registration,
    approve_registrations,
    call_for_registrations,
    send_registrations,
)
from thidua.registrations.enums import LineKind
from thidua.registrations.queries import registration_call

OFFICE = "thuong-truc"
"""Who approves for the standing office of the sector's council."""


def register_titles(stage: Stage) -> list[str]:
    """Call for the registrations, send those of each unit, approve them at the close."""
    year_id = cluster_year_id()
    if registration_call(year_id) is not None:
        return ["đã có sẵn"]
    told = read_script("year-2020/registrations").told
    with transaction.atomic():
        _call(year_id, told)
        lines = sum(_send(year_id, word, told) for word in told["units"])
        with lived(told["closed_on"], 17) as at:
            for word in told["units"]:
                approve_registrations(
                    cluster_year_id=year_id,
                    unit_id=unit_id(word),
                    actor=actor_of(OFFICE, told["closed_on"]),
                    at=at,
                )
    return [f"{len(told['units']):02d}/06 đơn vị", f"{lines} dòng, đã duyệt 28/02"]


def _call(year_id: int, told: Told) -> None:
    public_id = cluster_years_for(SYSTEM).get(pk=year_id).public_id
    with lived(told["called_on"], 10) as at:
        call_for_registrations(
            cluster_year_id=year_id,
            due=clock.moment(told["closed_on"], told["due"]["hour"]),
            basis=told["due"]["basis"],
            address=f"{reverse('desk:registration_summary', args=[public_id])}{{unit}}/",
            actor=actor_of(OFFICER, told["called_on"]),
            at=at,
        )


def _send(year_id: int, word: str, told: Told) -> int:
    sheet: dict[str, Any] = {"cluster_year_id": year_id, "unit_id": unit_id(word)}
    with lived(told["sent_on"], 14) as at:
        officer = actor_of(OFFICER, told["sent_on"])
        for each in told["units"][word]:
            kind = LineKind.AWARD if "award" in each else LineKind.INITIATIVE
            line = Line(kind=kind, award=each.get("award", ""), count=each.get("count", 1))
            add_registration(line, **sheet, invented=True, actor=officer, at=at)
        return len(send_registrations(**sheet, actor=officer, at=at))
