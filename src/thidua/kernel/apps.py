"""Django app of the ground floor."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "thidua.kernel"
    label = "kernel"
