"""Django app of the movements."""

from importlib import import_module

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    name = "thidua.movements"
    label = "movements"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.movements.permissions")
        import_module("thidua.movements.enums")
