"""News and its feed."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.portal.queries import (
    find_public_news,
    find_public_photo,
    news_rows,
    photos_of,
    public_news,
    search_news,
)
from thidua.ui.lists import Listing


@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    """Public news, the newest first."""
    listing = Listing.read(request.GET, ())
    entries = public_news(clock.now())
    if listing.query:
        entries = search_news(entries, listing.query)
    page = listing.paginate(entries)
    context = {"listing": listing, "page": page, "rows": news_rows(page.object_list)}
    return render(request, "public/news_list.html", context)


@require_safe
def news_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One news entry."""
    entry = find_public_news(public_id, clock.now())
    (row,) = news_rows([entry])
    return render(request, "public/news_detail.html", {"entry": row, "photos": photos_of(entry)})


@require_safe
def news_photo(request: HttpRequest, public_id: str, photo_id: str) -> HttpResponseBase:
    """One photograph of public news; a page shows it, a browser saves it."""
    photo = find_public_photo(public_id, photo_id, clock.now())
    if not photo.path.is_file():
        raise NotFound
    return FileResponse(
        photo.path.open("rb"),
        as_attachment=True,
        filename=f"{photo.public_id}.{photo.media_type.removeprefix('image/')}",
        content_type=photo.media_type,
    )


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest news as RSS 2.0."""
    made = Rss201rev2Feed(
        title=_("Tin thi đua, khen thưởng"),
        link=request.build_absolute_uri(reverse("public:home")),
        description=_("Tin về phong trào thi đua và khen thưởng."),
        language="vi",
        feed_url=request.build_absolute_uri(),
    )
    for row in news_rows(public_news(clock.now())[:30]):
        link = request.build_absolute_uri(reverse("public:news", args=[row.public_id]))
        made.add_item(
            title=row.title,
            link=link,
            description=row.summary,
            unique_id=link,
            pubdate=row.published_at or row.public_from,
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    made.write(response, "utf-8")
    return response
