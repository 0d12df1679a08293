"""Addresses of the meeting room."""

from django.urls import URLPattern, URLResolver, path

from thidua.hall.views import consolidated, signing_wall

app_name = "hall"

urlpatterns: list[URLPattern | URLResolver] = [
    path("consolidated/<pid:public_id>/", consolidated.consolidated, name="consolidated"),
    path(
        "consolidated/<pid:public_id>/marks/",
        consolidated.consolidated_marks,
        name="consolidated_marks",
    ),
    path("signing/<pid:public_id>/", signing_wall.signing_wall, name="signing_wall"),
    path(
        "signing/<pid:public_id>/tiles/",
        signing_wall.signing_wall_tiles,
        name="signing_wall_tiles",
    ),
]
