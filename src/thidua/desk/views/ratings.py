"""Yearly ratings of a unit: its own history, its people's year, entering and correcting."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.picking import find_people
from thidua.desk.forms.ratings import CorrectionForm, RatingForm
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.org.queries import find_unit
from thidua.records.actions import Rating, correct_rating, enter_rating
from thidua.records.enums import Grade
from thidua.records.queries import (
    RatedPerson,
    find_rating,
    people_with_ratings,
    rated_people,
    rating_rows,
    ratings_of_unit,
)
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("sort_key", _("Họ và tên"), sortable=True),
    Column("grade", _("Xếp loại"), sortable=True),
    Column("decision", _("Quyết định")),
    Column("work", _("Việc làm được"), silent=True),
)
LOOKS = {
    Grade.EXCELLENT: "done",
    Grade.GOOD: "done",
    Grade.DONE: "active",
    Grade.FAILED: "due",
}
GRADES = [("", _("Mọi mức")), *reversed(Grade.choices), ("none", _("Chưa có"))]
YEARS_BACK = 8
WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def unit_ratings(request: DeskRequest, public_id: str) -> HttpResponse:
    """The unit's own ratings for everybody; its people's for those who keep them."""
    unit = find_unit(request.actor, public_id)
    listing = Listing.read(request.GET, COLUMNS, default="sort_key")
    asked, this_year = request.GET.get("year", ""), clock.today().year
    year = int(asked) if asked.isdigit() and 1990 <= int(asked) <= this_year else this_year
    grade = request.GET.get("grade", "")
    context: dict[str, Any] = {
        "unit": unit,
        "trail": _trail(unit)[:-1],
        "year": year,
        "years": [(each, str(each)) for each in range(this_year, this_year - YEARS_BACK, -1)],
        "grade": grade,
        "grades": GRADES,
        "history": [(row, LOOKS[Grade(row.grade)]) for row in ratings_of_unit(unit.pk)],
        "sees": may(request.actor, "rating.see", unit),
        "listing": listing,
    }
    if context["sees"]:
        order = f"{'-' if listing.descending else ''}{listing.sort}"
        people = rated_people(unit, year, words=listing.query, grade=grade, order=order)
        if request.GET.get("format") == "xlsx":
            return _excel(people_with_ratings(people, unit, year), f"{unit.label}, năm {year}")
        page = listing.paginate(people)
        rows = people_with_ratings(page.object_list, unit, year)
        context |= {
            "page": page,
            "rows": [
                (row, LOOKS[Grade(row.rating.grade)] if row.rating else "unsure") for row in rows
            ],
            "export": listing.address(format="xlsx"),
            "imports": may(request.actor, "import.run", "ratings"),
        }
    return render(request, "desk/records/unit_ratings.html", context)


@require_http_methods(WRITES)
@signed_in
def rating_enter(request: DeskRequest, public_id: str) -> HttpResponse:
    """Enter one rating by hand."""
    unit = find_unit(request.actor, public_id)
    demand(request, "rating.enter", unit)
    today = clock.today()
    form = RatingForm(sent(request), initial={"year": today.year})
    form.offering(find_people(request.actor, today))
    sheet = Sheet(
        title=_("Ghi xếp loại chất lượng"),
        consequence=_(
            "Người được xếp loại và người phụ trách đơn vị xem được ngay; sửa sau này phải ghi lý do."
        ),
        consent=_("Ghi xếp loại"),
        done=_("Đã ghi xếp loại."),
        back=reverse("desk:unit_ratings", args=[public_id]),
        trail=_trail(unit),
    )

    def act(typed: dict[str, Any]) -> None:
        enter_rating(
            Rating(
                year=typed["year"],
                unit_id=unit.pk,
                person_id=typed["person"].id if typed["person"] else None,
                grade=Grade(typed["grade"]),
                decision=typed["decision"],
                decided_on=typed["decided_on"],
                note=typed["note"],
            ),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def rating_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct a rating with a reason."""
    rating = find_rating(request.actor, public_id, on=clock.today())
    demand(request, "rating.enter", rating.unit)
    [row] = rating_rows([rating])
    written = {"grade": row.grade, "decision": row.decision, "decided_on": row.decided_on}
    sheet = Sheet(
        title=_("Sửa xếp loại năm {year} của {who}").format(year=row.year, who=row.who),
        consequence=_(
            "Mức cũ, lý do và người sửa vẫn hiện. Danh hiệu đã xét theo mức cũ không tự đổi; báo "
            "Thường trực nếu có."
        ),
        consent=_("Sửa xếp loại"),
        done=_("Đã sửa xếp loại."),
        back=f"{reverse('desk:unit_ratings', args=[rating.unit.public_id])}?year={row.year}",
        trail=_trail(rating.unit),
    )
    return fill(
        request,
        CorrectionForm(sent(request), initial=written),
        sheet,
        lambda typed: correct_rating(
            rating_id=rating.pk,
            grade=Grade(typed["grade"]),
            decision=typed["decision"],
            decided_on=typed["decided_on"],
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


def _trail(unit: Any) -> list[tuple[Any, str]]:
    return [
        (_("Đơn vị"), reverse("desk:unit_list")),
        (unit.label, reverse("desk:unit", args=[unit.public_id])),
        (_("Xếp loại chất lượng"), reverse("desk:unit_ratings", args=[unit.public_id])),
    ]


def _excel(rows: list[RatedPerson], title: str) -> HttpResponse:
    return excel_response(
        "xep-loai",
        ["Họ và tên", "Chức vụ", "Xếp loại", "Quyết định", "Ngày quyết định", "Nhập thay"],
        (
            (
                row.full_name,
                row.position,
                row.rating.grade_label if row.rating else "Chưa có",
                row.rating.decision if row.rating else "",
                row.rating.decided_on if row.rating else None,
                row.rating.entered_by if row.rating and row.rating.on_behalf else "",
            )
            for row in rows
        ),
        title=f"Xếp loại chất lượng, {title}",
    )
