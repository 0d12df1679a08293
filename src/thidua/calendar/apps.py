"""Django app of the calendar."""

from importlib import import_module

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "thidua.calendar"
    label = "calendar"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.calendar.permissions")
        import_module("thidua.calendar.enums")
