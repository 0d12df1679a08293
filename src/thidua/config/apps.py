"""Start-up wiring: who listens to which event, who may do what, which verbs there are."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from thidua.config.subscriptions import SUBSCRIPTIONS
from thidua.kernel import events


class Config(AppConfig):
    name = "thidua.config"
    label = "config"

    def ready(self) -> None:
        autodiscover_modules("enums", "permissions")
        events.install(SUBSCRIPTIONS)
