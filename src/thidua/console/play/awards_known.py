"""Invented awards of earlier years, one of them cancelled, and how far the register is known."""

from datetime import date
from typing import Any

from django.db import transaction

from thidua.awards.actions import (
    AwardLine,
    DecisionFacts,
    cancel_award,
    declare_coverage,
    enter_awards,
)
from thidua.awards.enums import Basis, Ground, KnownKind, SubjectKind
from thidua.awards.queries import all_coverage, awards_for
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.queries import persons_for


def load_awards(stage: Stage) -> list[str]:
    """Enter what is not in the register yet, in one whole transaction."""
    script = read_script("awards")
    with transaction.atomic():
        for told in script.listed("decisions"):
            _decision(script, told)
        for told in script.listed("cancelled"):
            _cancel(script, told)
        for told in script.listed("coverage"):
            _coverage(script, told)
    return [f"{script.made} mục mới"] if script.made else ["đã có sẵn"]


def _decision(script: Script, told: Told) -> None:
    known = awards_for(SYSTEM).filter(decision_number=told["number"], decided_on=told["day"])
    awards = list(known.order_by("id"))
    if not awards:
        with lived(told["day"], 9) as at:
            awards = enter_awards(
                decision=DecisionFacts(
                    decided_on=told["day"],
                    authority=told["authority"],
                    number=told["number"],
                    public=True,
                    source=script.source,
                    invented=True,
                ),
                lines=[_line(script, each, told["day"]) for each in told["lines"]],
                actor=SYSTEM,
                at=at,
            )
        script.made += len(awards)
    for line, award in zip(told["lines"], awards, strict=True):
        if "key" in line:
            script.keep("awards", line["key"], award.pk)


def _line(script: Script, told: Told, day: date) -> AwardLine:
    years: Any = told.get("years")
    ground = Ground(told["ground"]) if "ground" in told else Ground.MERIT
    shared = {
        "award": told["award"],
        "ground": ground,
        "period": tuple(years) if years else None,
        "basis": Basis(told["basis"]) if "basis" in told else None,
        "merit": told.get("merit", ""),
        "relies_on": [script.keys[f"awards.{key}"] for key in told.get("rests_on", ())],
    }
    if "unit_awarded" in told:
        unit_id = script.unit(told["unit_awarded"], day)
        return AwardLine(subject_kind=SubjectKind.UNIT, unit_id=unit_id, **shared)
    return AwardLine(
        subject_kind=SubjectKind.PERSON,
        name=told.get("name", ""),
        person_id=_person(told.get("person")),
        unit_id=script.unit(told["unit"], day),
        office=told["office"],
        **shared,
    )


def _person(name: str | None) -> int | None:
    return None if name is None else persons_for(SYSTEM).get(full_name=name).pk


def _cancel(script: Script, told: Told) -> None:
    award = awards_for(SYSTEM).get(pk=script.keys[f"awards.{told['key']}"])
    if not award.counts:
        return
    with lived(told["day"], 10) as at:
        cancel_award(award_id=award.pk, reason=told["reason"], on=told["day"], actor=SYSTEM, at=at)
    script.made += 1


def _coverage(script: Script, told: Told) -> None:
    unit_id, kind = script.unit(told["unit"], told["day"]), KnownKind(told["kind"])
    if all_coverage().filter(unit=unit_id, kind=kind, first=told["first"]).exists():
        return
    declare_coverage(
        unit_id=unit_id,
        kind=kind,
        first=told["first"],
        last=told.get("last"),
        source=script.source,
        invented=True,
        actor=SYSTEM,
        at=clock.now(),
    )
    script.made += 1
