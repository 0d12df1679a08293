"""Movements of the systems, launched and sent down; and the work calendar that a page carried."""

from datetime import date, time

from thidua.calendar.actions import enter_work
from thidua.calendar.actions.diary import Work
from thidua.calendar.queries import work_for
from thidua.console.play.script import Script, Told, lived
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import (
    ContentPoint,
    draft_movement,
    launch_movement,
    publish_movement,
    set_contents,
)
from thidua.movements.enums import ContentKind, MovementKind, MovementScope, Topic
from thidua.movements.queries import movements_for


def make_movements(script: Script) -> None:
    """Draft, fill, launch and publish each movement in one transaction."""
    for word, told in script.named("movements").items():
        script.keep("movements", word, _movement(script, told))


def _movement(script: Script, told: Told) -> int:
    day: date = told["known_on"]
    launcher_id = script.unit(told["launcher"], day)
    known = movements_for(SYSTEM, on=day).filter(
        launcher=launcher_id, year=told["year"], name=told["name"]
    )
    if (found := known.first()) is not None:
        return found.pk
    with lived(day) as at:
        movement = draft_movement(
            launcher_id=launcher_id,
            launcher_label=told.get("launcher_label", ""),
            name=told["name"],
            theme=told.get("theme", ""),
            mottos=told.get("mottos", ()),
            year=told["year"],
            kind=MovementKind(told["kind"]),
            scope=MovementScope(told["scope"]),
            cluster_year_id=script.key("groups", told.get("group")),
            directive_id=script.key("papers", told.get("directive")),
            source=told.get("source", script.source),
            actor=SYSTEM,
            at=at,
        )
        points = [content_point(each) for each in told.get("contents", ())]
        if points:
            set_contents(movement_id=movement.pk, points=points, actor=SYSTEM, at=at)
        # A publication says that it was launched, not which units received it.
        launch_movement(movement_id=movement.pk, unit_ids=(), actor=SYSTEM, at=at)
        publish_movement(movement_id=movement.pk, actor=SYSTEM, at=at)
    script.made += 1
    return movement.pk


def content_point(told: Told) -> ContentPoint:
    """One point of a movement as a file tells it."""
    return ContentPoint(
        kind=ContentKind(told["kind"]),
        text=told["text"],
        topic=Topic(told["topic"]) if "topic" in told else None,
        facts=told.get("facts", {}),
    )


def make_calendar(script: Script) -> None:
    """Enter the lines of the calendar, all or none."""
    told = script.told.get("calendar")
    if told is None:
        return
    days = [line["day"] for line in told["work"]]
    label = told["unit_label"]
    if work_for(SYSTEM, None).filter(unit_label=label, day__range=(min(days), max(days))).exists():
        return
    with lived(told["known_on"], 7) as at:
        for line in told["work"]:
            particulars = {
                **line,
                "start": time.fromisoformat(line["start"]) if "start" in line else None,
            }
            enter_work(
                Work(unit_label=label, public=True, **particulars),
                unit_id=None,
                actor=SYSTEM,
                at=at,
            )
    script.made += len(days)
