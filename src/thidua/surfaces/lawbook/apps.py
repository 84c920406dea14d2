from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "thidua.surfaces.lawbook"
    label = "lawbook"
