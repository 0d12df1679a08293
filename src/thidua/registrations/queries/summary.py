"""The cluster's *Bản tổng hợp đăng ký thi đua*: one row a member, one column a title.

Only what was sent counts; a member that has sent nothing stands there with empty cells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from thidua.awards.domain.titles import AwardKind, Recipient, packaged_titles, titles_for
from thidua.clusters.models import ClusterYear
from thidua.clusters.queries import MemberRow, member_rows
from thidua.registrations.enums import LineKind, RegistrationState
from thidua.registrations.models import Registration
from thidua.registrations.queries.rows import (
    OFFICIAL,
    RegistrationRow,
    registrations_of_cluster_year,
)

_USUAL: Final = ("cstd-nganh", "cstd-co-so")
"""Titles of persons that the list shows even where nobody registers them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """What one member has sent."""

    unit_id: int
    unit_public_id: str
    unit: str
    role: str
    collectives: tuple[str, ...]
    """Names of the awards that the unit registers for itself, the highest first."""
    counts: dict[str, int] = field(default_factory=dict)
    """By code of award how many persons and collectives below it."""
    initiatives: int = 0
    waiting: int = 0
    returned: int = 0
    approved: int = 0
    on_behalf: bool = False
    entered_by: str = ""
    invented: bool = False

    @property
    def lines(self) -> int:
        """How many lines it has sent."""
        return self.waiting + self.returned + self.approved

    @property
    def state(self) -> str:
        """The state that a list shows: what needs a step comes first."""
        if not self.lines:
            return "none"
        if self.returned:
            return RegistrationState.RETURNED.value
        waiting, approved = RegistrationState.SENT, RegistrationState.APPROVED
        return (waiting if self.waiting else approved).value


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationStanding:
    """How far the registrations of a year have come."""

    units: int
    """Units that have sent something."""
    open: int
    """Lines that wait for approval or came back."""


def registration_standing(cluster_year_id: int) -> RegistrationStanding:
    """How far they have come; one query."""
    lines = Registration.objects.filter(cluster_year=cluster_year_id, state__in=OFFICIAL)
    return standing_of(lines.values_list("unit_id", "state"))


def standing_of(lines: Iterable[tuple[int, str]]) -> RegistrationStanding:
    """The standing of lines that were sent, each by its unit and state."""
    told = list(lines)
    return RegistrationStanding(
        units=len({unit for unit, _state in told}),
        open=sum(state != RegistrationState.APPROVED for _unit, state in told),
    )


def summary_rows(
    year: ClusterYear, *, members: Sequence[MemberRow] | None = None
) -> list[SummaryRow]:
    """A row for each member, in the order of the cluster; constant in queries."""
    sent: dict[int, list[RegistrationRow]] = {}
    for line in registrations_of_cluster_year(year.pk):
        sent.setdefault(line.unit_id, []).append(line)
    listed = member_rows(year) if members is None else members
    return [_row(member, sent.get(member.unit_id, [])) for member in listed]


def counted_codes(rows: Sequence[SummaryRow]) -> list[str]:
    """Codes that get a column of figures: the usual ones, and whatever somebody registers."""
    used = {code for row in rows for code in row.counts}
    order = [each.code for each in reversed(tuple(packaged_titles().values()))]
    titles = {each.code for each in titles_for(Recipient.PERSON, AwardKind.TITLE)}
    wanted = [code for code in order if code in used or code in _USUAL]
    return sorted(wanted, key=lambda code: code not in titles)


def short_name(code: str, year: int) -> str:
    """The name of an award as a column's head."""
    title = packaged_titles()[code]
    name = title.name_on(date(year, 12, 31))
    for long, short in _SHORT.items():
        name = name.replace(long, short)
    return name


_SHORT: Final = {
    "Chiến sĩ thi đua": "CSTĐ",
    "Chiến sỹ thi đua": "CSTĐ",
    "ngành Kiểm sát nhân dân": "ngành",
    "Viện trưởng Viện kiểm sát nhân dân tối cao": "Viện trưởng VKSND tối cao",
    "Tập thể Lao động": "TT lao động",
}


def _row(member: MemberRow, lines: list[RegistrationRow]) -> SummaryRow:
    counts: dict[str, int] = {}
    own: list[str] = []
    for line in lines:
        if line.kind == LineKind.INITIATIVE:
            continue
        if line.collective and not line.whom and not line.counted:
            own.append(line.what)
        else:
            counts[line.award] = counts.get(line.award, 0) + line.count
    behalf = [line for line in lines if line.on_behalf]
    return SummaryRow(
        unit_id=member.unit_id,
        unit_public_id=member.unit_public_id,
        unit=member.name,
        role=member.role,
        collectives=tuple(own),
        counts=counts,
        initiatives=sum(line.count for line in lines if line.kind == LineKind.INITIATIVE),
        waiting=sum(line.state == RegistrationState.SENT for line in lines),
        returned=sum(line.state == RegistrationState.RETURNED for line in lines),
        approved=sum(line.state == RegistrationState.APPROVED for line in lines),
        on_behalf=bool(behalf),
        entered_by=behalf[0].entered_by if behalf else "",
        invented=any(line.invented for line in lines),
    )
