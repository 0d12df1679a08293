"""Django app of the officials' workspace."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "thidua.desk"
    label = "desk"
