from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "thidua.cycle.councils"
    label = "councils"

    def ready(self) -> None:
        from thidua.cycle.councils import quiet  # noqa: F401 reason: registers at start
