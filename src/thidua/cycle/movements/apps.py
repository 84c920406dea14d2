from django.apps import AppConfig


class MovementsConfig(AppConfig):
    name = "thidua.cycle.movements"
    label = "movements"
