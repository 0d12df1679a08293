"""Django app of the meeting room."""

from django.apps import AppConfig


class HallConfig(AppConfig):
    name = "thidua.hall"
    label = "hall"
