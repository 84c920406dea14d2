from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "thidua.surfaces.desk"
    label = "desk"
