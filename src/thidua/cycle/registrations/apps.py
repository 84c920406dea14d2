from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "thidua.cycle.registrations"
    label = "registrations"
