"""Django app of the documents."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "thidua.documents"
    label = "documents"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.documents.permissions")
        import_module("thidua.documents.enums")
