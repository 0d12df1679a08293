"""What the signing wall shows of each unit: its place, and whether its signature has landed."""

from dataclasses import dataclass
from datetime import date

from thidua.clusters.enums import LeadRole
from thidua.kernel.clock import VIETNAM
from thidua.pledges.enums import PledgeState, SignedHow
from thidua.pledges.models import Pledge
from thidua.pledges.queries.pledges import SignatoryRow, signatory_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTile:
    """One unit on the wall."""

    place: int
    name: str
    """Without the words that all names on the wall share."""
    role: str
    """``Cụm trưởng``, ``Cụm phó`` or empty."""
    state: str
    """``done``, ``now`` or ``wait``."""
    signed_at: str
    """``15:57``, or the day where the hour is not known; empty before."""
    how: str
    on_paper: bool
    """Whether a paper original stands for the signature, which the wall must say."""


def wall_tiles(pledge: Pledge) -> list[WallTile]:
    """The signatories in their order; four queries at most."""
    rows = signatory_rows(pledge)
    waiting = [each for each in rows if each.signed_on is None]
    roles = _roles(pledge)
    ids = dict(pledge.signatories.values_list("unit__public_id", "unit"))
    signing = pledge.state == PledgeState.SIGNING
    return [
        WallTile(
            place=place,
            name=_short(each.unit),
            role=roles.get(ids.get(each.unit_public_id) or 0, ""),
            state=_state(each, waiting, signing=signing, ordered=pledge.ordered),
            signed_at=_when(each),
            how=each.how_label if each.signed_on else "",
            on_paper=each.signed_on is not None and each.how == SignedHow.PAPER,
        )
        for place, each in enumerate(rows, start=1)
    ]


def _state(row: SignatoryRow, waiting: list[SignatoryRow], *, signing: bool, ordered: bool) -> str:
    if row.signed_on is not None:
        return "done"
    if not signing or (ordered and waiting[0] is not row):
        return "wait"
    return "now"


def _when(row: SignatoryRow) -> str:
    if row.signed_at is not None:
        return f"{row.signed_at.astimezone(VIETNAM):%H:%M}"
    return _day(row.signed_on) if row.signed_on else ""


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _short(name: str) -> str:
    for words in ("VKSND tỉnh ", "VKSND thành phố "):
        if name.startswith(words):
            return name.removeprefix(words)
    return name.removeprefix("VKSND ")


def _roles(pledge: Pledge) -> dict[int, str]:
    kind = pledge.cluster_year.cluster.kind
    leads = pledge.cluster_year.leads.filter(end=None)
    return {each.unit_id: LeadRole(each.role).of(kind) for each in leads}
