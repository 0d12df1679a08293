"""Invented decisions on awards of the year in hand, each left where an account has work to do."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from thidua.awards.domain.lines import AwardLine
from thidua.awards.enums import Basis, Ground, SubjectKind
from thidua.clusters.queries import cluster_years_for
from thidua.commendations.actions import (
    Draft,
    add_line,
    draft_decision,
    number_decision,
    publish_decision,
    sign_decision,
    submit_decision,
)
from thidua.commendations.queries import decisions_for
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.queries import persons_for

YEAR = 2026


def load_decisions(stage: Stage) -> list[str]:
    """Make what is not there yet, in one whole transaction."""
    script, today = read_script("decisions"), clock.today()
    with transaction.atomic():
        for told in script.listed("decisions"):
            _decision(script, told, today)
    return [f"{script.made} quyết định"] if script.made else ["đã có sẵn"]


def _decision(script: Script, told: Told, today: date) -> None:
    if decisions_for(SYSTEM, on=today).filter(document__title=told["title"]).exists():
        return
    day = today + timedelta(days=told["days"])
    issuer_id = script.unit(script.told["issuer"], today)
    with lived(day) as at:
        by: dict[str, Any] = {"actor": SYSTEM, "at": at}
        decision = draft_decision(draft=_draft(script, told, issuer_id), **by)
        step = {"decision_id": decision.pk, **by}
        for each in told["lines"]:
            add_line(line=_line(script, each, issuer_id, day), **step)
        if told["reached"] != "draft":
            submit_decision(**step)
        if told["reached"] == "published":
            number_decision(number=told["number"], issued_on=day, **step)
            sign_decision(**step)
            publish_decision(**step)
    script.made += 1


def _draft(script: Script, told: Told, issuer_id: int) -> Draft:
    group = cluster_years_for(SYSTEM).filter(year=YEAR, cluster__name=script.told["cluster"])
    return Draft(
        issuer_id=issuer_id,
        title=told["title"],
        year=YEAR,
        authority=script.told["authority"],
        place=script.told["place"],
        signer_id=_person(script.told["signer"]),
        signer_office=script.told["signer_office"],
        cluster_year_id=group.values_list("pk", flat=True).first(),
        invented=True,
    )


def _line(script: Script, told: Told, issuer_id: int, day: date) -> AwardLine:
    year = told.get("year")
    shared: dict[str, Any] = {
        "award": told["award"],
        "ground": Ground(told.get("ground", Ground.MERIT.value)),
        "period": (year, year) if year else None,
        "period_none": year is None,
        "basis": Basis(told["basis"]) if "basis" in told else None,
        "merit": told.get("merit", ""),
    }
    if "unit" in told:
        unit_id = script.unit(told["unit"], day)
        return AwardLine(subject_kind=SubjectKind.UNIT, unit_id=unit_id, **shared)
    if "collective" in told:
        kind = SubjectKind.COLLECTIVE
        return AwardLine(subject_kind=kind, name=told["collective"], unit_id=issuer_id, **shared)
    return AwardLine(
        subject_kind=SubjectKind.PERSON,
        person_id=_person(told["person"]),
        unit_id=issuer_id,
        office=told["office"],
        **shared,
    )


def _person(name: str) -> int:
    return persons_for(SYSTEM).get(full_name=name).pk
