"""Number series: one with its numbers, opened, numbers held back and void."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.choosing import find_agencies
from thidua.desk.forms.documents import ReasonForm
from thidua.desk.forms.series import HoldForm, SeriesForm
from thidua.desk.views.document_forms import WRITES
from thidua.documents.actions import open_agency_series, reserve_number, void_number
from thidua.documents.enums import DocumentKind, SeriesSource
from thidua.documents.queries import (
    documents_for,
    find_number,
    find_series,
    number_rows,
    numbered_agencies,
    numbers_of,
    series_for,
    series_rows,
    unit_of,
    unnumbered,
)
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.labels import label_on
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("number", _("Số"), sortable=True, align="r"),
    Column("state", _("Trạng thái")),
    Column("document", _("Văn bản")),
    Column("reason", _("Lý do hủy")),
)


def series_trail() -> list[PlaceBefore]:
    """Administration and the list of series."""
    return [
        (_("Thiết lập"), reverse("desk:administration")),
        (_("Dãy số văn bản"), reverse("desk:series_list")),
    ]


@require_safe
@signed_in
def series_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One series with its numbers, the newest first."""
    series = find_series(request.actor, public_id)
    listing = Listing.read(request.GET, COLUMNS, default="-number")
    numbers = numbers_of(series).order_by("number" if not listing.descending else "-number")
    if request.GET.get("format") == "xlsx":
        return excel_response(
            "so",
            ["Số", "Trạng thái", "Văn bản, việc", "Trích yếu", "Lý do hủy"],
            (
                (row.number, row.state_label, row.document, row.title, row.reason)
                for row in number_rows(numbers)
            ),
            title=str(series),
        )
    page = listing.paginate(numbers)
    (row,) = series_rows(series_for(request.actor).filter(pk=series.pk))
    context = {
        "trail": series_trail(),
        "title": str(series),
        "series": row,
        "own": series.source == SeriesSource.OWN,
        "listing": listing,
        "page": page,
        "rows": number_rows(page.object_list),
        "holds": may(request.actor, "series.draw", unit_of(series)),
        "following": series.last + 1,
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/administration/series_detail.html", context)


@require_http_methods(WRITES)
@signed_in
def series_open(request: DeskRequest) -> HttpResponse:
    """Open a series for a year."""
    agencies = numbered_agencies(request.actor)
    today = clock.today()
    unit_id = request.actor.unit_id
    if not agencies.exists():
        raise NotFound
    written: dict[str, Any] = {"year": today.year}
    if unit_id is not None and agencies.filter(pk=unit_id).exists():
        written["owner"] = label_on(unit_id, today)
    form = SeriesForm(sent(request), initial=written).looking(find_agencies(agencies, today))
    sheet = Sheet(
        title=_("Mở dãy số"),
        consequence=_(
            "Từ nay văn bản của đơn vị trong năm ấy lấy số ở sổ này, theo cách đã chọn. Cách cấp số "
            "không đổi được sau khi mở."
        ),
        consent=_("Mở dãy số"),
        done=_("Đã mở dãy số."),
        back=reverse("desk:series_list"),
        trail=series_trail(),
    )

    def act(typed: dict[str, Any]) -> str:
        series = open_agency_series(
            unit_id=typed["owner"].id,
            year=typed["year"],
            name=typed["name"],
            document_kind=DocumentKind(typed["document_kind"]) if typed["document_kind"] else None,
            source=SeriesSource(typed["source"]),
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("desk:series", args=[series.public_id])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def number_hold(request: DeskRequest, public_id: str) -> HttpResponse:
    """Hold a number of a series back."""
    series = find_series(request.actor, public_id)
    demand(request, "series.draw", unit_of(series))
    own = series.source == SeriesSource.OWN
    form = HoldForm(sent(request), initial={"following": series.last})
    form.among(unnumbered(documents_for(request.actor, on=clock.today())))
    form.of_source(own=own)
    sheet = Sheet(
        title=_("Giữ số {number}").format(number=f"{series.last + 1:02d}") if own else _("Giữ số"),
        consequence=_(
            "Số ở lại trong sổ là đang giữ: văn bản đã chọn nhận đúng số ấy, văn bản khác không "
            "dùng được. Số giữ mà không dùng thì hủy và ghi lý do."
        ),
        consent=_("Giữ số"),
        done=_("Đã giữ số."),
        back=reverse("desk:series", args=[public_id]),
        trail=[*series_trail(), (str(series), reverse("desk:series", args=[public_id]))],
    )

    def act(typed: dict[str, Any]) -> None:
        reserve_number(
            series_id=series.pk,
            number=None if own else typed["number"],
            following=typed.get("following"),
            document_id=typed["document"].id if typed["document"] else None,
            subject_label=typed["subject_label"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def number_void(request: DeskRequest, public_id: str) -> HttpResponse:
    """Void a number that no paper bears."""
    number = find_number(request.actor, public_id)
    demand(request, "series.draw", unit_of(number.series))
    back = reverse("desk:series", args=[number.series.public_id])
    sheet = Sheet(
        title=_("Hủy số {number}").format(number=number),
        consequence=_("Số ở lại trong sổ với lý do hủy và không cấp lại cho văn bản nào."),
        consent=_("Hủy số"),
        done=_("Đã hủy số."),
        back=back,
        trail=[*series_trail(), (str(number.series), back)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        void_number(number_id=number.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)
