"""Units: the list, one unit through time, and search."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.clusters.queries import cluster_year_rows, cluster_years_of_unit
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.award_record import record_of_unit
from thidua.desk.days import AsOf, read_as_of
from thidua.desk.drawings import draw_future, draw_origin
from thidua.desk.export import excel_response
from thidua.kernel.permissions import may
from thidua.org.enums import Kind
from thidua.org.queries import (
    UnitRow,
    ancestors_on,
    find_unit,
    history_of,
    living_on,
    predecessors_of,
    rows_by_id,
    search_units,
    successors_of,
    tree_below,
    unit_rows,
    units_for,
)
from thidua.people.queries import people_of_units
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("sort_key", _("Đơn vị"), sortable=True),
    Column("kind", _("Loại")),
    Column("valid_from", _("Từ ngày"), sortable=True, align="r"),
    Column("valid_to", _("Đến ngày"), sortable=True, align="r"),
)
OFFERED = (
    Kind.PROVINCIAL_PROCURACY,
    Kind.REGIONAL_PROCURACY,
    Kind.DISTRICT_PROCURACY,
    Kind.HIGH_PROCURACY,
    Kind.SUPREME_UNIT,
    Kind.ROOM,
    Kind.OTHER_BODY,
    Kind.PROVINCE,
    Kind.DISTRICT,
    Kind.COMMUNE,
)


@require_safe
@signed_in
def unit_list(request: DeskRequest) -> HttpResponse:
    """Units of a kind on a day, or what the words find at any time."""
    as_of = read_as_of(request)
    listing = Listing.read(request.GET, COLUMNS, default="sort_key")
    kind = request.GET.get("kind", "")
    if kind not in {each.value for each in OFFERED}:
        kind = "" if listing.query else Kind.PROVINCIAL_PROCURACY.value
    context: dict[str, Any] = {
        "listing": listing,
        "as_of": as_of,
        "kind": kind,
        "kinds": [("", _("Mọi loại")), *((each.value, each.label) for each in OFFERED)],
        "export": listing.address(format="xlsx"),
        "imports": may(request.actor, "import.run", "units"),
        "enters": may(request.actor, "unit.enter"),
    }
    if listing.query:
        hits = search_units(
            units_for(request.actor),
            listing.query,
            as_of.day,
            kinds=[kind] if kind else [],
            limit=60,
        )
        context["hits"] = hits
        rows = [hit.unit for hit in hits]
    else:
        units = living_on(units_for(request.actor), as_of.day)
        if kind:
            units = units.filter(kind=kind)
        order = f"{'-' if listing.descending else ''}{listing.sort}"
        units = units.order_by(order, "id")
        if request.GET.get("format") == "xlsx":
            rows = unit_rows(units, as_of.day)
        else:
            page = listing.paginate(units)
            rows = unit_rows(units.filter(pk__in=[unit.pk for unit in page]), as_of.day)
            context |= {"page": page, "rows": rows}
    if request.GET.get("format") == "xlsx":
        return _excel(rows, as_of)
    return render(request, "desk/org/unit_list.html", context)


@require_safe
@signed_in
def unit_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One unit as of a day: descent, what is below, clusters by year, people, history."""
    as_of = read_as_of(request)
    unit = find_unit(request.actor, public_id)
    descents = predecessors_of(unit)
    family = [unit.pk, *(each.unit.pk for each in descents if each.unit)]
    above = ancestors_on(unit, as_of.day)
    rows = rows_by_id([unit.pk, *(each.pk for each in above)], as_of.day)
    row = rows[unit.pk]
    below, counts = tree_below(units_for(request.actor), unit, as_of.day)
    context: dict[str, Any] = {
        "as_of": as_of,
        "unit": row,
        "trail": [
            (_("Đơn vị"), reverse("desk:unit_list")),
            *(
                (each.label, reverse("desk:unit", args=[each.public_id]))
                for each in (rows[upper.pk] for upper in reversed(above) if upper.pk in rows)
            ),
        ],
        "history": history_of(unit),
        "origin": draw_origin(row, descents, as_of.day),
        "future": draw_future(row, successors_of(unit, as_of.today), as_of.today),
        "below": below,
        "counts": counts,
        "cluster_years": cluster_year_rows(cluster_years_of_unit(family)),
        "people": people_of_units([unit.pk], on=as_of.day),
        "own": unit.pk,
        **record_of_unit(unit, descents, above, on=as_of.today),
        "changes": may(request.actor, "unit.correct", unit),
    }
    return render(request, "desk/org/unit_detail.html", context)


def _excel(rows: list[UnitRow], as_of: AsOf) -> HttpResponse:
    return excel_response(
        "don-vi",
        ["Đơn vị", "Tên đầy đủ", "Thuộc", "Loại", "Từ ngày", "Đến ngày", "Độ chắc chắn"],
        (
            (
                row.label,
                row.name,
                row.place,
                row.kind_label,
                row.valid_from,
                row.valid_to,
                row.certainty_label,
            )
            for row in rows
        ),
        title=f"Đơn vị tại ngày {as_of.day:%d/%m/%Y}",
    )
