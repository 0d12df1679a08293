"""Reorganisations: the list, and one with every unit before and after."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.drawings import draw_step
from thidua.desk.export import excel_response
from thidua.kernel.permissions import may
from thidua.org.enums import ReorganisationState, StepKind
from thidua.org.queries import (
    StepRow,
    find_reorganisation,
    preview_reorganisation,
    reorganisation_rows,
    reorganisations_for,
    step_rows,
    steps_of,
)
from thidua.ui.lists import Column, Listing
from thidua_core.text import fold

COLUMNS = (
    Column("title", _("Việc sắp xếp")),
    Column("document", _("Văn bản")),
    Column("effective_on", _("Từ ngày"), sortable=True, align="r"),
    Column("steps", _("Số việc"), align="r"),
    Column("certainty", _("Độ chắc chắn")),
)


@require_safe
@signed_in
def reorganisation_list(request: DeskRequest) -> HttpResponse:
    """All reorganisations, the newest first."""
    listing = Listing.read(request.GET, COLUMNS, default="-effective_on")
    order = f"{'-' if listing.descending else ''}effective_on"
    rows = reorganisation_rows(reorganisations_for(request.actor).order_by(order, "-id"))
    if listing.query:
        words = fold(listing.query).split()
        rows = [
            row
            for row in rows
            if all(word in fold(f"{row.title} {row.document} {row.issuer}") for word in words)
        ]
    page = listing.paginate(rows)
    context = {
        "listing": listing,
        "page": page,
        "drafts": may(request.actor, "reorganisation.draft"),
    }
    return render(request, "desk/org/reorganisation_list.html", context)


@require_safe
@signed_in
def reorganisation_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One reorganisation, before and after, step by step, searched without diacritics."""
    found = find_reorganisation(request.actor, public_id)
    if found.state == ReorganisationState.DRAFT:
        return _draft(request, found)
    (row,) = reorganisation_rows(
        reorganisations_for(request.actor).filter(public_id=found.public_id)
    )
    listing = Listing.read(request.GET, (Column("place", _("Thứ tự"), sortable=True),))
    steps = [step for step in step_rows(found) if _fits(step, listing.query)]
    if request.GET.get("format") == "xlsx":
        return _excel(row.title, steps)
    context = {
        "reorganisation": row,
        "listing": listing,
        "page": listing.paginate(steps),
        "export": listing.address(format="xlsx"),
        "revokes": row.revocable and may(request.actor, "reorganisation.change", found),
    }
    return render(request, "desk/org/reorganisation_detail.html", context)


def _draft(request: DeskRequest, found: Any) -> HttpResponse:
    """A draft as it would be carried out: each step before and after, and what hinders it."""
    (row,) = reorganisation_rows(
        reorganisations_for(request.actor).filter(public_id=found.public_id)
    )
    preview = preview_reorganisation(
        request.actor, steps=steps_of(found), effective_on=found.effective_on
    )
    arrows = preview.plan.arrows
    context = {
        "reorganisation": row,
        "preview": preview,
        "steps": [
            (step, draw_step(step, [each for each in arrows if each.step == step.place]))
            for step in preview.steps
        ],
        "kinds": StepKind.choices,
        "changes": may(request.actor, "reorganisation.change", found),
    }
    return render(request, "desk/org/reorganisation_draft.html", context)


def _fits(step: StepRow, query: str) -> bool:
    text = fold(" ".join(unit.label for unit in (*step.before, *step.after)))
    return all(word in text for word in fold(query).split())


def _excel(title: str, steps: list[StepRow]) -> HttpResponse:
    return excel_response(
        "sap-xep",
        ["Thứ tự", "Việc", "Trước", "Sau", "Độ chắc chắn", "Ghi chú"],
        (
            (
                step.place,
                step.kind_label,
                "; ".join(unit.label for unit in step.before),
                "; ".join(unit.label for unit in step.after),
                step.certainty_label,
                step.note,
            )
            for step in steps
        ),
        title=title,
    )
