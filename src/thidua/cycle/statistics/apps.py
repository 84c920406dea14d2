from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "thidua.cycle.statistics"
    label = "statistics"
