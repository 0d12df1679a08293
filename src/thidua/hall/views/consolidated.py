"""The criterion that a cluster is agreeing on, readable from the last row; no other data.

The page asks for its middle again every few seconds; as long as nothing has changed the answer is
304. Without scripts a link loads the page anew.
"""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from thidua.clusters.queries import find_cluster_year
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.scoring.queries import (
    consolidated_for,
    consolidated_version,
    sees_whole_year,
    spoken_in,
    spoken_version,
)


class HallRequest(HttpRequest):
    """A request with the actor that the people's middleware puts on it."""

    actor: Actor


@require_safe
def consolidated(request: HallRequest, public_id: str) -> HttpResponse:
    """The projector of one cluster's year, for whoever may see every unit's marks."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    year = _whole_year(request, public_id)
    response = render(request, "hall/consolidated.html", _shown(request, year))
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def consolidated_marks(request: HallRequest, public_id: str) -> HttpResponse:
    """The middle alone; 304 as long as it is what the page has."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    year = _whole_year(request, public_id)
    said = f"{consolidated_version(request.actor, year)}|{spoken_version(year)}"
    tag = quote_etag(said.encode().hex())
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    response = render(request, "hall/consolidated_marks.html", _shown(request, year))
    # Kept only to be asked about again, so that the browser sends the tag by itself.
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _whole_year(request: HallRequest, public_id: str) -> Any:
    year = find_cluster_year(request.actor, public_id)
    if not sees_whole_year(request.actor, year):
        raise NotFound
    return year


def _shown(request: HallRequest, year: Any) -> dict[str, Any]:
    spoken = spoken_in(consolidated_for(request.actor, year), year)
    return {
        "year": year,
        "spoken": spoken,
        "crossed": bool(spoken and any(cell.crossed for _unit, cell, _on in spoken.marks)),
        "many": bool(spoken and len(spoken.marks) > 6),
    }
