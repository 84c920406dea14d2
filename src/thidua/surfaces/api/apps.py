from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "thidua.surfaces.api"
    label = "api"
