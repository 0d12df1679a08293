"""Django app of the registrations."""

from importlib import import_module

from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "thidua.registrations"
    label = "registrations"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.registrations.permissions")
        import_module("thidua.registrations.enums")
