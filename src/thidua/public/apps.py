"""Django app of the citizens' site."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "thidua.public"
    label = "public"
