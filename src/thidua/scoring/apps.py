"""Django app of the scoring."""

from importlib import import_module

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "thidua.scoring"
    label = "scoring"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.scoring.permissions")
        import_module("thidua.scoring.enums")
