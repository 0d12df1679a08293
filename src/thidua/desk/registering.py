"""What the pages of registrations share: the way there, who may do what, and the awards offered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.awards.domain.titles import AwardKind, Recipient, titles_for
from thidua.clusters.enums import ClusterState
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.queries.labels import label_on
from thidua.registrations.domain.course import is_late
from thidua.registrations.permissions import Sheet as Registered
from thidua.registrations.queries import RegistrationRow, registration_call

STATES = {
    "none": "idle",
    "draft": "idle",
    "sent": "active",
    "approved": "done",
    "returned": "due",
    "withdrawn": "idle",
}
"""How a page draws the states of lines and of a unit's sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What somebody may do with a unit's sheet."""

    enters: bool
    enters_own: bool
    """A line about themself, and nothing else."""
    sends: bool
    decides: bool


def rights_on(actor: Actor, year: Any, unit: Any) -> Rights:
    """What ``actor`` may do; nothing any more in a closed year."""
    if year.state == ClusterState.CLOSED:
        return Rights(enters=False, enters_own=False, sends=False, decides=False)
    sheet = Registered(year=year, unit=unit)
    own = Registered(year=year, unit=unit, person_id=actor.person_id)
    enters = may(actor, "registration.enter", sheet)
    return Rights(
        enters=enters,
        enters_own=not enters and may(actor, "registration.enter", own),
        sends=may(actor, "registration.send", sheet),
        decides=may(actor, "registration.decide", sheet),
    )


def may_call(actor: Actor, year: Any) -> bool:
    """Whether ``actor`` sets the deadline of the year."""
    sheet = Registered(year=year, unit=year.cluster.parent_body)
    return year.state != ClusterState.CLOSED and may(actor, "registration.call", sheet)


def asks_reason(year: Any, at: datetime, row: RegistrationRow | None = None) -> bool:
    """Whether a change needs a reason: of what was sent, and of anything after the deadline."""
    if row is not None and row.state in {"sent", "approved"}:
        return True
    call = registration_call(year.pk)
    return is_late(call.due if call else None, at)


def award_groups(day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Titles and forms to choose from, by recipient, with their names on a day."""
    groups = [
        (_("Danh hiệu tập thể"), Recipient.COLLECTIVE, AwardKind.TITLE),
        (_("Danh hiệu cá nhân"), Recipient.PERSON, AwardKind.TITLE),
        (_("Hình thức khen thưởng"), None, AwardKind.FORM),
    ]
    forms = {
        each.code: each for recipient in Recipient for each in titles_for(recipient, AwardKind.FORM)
    }
    return [
        (
            label,
            [
                (each.code, each.name_on(day))
                for each in reversed(
                    tuple(forms.values()) if recipient is None else titles_for(recipient, kind)
                )
            ],
        )
        for label, recipient, kind in groups
    ]


def way_to_summary(year: Any) -> list[tuple[str, str]]:
    """The places before a unit's sheet."""
    return [
        (_("Cụm, khối"), reverse("desk:cluster_list")),
        (str(year), reverse("desk:cluster_year", args=[year.public_id])),
        (_("Đăng ký thi đua"), reverse("desk:registration_summary", args=[year.public_id])),
    ]


def way_to_sheet(year: Any, unit: Any) -> list[tuple[str, str]]:
    """The places before a form of a unit's sheet."""
    return [*way_to_summary(year), (name_of(year, unit), sheet_address(year, unit))]


def sheet_address(year: Any, unit: Any) -> str:
    """The page of a unit's sheet."""
    return reverse("desk:registration_sheet", args=[year.public_id, unit.public_id])


def name_of(year: Any, unit: Any) -> str:
    """The unit as it was called at the year's beginning."""
    return label_on(unit.pk, date(year.year, 1, 15))
