"""Django app of the portal."""

from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "thidua.portal"
    label = "portal"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.portal.permissions")
        import_module("thidua.portal.enums")
