from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "thidua.cycle.initiatives"
    label = "initiatives"
