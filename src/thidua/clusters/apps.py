"""Django app of the clusters."""

from importlib import import_module

from django.apps import AppConfig


class ClustersConfig(AppConfig):
    name = "thidua.clusters"
    label = "clusters"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.clusters.permissions")
        import_module("thidua.clusters.enums")
