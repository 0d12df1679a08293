"""Django app of the councils."""

from importlib import import_module

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "thidua.councils"
    label = "councils"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.councils.permissions")
        import_module("thidua.councils.enums")
