"""The real organisation, as far as it is published."""

from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.actions import load_organisation


def load_real_organisation(stage: Stage) -> list[str]:
    """Load the packaged units with names, codes, superiors and lineage over time."""
    loaded = load_organisation(actor=SYSTEM, at=clock.now())
    units = f"{loaded.units} đơn vị"
    return [units, "đã có sẵn"] if loaded.already else [units, f"{loaded.lineages} quan hệ kế tục"]
