"""Django app of the exchange."""

from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "thidua.exchange"
    label = "exchange"

    def ready(self) -> None:
        # Rights and verbs register themselves; a face may ask for one before any action runs.
        import_module("thidua.exchange.permissions")
        import_module("thidua.exchange.enums")
