"""The work calendar."""

from django.urls import path

from thidua.desk.views import diary, diary_forms

urlpatterns = [
    path("calendar/", diary.calendar, name="calendar"),
    path("calendar/print/", diary.calendar_print, name="calendar_print"),
    path("calendar/new/", diary_forms.work_enter, name="work_enter"),
    path("calendar/<pid:public_id>/change/", diary_forms.work_change, name="work_change"),
    path("calendar/<pid:public_id>/cancel/", diary_forms.work_cancel, name="work_cancel"),
]
