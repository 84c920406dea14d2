from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    name = "thidua.cycle.showcase"
    label = "showcase"

    def ready(self) -> None:
        from thidua.cycle.showcase.reporting import role_models
        from thidua.cycle.statistics.later import drafts

        drafts("examples", role_models)
