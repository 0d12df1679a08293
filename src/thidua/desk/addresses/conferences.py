"""Conferences."""

from django.urls import path

from thidua.desk.views import conferences

urlpatterns = [
    path("conferences/", conferences.conference_list, name="conference_list"),
    path("conferences/<pid:public_id>/", conferences.conference_detail, name="conference"),
    path(
        "conferences/<pid:public_id>/invitation.ics",
        conferences.conference_invitation,
        name="conference_invitation",
    ),
]
