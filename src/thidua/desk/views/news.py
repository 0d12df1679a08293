"""News for those who write it: the list, one entry, its photographs."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.portal.queries import (
    NewsRow,
    find_news,
    find_photo,
    news_for,
    news_rows,
    photos_of,
    search_news,
)
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("title", _("Tiêu đề"), sortable=True),
    Column("byline_unit", _("Đơn vị đưa tin"), sortable=True),
    Column("published_on", _("Ngày"), sortable=True, align="r"),
    Column("public_from", _("Trạng thái")),
)
STATES = [
    ("", _("Mọi trạng thái")),
    ("public", _("Đang công khai")),
    ("kept", _("Chưa công khai")),
]


@require_safe
@signed_in
def news_list(request: DeskRequest) -> HttpResponse:
    """All news, the newest first; by state and words."""
    listing = Listing.read(request.GET, COLUMNS, default="-published_on")
    entries = news_for(request.actor)
    if listing.query:
        entries = search_news(entries, listing.query)
    state = request.GET.get("state", "")
    if state in {"public", "kept"}:
        entries = entries.filter(public_from__isnull=state == "kept")
    entries = entries.order_by(f"{'-' if listing.descending else ''}{listing.sort}", "-id")
    if request.GET.get("format") == "xlsx":
        return _excel(news_rows(entries))
    page = listing.paginate(entries)
    context = {
        "listing": listing,
        "page": page,
        "rows": news_rows(page.object_list),
        "state": state,
        "states": STATES,
        "writes": may(request.actor, "news.enter"),
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/news/news_list.html", context)


@require_safe
@signed_in
def news_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One entry as readers see it, and what can be done with it."""
    entry = find_news(request.actor, public_id)
    (row,) = news_rows([entry])
    context = {
        "trail": [(_("Tin tức"), reverse("desk:news_list"))],
        "entry": row,
        "photos": photos_of(entry),
        "writes": may(request.actor, "news.enter", entry),
        "publishes": may(request.actor, "news.publish", entry),
    }
    return render(request, "desk/news/news_detail.html", context)


@require_safe
@signed_in
def news_photo(request: DeskRequest, public_id: str, photo_id: str) -> HttpResponseBase:
    """One photograph."""
    photo = find_photo(request.actor, public_id, photo_id)
    if not photo.path.is_file():
        raise NotFound
    return FileResponse(
        photo.path.open("rb"),
        as_attachment=True,
        filename=f"{photo.public_id}.{photo.media_type.removeprefix('image/')}",
        content_type=photo.media_type,
    )


def _excel(rows: list[NewsRow]) -> HttpResponse:
    return excel_response(
        "tin-tuc",
        ["Tiêu đề", "Tóm tắt", "Đơn vị đưa tin", "Ngày", "Công khai từ", "Nguồn"],
        (
            (row.title, row.summary, row.byline_unit, row.shown_on, row.public_from, row.source)
            for row in rows
        ),
        title="Tin tức",
    )
