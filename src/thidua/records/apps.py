"""Django app of the records."""

from importlib import import_module

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "thidua.records"
    label = "records"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.records.permissions")
        import_module("thidua.records.enums")
