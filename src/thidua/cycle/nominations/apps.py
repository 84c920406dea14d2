from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "thidua.cycle.nominations"
    label = "nominations"
