"""The themed movement of the cluster: launched with its six contents, taken up by the six units."""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.console.play.campaigns import content_point
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    OFFICER,
    YEAR,
    actor_of,
    cluster_year_id,
    unit_id,
)
from thidua.console.play.year_2020.papers import invented_papers
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import (
    acknowledge_delivery,
    draft_movement,
    launch_below,
    launch_movement,
    publish_movement,
    remind_receivers,
    review_movement,
    set_contents,
)
from thidua.movements.enums import MovementKind, MovementScope, ReviewKind
from thidua.movements.queries import cascade_rows, movements_for


def play_movement(stage: Stage) -> list[str]:
    """Launch it in the conference; the officer of the head enters who received it and who has a plan."""
    told = read_script("year-2020/movement").told
    day: date = told["launched_on"]
    known = movements_for(SYSTEM, on=day).filter(cluster_year=cluster_year_id(), year=YEAR)
    if known.filter(name=told["name"]).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        movement = _launch(told, day)
        papers = invented_papers()
        _acknowledge(movement, told)
        _plans(movement, told["planned"], papers)
        _remind(movement, told["reminded_on"])
        _plans(movement, told["late"], papers)
        _review(movement, told["review"])
    return [f"{len(told['acknowledged'])}/06 đơn vị đã nhận", "06 kế hoạch", "nhắc 01 lần"]


def _launch(told: Told, day: date) -> Any:
    officer = actor_of(OFFICER, day)
    with lived(day, 16, 10) as at:
        movement = draft_movement(
            launcher_id=unit_id(told["launcher"]),
            launcher_label=told["launcher_label"],
            name=told["name"],
            theme=told["theme"],
            year=YEAR,
            kind=MovementKind.THEMED,
            scope=MovementScope.CLUSTER,
            start=told["start"],
            end=told["end"],
            cluster_year_id=cluster_year_id(),
            source="Số liệu giả định",
            invented=True,
            actor=officer,
            at=at,
        )
        points = [content_point(each) for each in told["contents"]]
        set_contents(movement_id=movement.pk, points=points, actor=officer, at=at)
        launch_movement(
            movement_id=movement.pk,
            due=clock.moment(told["due"]["day"], told["due"]["hour"]),
            address=_address(movement),
            actor=officer,
            at=at,
        )
        publish_movement(movement_id=movement.pk, actor=SYSTEM, at=at)
    return movement


def _address(movement: Any) -> str:
    return reverse("desk:movement", kwargs={"public_id": movement.public_id})


def _acknowledge(movement: Any, told: Told) -> None:
    for name, day in told["acknowledged"].items():
        with lived(day, 9) as at:
            acknowledge_delivery(
                delivery_id=_delivery(movement, name),
                by="Văn phòng tổng hợp",
                actor=actor_of(OFFICER, day),
                at=at,
            )


def _plans(movement: Any, plans: Told, papers: Script) -> None:
    for name, word in plans.items():
        day: date = papers.named("papers")[word]["issued_on"]
        with lived(day, 15) as at:
            launch_below(
                delivery_id=_delivery(movement, name),
                plan_id=papers.keys[f"papers.{word}"],
                actor=actor_of(OFFICER, day),
                at=at,
            )


def _remind(movement: Any, day: date) -> None:
    with lived(day, 8) as at:
        remind_receivers(
            movement_id=movement.pk,
            address=_address(movement),
            actor=actor_of(OFFICER, day),
            at=at,
        )


def _review(movement: Any, told: Told) -> None:
    day: date = told["held_on"]
    with lived(day, 11) as at:
        review_movement(
            movement_id=movement.pk,
            kind=ReviewKind.MIDWAY,
            held_on=day,
            summary=told["summary"],
            actor=actor_of(OFFICER, day),
            at=at,
        )


def _delivery(movement: Any, name: str) -> int:
    wanted = unit_id(name)
    rows = cascade_rows(movement, at=clock.now())
    return next(row.id for row in rows if row.unit_id == wanted)
