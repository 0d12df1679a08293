"""Django app of the people."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "thidua.people"
    label = "people"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.people.permissions")
        import_module("thidua.people.enums")
        import_module("thidua.people.receivers")
