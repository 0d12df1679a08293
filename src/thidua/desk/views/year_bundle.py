"""The year bundle of a cluster: what it holds, the file itself, and handing it over."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.clusters.enums import ClusterState
from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.cluster_work import CLOSING_WORD
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.year_bundle import HandOverForm
from thidua.exchange.actions import hand_over_year
from thidua.exchange.domain.year_bundle import PartCount, plain_name
from thidua.exchange.phrases import BUNDLE_PARTS
from thidua.exchange.queries import (
    HandOverRow,
    bundle_parts,
    hand_over_of,
    kept_bundle,
    next_head_of,
    year_bundle,
)
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.ledger.queries import public_key
from thidua_core.bundle import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One part of the bundle as the page shows it."""

    label: str
    place: str
    count: int
    state: str
    matters: bool


@require_safe
@signed_in
def cluster_bundle(request: DeskRequest, public_id: str) -> HttpResponse:
    """What the bundle holds, what is missing and whether that matters, and how to verify it."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "year_bundle.view", year)
    handed = hand_over_of(year.pk)
    rows = _rows(handed, year.pk)
    context = {
        "year": year,
        "trail": [_place_of(year)],
        "rows": rows,
        "lacking": [row for row in rows if row.matters],
        "handed": handed,
        "ready": handed is None and year.state == ClusterState.VOTED,
        "state": ClusterState(year.state).label,
        "voted": ClusterState.VOTED.label,
        "hands_over": may(request.actor, "year_bundle.hand_over", year),
        "key": public_key(),
        "file": _file_name(year),
    }
    return render(request, "desk/year_bundle/year_bundle.html", context)


@require_safe
@signed_in
def cluster_bundle_file(request: DeskRequest, public_id: str) -> HttpResponse:
    """The bundle: the bytes that were handed over, else as things stand."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "year_bundle.view", year)
    handed = hand_over_of(year.pk)
    bundle = year_bundle(year.pk) if handed is None else kept_bundle(handed.sha256)
    response = HttpResponse(bundle, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(year)}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def cluster_hand_over(request: DeskRequest, public_id: str) -> HttpResponse:
    """Hand the year over: keep the bundle, write the minutes, close the year."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "year_bundle.hand_over", year)
    rows = _rows(None, year.pk)
    lacking = [row for row in rows if row.matters]
    form = HandOverForm(
        sent(request), word=CLOSING_WORD, initial={"receiver": next_head_of(year.pk)}
    ).of(lacks=bool(lacking))
    sheet = Sheet(
        title=_("Bàn giao {name}").format(name=year),
        consequence=_(
            "Bộ hồ sơ được giữ nguyên từng byte, biên bản bàn giao nằm trong sổ văn bản chờ ký, "
            "năm khép lại và không sửa được nữa. Người của Cụm trưởng và thường trực tải được bộ "
            "hồ sơ."
        ),
        consent=_("Bàn giao, khép năm"),
        done=_("Đã bàn giao. Tiếp theo: ký biên bản, gửi bộ hồ sơ cho bên nhận."),
        back=reverse("desk:cluster_bundle", args=[public_id]),
        trail=[_place_of(year), (_("Bàn giao"), reverse("desk:cluster_bundle", args=[public_id]))],
        grave=True,
        template="desk/year_bundle/hand_over.html",
        shown={"lacking": lacking},
    )

    def act(typed: dict[str, Any]) -> None:
        hand_over_year(
            cluster_year_id=year.pk,
            receiver=typed["receiver"],
            note=typed["note"],
            knows_lacking=typed.get("knows_lacking", False),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


def _rows(handed: HandOverRow | None, cluster_year_id: int) -> list[PartRow]:
    """The parts as they stand; of a year that was handed over, as they were then."""
    return [
        PartRow(
            label=str(BUNDLE_PARTS[each.part]),
            place=PLACES[each.part],
            count=each.count,
            state=_state(each),
            matters=each.matters,
        )
        for each in (bundle_parts(cluster_year_id) if handed is None else handed.parts)
    ]


def _state(part: PartCount) -> str:
    if part.count:
        return "done"
    return "due" if part.matters else "idle"


def _place_of(year: Any) -> PlaceBefore:
    return str(year), reverse("desk:cluster_year", args=[year.public_id])


def _file_name(year: Any) -> str:
    return plain_name(f"bo-ho-so-{year}.zip")
