from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "thidua.cycle.results"
    label = "results"
