"""The work calendar."""

from django.urls import path

from thidua.desk.views import diary

urlpatterns = [path("calendar/", diary.calendar, name="calendar")]
