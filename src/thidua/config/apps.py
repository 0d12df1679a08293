"""Start-up wiring: who listens to which event."""

from django.apps import AppConfig

from thidua.config.subscriptions import SUBSCRIPTIONS
from thidua.kernel import events


class Config(AppConfig):
    name = "thidua.config"
    label = "config"

    def ready(self) -> None:
        events.install(SUBSCRIPTIONS)
