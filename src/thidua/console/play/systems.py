"""The five systems that the product must be able to run, each a step of its own."""

from collections.abc import Callable

from django.db import transaction

from thidua.console.play.campaigns import make_calendar, make_movements
from thidua.console.play.groups import make_groups
from thidua.console.play.meetings import make_meetings
from thidua.console.play.papers import make_papers
from thidua.console.play.script import Script, read_script
from thidua.console.play.stage import Stage, Step

SYSTEMS = ("s1", "s2", "s3", "s4", "s5")

_MAKERS: tuple[Callable[[Script], None], ...] = (
    make_papers,
    make_groups,
    make_movements,
    make_meetings,
    make_calendar,
)
"""In the order in which one thing names another."""


def load_system(name: str, stage: Stage) -> list[str]:
    """Make what is not there yet of one system, in one whole transaction."""
    script = read_script(name)
    with transaction.atomic():
        for make in _MAKERS:
            make(script)
    return [f"{script.made} mục mới"] if script.made else ["đã có sẵn"]


def step_of(name: str) -> Step:
    """The step that loads one system, titled as the system is called."""
    return Step(
        f"Hệ thống {name[1:]}: {read_script(name).told['system']}",
        lambda stage: load_system(name, stage),
    )
