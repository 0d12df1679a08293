"""Django app of the awards."""

from importlib import import_module

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "thidua.awards"
    label = "awards"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.awards.permissions")
        import_module("thidua.awards.enums")
