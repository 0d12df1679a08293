"""Django app of the organisation."""

from importlib import import_module

from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "thidua.org"
    label = "org"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.org.permissions")
        import_module("thidua.org.enums")
