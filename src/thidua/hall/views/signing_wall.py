"""The signing wall: each unit lights up as its signature lands, readable from the last row.

The page asks for its middle again every few seconds; as long as nothing has changed the answer is
304. Without scripts a link loads the page anew.
"""

import hashlib

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from thidua.clusters.enums import PointKind
from thidua.clusters.queries import points_of
from thidua.kernel.actors import Actor
from thidua.pledges.queries import find_pledge
from thidua.pledges.queries.wall import WallTile, wall_tiles
from thidua.ui.codes import draw_code


class HallRequest(HttpRequest):
    """A request with the actor that the people's middleware puts on it."""

    actor: Actor


@require_safe
def signing_wall(request: HallRequest, public_id: str) -> HttpResponse:
    """The wall of one pledge, to be projected."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    pledge = find_pledge(request.actor, public_id)
    tiles = wall_tiles(pledge)
    year = pledge.cluster_year
    mottos = [pledge.motto] if pledge.motto else points_of(year, PointKind.MOTTO)
    context = {
        "pledge": pledge,
        "year": year,
        "tiles": tiles,
        "signed": _signed(tiles),
        "mottos": mottos[:1],
        "code": draw_code(request.build_absolute_uri(reverse("public:verify"))),
        "version": _version(tiles),
    }
    response = render(request, "hall/signing_wall.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def signing_wall_tiles(request: HallRequest, public_id: str) -> HttpResponse:
    """The middle of the wall alone; 304 as long as it is what the page has."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    pledge = find_pledge(request.actor, public_id)
    tiles = wall_tiles(pledge)
    tag = quote_etag(_version(tiles))
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    context = {"pledge": pledge, "tiles": tiles, "signed": _signed(tiles)}
    response = render(request, "hall/wall_tiles.html", context)
    # Kept only to be asked about again, so that the browser sends the tag by itself.
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _signed(tiles: list[WallTile]) -> int:
    return sum(each.state == "done" for each in tiles)


def _version(tiles: list[WallTile]) -> str:
    """Changes whenever anything on the wall does."""
    return hashlib.sha256(repr(tiles).encode()).hexdigest()[:16]
