"""Units and reorganisations."""

from django.urls import path

from thidua.desk.views import reorganisations, units

urlpatterns = [
    path("units/", units.unit_list, name="unit_list"),
    path("units/<pid:public_id>/", units.unit_detail, name="unit"),
    path("reorganisations/", reorganisations.reorganisation_list, name="reorganisation_list"),
    path(
        "reorganisations/<pid:public_id>/",
        reorganisations.reorganisation_detail,
        name="reorganisation",
    ),
]
