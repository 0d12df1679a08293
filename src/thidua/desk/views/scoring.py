"""Scoring of a cluster's year: sheets and their steps, the criteria table, files, the ranking."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.scoring_work import contents_of, trail_of, work_of_table, work_of_year
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.scoring.queries import (
    cutoff_of,
    find_table,
    outcomes_near,
    ranking_for,
    ranking_of,
    sheet_lines,
    sheets_for,
    standing_of,
    table_in_use,
    table_rows,
    tables_for,
    year_results,
    year_scores,
    year_table,
)


@require_safe
@signed_in
def scoring_year(request: DeskRequest, public_id: str) -> HttpResponse:
    """Where a year stands: its table, the sheets that the actor may see, what comes next."""
    year = find_cluster_year(request.actor, public_id)
    tables = table_rows(tables_for(request.actor).filter(cluster_year=year))
    in_use = next((each for each in tables if each.state == "adopted"), None)
    cutoff = cutoff_of(year)
    seen = sheets_for(request.actor).filter(table=in_use.id) if in_use else None
    context = {
        "trail": trail_of(year),
        "year": year,
        "tables": tables,
        "in_use": in_use,
        "sheets": sheet_lines(seen.order_by("id")) if seen is not None else [],
        "standing": standing_of(year),
        "cutoff": cutoff,
        "provisional": bool(cutoff and clock.now() < cutoff),
        "files": list(FILES_SHOWN.items()),
        "work": work_of_year(request.actor, year),
    }
    return render(request, "desk/scoring/scoring_year.html", context)


@require_safe
@signed_in
def criteria_table(request: DeskRequest, public_id: str) -> HttpResponse:
    """One version of a criteria table, with what was found when it was tried."""
    table = find_table(request.actor, public_id)
    if table.cluster_year is None:
        raise NotFound
    (row,) = table_rows(tables_for(request.actor).filter(pk=table.pk))
    context = {
        "trail": trail_of(table.cluster_year, scoring=True),
        "year": table.cluster_year,
        "table": row,
        "contents": contents_of(table.yaml),
        "yaml": table.yaml,
        "work": work_of_table(request.actor, table),
    }
    return render(request, "desk/scoring/criteria_table.html", context)


@require_safe
@signed_in
def ranking(request: DeskRequest, public_id: str) -> HttpResponse:
    """The ranking with its reasons, as far as the actor may see it."""
    year = find_cluster_year(request.actor, public_id)
    shown = ranking_for(request.actor, year)
    unit = request.GET.get("unit", "")
    chosen = next((row for row in shown.rows if row.unit_public_id == unit), shown.rows[0])
    context = {
        "trail": trail_of(year, scoring=True),
        "year": year,
        "ranking": shown,
        "chosen": chosen,
        "near": outcomes_near(shown, chosen),
        "sections": next((row.sections for row in shown.rows if row.sections), ()),
        "work": work_of_year(request.actor, year),
    }
    return render(request, "desk/scoring/ranking.html", context)


FILES = {
    "table.yaml": (year_table, "application/yaml"),
    "results.csv": (year_results, "text/csv; charset=utf-8"),
    "scores.json": (year_scores, "application/json"),
}
FILES_SHOWN = {
    "table.yaml": _("Bảng tiêu chí (YAML)"),
    "results.csv": _("Kết quả của các đơn vị (CSV)"),
    "scores.json": _("Điểm và căn cứ (JSON)"),
}


@require_safe
@signed_in
def scoring_file(request: DeskRequest, public_id: str, name: str) -> HttpResponse:
    """Table, results or scores of a year as ``thidua score`` reads and prints them."""
    year = find_cluster_year(request.actor, public_id)
    if name not in FILES or table_in_use(year.pk) is None:
        raise NotFound
    whole = may(request.actor, "score_year.conduct", year) or _published(year.pk)
    if name != "table.yaml" and not whole:
        raise NotFound
    text_of, media_type = FILES[name]
    response = HttpResponse(text_of(year.pk), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{year.year}-{name}"'
    return response


def _published(year_id: int) -> bool:
    ranking_there = ranking_of(year_id)
    return ranking_there is not None and ranking_there.published_at is not None
