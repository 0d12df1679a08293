"""What somebody may do on the page of a cluster's year, and what the next step of it means."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.clusters.domain.course import next_state
from thidua.clusters.enums import ClusterState
from thidua.clusters.queries import year_after
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may

CLOSING_WORD = _("khép năm")
_CONSEQUENCE = _(
    "Mọi người đăng nhập thấy {name} ở bước “{state}”. Bước đã qua không lùi lại được; thành viên "
    "và thông tin của năm vẫn sửa được."
)
_CLOSING = _(
    "{name} khép lại: không thêm, bớt thành viên, không sửa thông tin được nữa. Mọi người đăng "
    "nhập vẫn xem được."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move of a year to its next state, in words."""

    title: str
    consequence: str
    consent: str | Promise
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWork:
    """What the page offers."""

    corrects: bool
    keeps_members: bool
    names_leads: bool
    opens_next: bool
    step: Step | None
    """The next step, for whoever may take it."""

    @property
    def any_button(self) -> bool:
        """Whether anything stands beside the page's head."""
        return self.corrects or self.opens_next


def step_of(to: ClusterState, name: str) -> Step:
    """The move of the year called ``name`` to a state."""
    final = to == ClusterState.CLOSED
    sentence = _CLOSING if final else _CONSEQUENCE
    return Step(
        title=str(_("Chuyển {name} sang “{state}”")).format(name=name, state=to.label),
        consequence=str(sentence).format(name=name, state=to.label),
        consent=_("Khép năm") if final else _("Chuyển bước"),
        final=final,
    )


def work_on(actor: Actor, year: Any) -> YearWork:
    """What ``actor`` may do with a year; of a closed one nothing but opening the next."""
    following = next_state(year.state)
    moves = following is not None and may(actor, "cluster_year.move", year)
    opens = may(actor, "cluster_year.open", year.cluster) and year_after(year) is None
    open_still = year.state != ClusterState.CLOSED
    return YearWork(
        corrects=open_still and may(actor, "cluster_year.correct", year),
        keeps_members=open_still and may(actor, "cluster_member.change", year),
        names_leads=open_still and may(actor, "cluster_lead.change", year),
        opens_next=opens,
        step=step_of(ClusterState(following), str(year)) if following and moves else None,
    )
