from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    name = "thidua.cycle.showcase"
    label = "showcase"
