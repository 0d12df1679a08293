"""Units and reorganisations."""

from django.urls import path

from thidua.desk.views import reorganisation_forms, reorganisations, unit_forms, units

UNIT = "units/<pid:public_id>/"
REORGANISATION = "reorganisations/<pid:public_id>/"

urlpatterns = [
    path("units/", units.unit_list, name="unit_list"),
    path("units/new/", unit_forms.unit_create, name="unit_create"),
    path(UNIT, units.unit_detail, name="unit"),
    path(f"{UNIT}correct/", unit_forms.unit_correct, name="unit_correct"),
    path(f"{UNIT}rename/", unit_forms.unit_rename, name="unit_rename"),
    path(f"{UNIT}move/", unit_forms.unit_move, name="unit_move"),
    path(f"{UNIT}code/", unit_forms.unit_code, name="unit_code"),
    path(f"{UNIT}dissolve/", unit_forms.unit_dissolve, name="unit_dissolve"),
    path("reorganisations/", reorganisations.reorganisation_list, name="reorganisation_list"),
    path(
        "reorganisations/new/",
        reorganisation_forms.reorganisation_begin,
        name="reorganisation_begin",
    ),
    path(REORGANISATION, reorganisations.reorganisation_detail, name="reorganisation"),
    path(
        f"{REORGANISATION}correct/",
        reorganisation_forms.reorganisation_correct,
        name="reorganisation_correct",
    ),
    path(
        f"{REORGANISATION}steps/<int:place>/remove/",
        reorganisation_forms.reorganisation_step_remove,
        name="reorganisation_step_remove",
    ),
    path(
        f"{REORGANISATION}steps/<slug:kind>/",
        reorganisation_forms.reorganisation_step_add,
        name="reorganisation_step_add",
    ),
    path(
        f"{REORGANISATION}apply/",
        reorganisation_forms.reorganisation_apply,
        name="reorganisation_apply",
    ),
    path(
        f"{REORGANISATION}discard/",
        reorganisation_forms.reorganisation_discard,
        name="reorganisation_discard",
    ),
    path(
        f"{REORGANISATION}revoke/",
        reorganisation_forms.reorganisation_revoke,
        name="reorganisation_revoke",
    ),
]
