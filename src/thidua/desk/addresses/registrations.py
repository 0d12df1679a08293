"""Titles registered at the start of a year."""

from django.urls import path

from thidua.desk.views import registration_forms, registrations

YEAR = "clusters/<pid:public_id>/registrations"
SHEET = f"{YEAR}/<pid:unit>"
LINE = "registrations/<pid:public_id>"

urlpatterns = [
    path(f"{YEAR}/", registrations.registration_summary, name="registration_summary"),
    *(
        path(
            f"{YEAR}.{form}",
            registrations.registration_paper_file,
            {"form": form},
            name=f"registration_summary_{form}",
        )
        for form in ("pdf", "docx")
    ),
    path(
        f"{YEAR}/deadline/", registration_forms.registration_deadline, name="registration_deadline"
    ),
    path(f"{SHEET}/", registrations.registration_sheet, name="registration_sheet"),
    path(
        f"{SHEET}/award/", registration_forms.registration_add_award, name="registration_add_award"
    ),
    path(
        f"{SHEET}/initiative/",
        registration_forms.registration_add_initiative,
        name="registration_add_initiative",
    ),
    path(f"{SHEET}/send/", registration_forms.registration_send, name="registration_send"),
    path(f"{SHEET}/approve/", registration_forms.registration_approve, name="registration_approve"),
    path(f"{LINE}/change/", registration_forms.registration_change, name="registration_change"),
    path(f"{LINE}/drop/", registration_forms.registration_drop, name="registration_drop"),
    path(f"{LINE}/return/", registration_forms.registration_return, name="registration_return"),
]
