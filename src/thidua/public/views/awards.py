"""The public register of awards, and what it says today of one award whose code was scanned."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.awards.enums import KnownKind
from thidua.awards.queries import (
    award_rows,
    counted_by,
    find_public_award,
    public_awards,
    search_awards,
)
from thidua.commendations.queries import certificate_behind, certificate_rows
from thidua.kernel import clock
from thidua.ui.codes import draw_code
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("sort_key", _("Người, đơn vị"), sortable=True),
    Column("award", _("Danh hiệu, hình thức")),
    Column("year", _("Năm"), sortable=True, align="r"),
    Column("decided_on", _("Quyết định"), sortable=True),
    Column("verify", _("Xác minh"), silent=True),
)
_SHOWN_YEARS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter: how many it would show, and whether it is ticked."""

    value: str
    label: str
    count: int
    chosen: bool


@require_safe
def award_list(request: HttpRequest) -> HttpResponse:
    """Awards that everybody may see, by words, kind and year."""
    listing = Listing.read(request.GET, COLUMNS, default="-decided_on")
    awards = public_awards()
    if listing.query:
        awards = search_awards(awards, listing.query)
    kinds = [each for each in request.GET.getlist("kind") if each in KnownKind.values]
    years = [each for each in request.GET.getlist("year") if each.isascii() and each.isdigit()]
    by_kind, by_year = counted_by(awards, "award_kind"), counted_by(awards, "year")
    if kinds:
        awards = awards.filter(award_kind__in=kinds)
    if years:
        awards = awards.filter(year__in=[int(each[:4]) for each in years])
    order = f"{'-' if listing.descending else ''}{listing.sort}"
    page = listing.paginate(awards.order_by(order, "-id"))
    context = {
        "listing": listing,
        "page": page,
        "rows": award_rows(page.object_list, on=clock.today()),
        "kinds": [
            Choice(value, str(label), by_kind.get(value, 0), value in kinds)
            for value, label in KnownKind.choices
        ],
        "years": _years(by_year, years),
        "filtered": bool(kinds or years),
    }
    return render(request, "public/award_list.html", context)


def _years(counted: dict[object, int], chosen: Sequence[str]) -> list[Choice]:
    newest = sorted((int(str(year)) for year in counted), reverse=True)
    shown = [
        year for place, year in enumerate(newest) if place < _SHOWN_YEARS or str(year) in chosen
    ]
    return [Choice(str(year), str(year), counted[year], str(year) in chosen) for year in shown]


@require_safe
def verify_award(request: HttpRequest, code: str) -> HttpResponse:
    """What the register says today of the award behind a code; unknown codes are told so."""
    award, certificate, now = find_public_award(code), None, clock.now()
    if award is None:
        certificate = certificate_behind(code)
        award = certificate.award if certificate else None
    if award is None:
        return render(request, "public/verify_unknown.html", {"code": code}, status=404)
    (row,) = award_rows([award], on=now.date())
    context = {
        "award": row,
        "code": code,
        "certificate": certificate_rows([certificate])[0] if certificate else None,
        "now": now,
        "drawn": draw_code(request.build_absolute_uri()),
    }
    return render(request, "public/verify_award.html", context)
