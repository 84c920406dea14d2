from django.apps import AppConfig


class OverlaysConfig(AppConfig):
    name = "thidua.foundation.overlays"
    label = "overlays"

    def ready(self) -> None:
        from thidua.foundation.overlays import checks  # noqa: F401 reason: registers at start
