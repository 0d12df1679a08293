"""Django app of the pledges."""

from importlib import import_module

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "thidua.pledges"
    label = "pledges"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.pledges.permissions")
        import_module("thidua.pledges.enums")
