"""Django app of the calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "thidua.calendar"
    label = "calendar"
