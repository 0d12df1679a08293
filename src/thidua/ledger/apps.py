"""Django app of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "thidua.ledger"
    label = "ledger"
