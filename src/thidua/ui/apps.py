"""Django app of the components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "thidua.ui"
    label = "ui"
