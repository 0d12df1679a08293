"""Django app of the conferences."""

from importlib import import_module

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "thidua.conferences"
    label = "conferences"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.conferences.permissions")
        import_module("thidua.conferences.enums")
