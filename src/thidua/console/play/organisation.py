"""The real organisation, as far as it is published, and one invented draft that changes it."""

from datetime import date

from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.actions import Decision, add_step, begin_draft, load_organisation
from thidua.org.domain.steps import Merge, NewUnit
from thidua.org.enums import Kind, Level, Sector
from thidua.org.queries import living_on, reorganisations_for, units_by_name, units_for

DRAFT = "Hợp nhất hai đơn vị thuộc VKSND tối cao (giả định)"


def load_real_organisation(stage: Stage) -> list[str]:
    """Load the packaged units with names, codes, superiors and lineage over time."""
    loaded = load_organisation(actor=SYSTEM, at=clock.now())
    units = f"{loaded.units} đơn vị"
    return [units, "đã có sẵn"] if loaded.already else [units, f"{loaded.lineages} quan hệ kế tục"]


def load_draft(stage: Stage) -> list[str]:
    """Leave the standing office a draft to look at; no unit changes by it."""
    if reorganisations_for(SYSTEM).filter(title=DRAFT).exists():
        return ["đã có sẵn"]
    today = clock.today()
    supreme = units_by_name("VKSND tối cao", today).get()
    below = living_on(units_for(SYSTEM), today).filter(
        kind=Kind.SUPREME_UNIT, parent_links__parent=supreme
    )
    first, second = below.order_by("-sort_key", "id")[:2]
    draft = begin_draft(
        decision=Decision(title=DRAFT, issuer="Số liệu giả định"),
        effective_on=date(today.year + 1, 1, 1),
        actor=SYSTEM,
        at=clock.now(),
    )
    into = NewUnit(
        ref="moi",
        name="Vụ Ví Dụ",
        short_name="Vụ Ví Dụ",
        kind=Kind.SUPREME_UNIT.value,
        level=Level.SUPREME.value,
        sector=Sector.PROCURACY.value,
        parent=supreme.public_id,
    )
    merger = Merge(sources=(first.public_id, second.public_id), into=into)
    add_step(reorganisation_id=draft.pk, step=merger, actor=SYSTEM, at=clock.now())
    return ["1 dự thảo"]
