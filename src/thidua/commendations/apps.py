"""Django app of the commendations."""

from importlib import import_module

from django.apps import AppConfig


class CommendationsConfig(AppConfig):
    name = "thidua.commendations"
    label = "commendations"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.commendations.permissions")
        import_module("thidua.commendations.enums")
