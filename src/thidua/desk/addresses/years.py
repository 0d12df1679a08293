"""Emulation years and days off."""

from django.urls import path

from thidua.desk.views import years

urlpatterns = [
    path("administration/years/", years.year_list, name="year_list"),
    path("administration/years/new/", years.year_define, name="year_define"),
    path("administration/years/<pid:public_id>/", years.year_correct, name="year_correct"),
    path(
        "administration/years/<pid:public_id>/figures/",
        years.data_period_set,
        name="data_period_set",
    ),
    path("administration/days/new/", years.day_off_declare, name="day_off_declare"),
    path("administration/days/swap/", years.swap_declare, name="swap_declare"),
    path("administration/days/<pid:public_id>/", years.day_withdraw, name="day_withdraw"),
]
